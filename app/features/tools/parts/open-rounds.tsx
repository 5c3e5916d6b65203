import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";

/** A tool that people are asked about, under its name to come; `until` is the last ISO day. */
export interface OpenRound {
	readonly tool: string;
	readonly name: string;
	readonly nameLang: string | null;
	readonly until: string;
}

/** Which new tools and changes people can say something of now; nothing where there are none. */
export function OpenRounds({ rounds }: { rounds: readonly OpenRound[] }) {
	const { t, lang } = useWords();
	if (rounds.length === 0) return null;
	return (
		<section>
			<h2>{t("comments:open.title")}</h2>
			<p>{t("comments:open.text")}</p>
			<ul className="rows">
				{rounds.map(({ tool, name, nameLang, until }) => (
					<li key={tool}>
						<a href={`/${lang}/tools/${tool}/coming`}>
							{t("comments:open.about")} <bdi lang={nameLang ?? undefined}>{name}</bdi>
						</a>
						<p>{t("comments:open.until", { date: formatDay(lang, until) })}</p>
					</li>
				))}
			</ul>
		</section>
	);
}
