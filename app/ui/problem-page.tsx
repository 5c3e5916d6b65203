/** What stands where a page cannot: not found, too much, our mistake. Says what to do, never what broke. */
import { useWords } from "#app/i18n/use-words.ts";
import { Page } from "./page.tsx";
import { Reachable } from "./reachable.tsx";
import { usePageRequest } from "./request.tsx";

const KNOWN = [403, 404, 405, 413, 414, 429, 503] as const;

/** Why somebody who acts for a patient was not let through. */
const ACTING = ["own", "stopped", "read", "help", "limits"] as const;

/** The page for this status, or for this reason of it; an unknown one is our own mistake (500). `typed`: what they wrote, which nothing else has kept. */
export function ProblemPage({ status, why, typed }: { status: number; why?: unknown; typed?: unknown }) {
	const { t, lang } = useWords();
	const { site, signedIn } = usePageRequest();
	const acting = ACTING.find((known) => status === 403 && known === why);
	const wrote = acting && Array.isArray(typed) ? typed.filter((text) => typeof text === "string") : [];
	const key = KNOWN.find((known) => known === status) ?? 500;
	return (
		<Page title={acting ? t(`acting:no.${acting}.title`) : t(`errors:${key}.title`)}>
			<p>{acting ? t(`acting:no.${acting}.what`) : t(`errors:${key}.what`)}</p>
			{wrote.length > 0 && <p>{t("acting:typed")}</p>}
			{wrote.map((text) => (
				<p key={text}>
					<span className="typed" dir="auto">
						{text}
					</span>
				</p>
			))}
			<p>
				<Reachable text={t("errors:call", { phone: site.phone })} />
			</p>
			<p>
				{signedIn?.who === "trusted" ? (
					<a href={`/${lang}/my`}>{t("choices:tool.back")}</a>
				) : (
					<a href={`/${lang}`}>{t("errors:start")}</a>
				)}
			</p>
		</Page>
	);
}
