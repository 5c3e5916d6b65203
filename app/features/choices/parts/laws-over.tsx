import { useWords } from "#app/i18n/use-words.ts";
import { LawWords, lawSentence } from "#app/ui/law-words.tsx";
import type { LawOver } from "../laws-over.ts";

/** The tools about which a law decides and not this answer, each with its law; nothing where there is none. */
export function LawsOver({ laws }: { laws: readonly LawOver[] }) {
	const { t, lang } = useWords();
	if (laws.length === 0) return null;
	return (
		<>
			<h2>{t("laws:mine.title")}</h2>
			<p>{t("laws:mine.intro")}</p>
			<ul>
				{laws.map(({ tool, law }) => (
					<li key={law.id}>
						<p>
							{tool}: {lawSentence(t, lang, law)} {t(`laws:notice.about.${law.purpose ?? "all"}`)}
						</p>
						<LawWords law={law} />
					</li>
				))}
			</ul>
		</>
	);
}
