import { useWords } from "#app/i18n/use-words.ts";
import { Page } from "#app/ui/page.tsx";
import type { NoOverride } from "../override.ts";
import type { AskedOverride } from "./start-form.tsx";

export type Refusal = NoOverride | "only-clinicians";

/** Why no emergency override can be started here, and what happens instead. Nothing was saved. */
export function Refused({ asked, refusal }: { asked: AskedOverride; refusal: Refusal }) {
	const { t } = useWords();
	const { id, tool, instead, wordsLang } = asked;
	const own = wordsLang === null ? {} : { lang: wordsLang, dir: "ltr" as const };
	return (
		<Page
			title={t("overrides:refused.title")}
			back={{ href: `/staff/patients/${id}`, text: t("staff:record.back") }}
		>
			<p>
				<b {...own}>{tool}</b>
			</p>
			<p className="notice">{t(`overrides:refused.${refusal}`)}</p>
			<p>{t("overrides:refused.nothing")}</p>
			{refusal !== "allowed-already" && instead.length > 0 && (
				<p>
					<b>{t("overrides:start.instead")}:</b> <span {...own}>{instead.join(" ")}</span>
				</p>
			)}
		</Page>
	);
}
