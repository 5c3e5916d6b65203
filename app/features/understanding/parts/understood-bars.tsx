import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Bars } from "#app/ui/bars.tsx";
import { figureWords } from "#app/ui/figure-words.ts";
import type { Question } from "../understood.ts";
import type { ShownUnderstood } from "../understood-report.ts";

/** The table of a question as bars: of each language, how many were right. Nothing where no figure but 0 is shown. */
export function UnderstoodBars(props: {
	readonly question: Question;
	readonly languages: readonly ShownUnderstood[];
}) {
	const { question, languages } = props;
	const { t, lang } = useWords();
	const told = languages.flatMap(({ lang: tag, figures }) => (figures === null ? [] : [{ tag, figures }]));
	const shown = told.flatMap(({ figures }) => figures.cells.map(([, figure]) => figure ?? 0));
	const longest = Math.max(0, ...shown);
	if (longest === 0) return null;
	const drawn = told.map(({ tag, figures }) => ({
		key: tag,
		name: languageName(tag, lang).here,
		bars: figures.cells.map(([grade, figure]) => ({
			...{ key: grade, words: t(`understanding:grade.${grade}`), figure: figureWords(t, lang, figure) },
			part: figure === null ? null : figure / longest,
		})),
	}));
	return <Bars id={`bars-${question}`} by={t("groups:by.language")} groups={drawn} />;
}
