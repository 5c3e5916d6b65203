/** What stands where a page cannot: not found, too much, our mistake. Says what to do, never what broke. */
import { useWords } from "#app/i18n/use-words.ts";
import { Page } from "./page.tsx";
import { Reachable } from "./reachable.tsx";
import { usePageRequest } from "./request.tsx";

const KNOWN = [403, 404, 405, 413, 414, 429, 503] as const;

/** The page for this status; an unknown one is our own mistake (500). */
export function ProblemPage({ status }: { status: number }) {
	const { t, lang } = useWords();
	const { site } = usePageRequest();
	const key = KNOWN.find((known) => known === status) ?? 500;
	return (
		<Page title={t(`errors:${key}.title`)}>
			<p>{t(`errors:${key}.what`)}</p>
			<p>
				<Reachable text={t("errors:call", { phone: site.phone })} />
			</p>
			<p>
				<a href={`/${lang}`}>{t("errors:start")}</a>
			</p>
		</Page>
	);
}
