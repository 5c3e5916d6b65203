/** The table of a question as bars: of each language, how many were right. In the colour of the text; made of shown figures alone. */

import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { languageOf } from "#locales/index.ts";
import { GRADES, type Question } from "../understood.ts";
import type { ShownUnderstood } from "../understood-report.ts";
import { figureWords } from "./figure-words.ts";

/** The drawing's own units, as the other reports draw them. */
const WIDE = 300;
const LETTER = 7.3;
const FIGURE = 50;
const ROW = 26;

/** Nothing where no figure but 0 is shown. */
export function UnderstoodBars(props: {
	readonly question: Question;
	readonly languages: readonly ShownUnderstood[];
}) {
	const { question, languages } = props;
	const { t, lang } = useWords();
	const told = languages.flatMap(({ lang: tag, figures }) => (figures === null ? [] : [{ tag, figures }]));
	const longest = Math.max(
		0,
		...told.flatMap(({ figures }) => figures.cells.map(([, figure]) => figure ?? 0)),
	);
	if (longest === 0) return null;
	const isMirrored = languageOf(lang).dir === "rtl";
	const across = (place: number) => Math.round(isMirrored ? WIDE - place : place);
	const words = GRADES.map((grade) => t(`understanding:grade.${grade}`));
	const from = Math.ceil(Math.max(...words.map(({ length }) => length * LETTER + 8)));
	const tall = ROW * (GRADES.length + 1);
	const id = `bars-${question}`;
	const rows = told.map(({ tag, figures }, at) => ({
		tag,
		name: languageName(tag, lang).here,
		top: at * tall + ROW,
		bars: figures.cells.map(([grade, figure], index) => ({
			...{ grade, figure, words: words[index] },
			y: at * tall + ROW * (index + 1.5),
			end: from + ((figure ?? 0) / longest) * (WIDE - from - FIGURE),
		})),
	}));
	return (
		<p>
			<svg
				className="w20"
				viewBox={`0 0 ${WIDE} ${told.length * tall}`}
				role="img"
				aria-labelledby={`${id} ${id}-is`}
				fill="currentColor"
				fontSize="14"
			>
				<title id={id}>{t("groups:bars.title", { by: t("groups:by.language") })}</title>
				<desc id={`${id}-is`}>{t("groups:bars.about")}</desc>
				<path
					stroke="currentColor"
					strokeWidth="10"
					d={rows
						.flatMap(({ bars }) => bars)
						.filter(({ figure }) => figure)
						.map(({ y, end }) => `M${across(from)} ${y}H${across(end)}`)
						.join("")}
				/>
				{rows.map(({ tag, name, top, bars }) => (
					<g key={tag}>
						{/* Never drawn: a browser that shows words alone reads a sentence. */}
						{top === ROW ? " " : ". "}
						<text x={across(0)} y={top - 7} fontWeight="bold">
							{name}
						</text>
						{": "}
						{bars.map(({ grade, words: about, figure, y, end }, index) => (
							<g key={grade}>
								{index > 0 && ", "}
								<text x={across(0)} y={y + 5}>
									{about}
								</text>{" "}
								<text x={across(figure === null ? from : end + 9)} y={y + 5}>
									{figureWords(t, lang, figure)}
								</text>
							</g>
						))}
					</g>
				))}
			</svg>
		</p>
	);
}
