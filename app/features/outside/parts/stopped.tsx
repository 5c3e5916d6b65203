import { useWords } from "#app/i18n/use-words.ts";
import { Page } from "#app/ui/page.tsx";
import { MOST_TRIES } from "../outside.ts";

/** All tries of this day are used up: what to do instead. */
export function Stopped() {
	const { t } = useWords();
	return (
		<Page title={t("outside:stopped.title")} back={{ href: "/staff", text: t("staff:summary.back") }}>
			<p>{t("outside:stopped.text", { most: MOST_TRIES })}</p>
			<ul>
				<li>{t("staff:find.try.list")}</li>
				<li>
					<strong>{t("staff:find.try.start")}</strong>
				</li>
			</ul>
		</Page>
	);
}
