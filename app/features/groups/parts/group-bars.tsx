/**
 * A table of groups as bars, in the colour of the text, so that forced colours and paper keep them. Bars begin where the page's lines
 * begin. Each has its words and its figure beside it: a screen reader reads the table above.
 */
import { useWords } from "#app/i18n/use-words.ts";
import { languageOf } from "#locales/index.ts";
import { barsOf } from "../bars.ts";
import type { GroupLine } from "../group-report.ts";
import { figureWords, groupWords, type Names } from "./group-words.ts";

/** The drawing's own units. A letter is about so wide, which only leaves room: nothing is cut off. */
const WIDE = 300;
const LETTER = 7.3;
/** Room for a figure behind the longest bar. */
const FIGURE = 50;
const ROW = 26;
const TITLE = 26;

/** Nothing where nothing is shown but 0. */
export function GroupBars({ lines, names }: { lines: readonly GroupLine[]; names: Names }) {
	const { t, lang } = useWords();
	const groups = barsOf(lines);
	const [first] = lines;
	if (groups === undefined || first === undefined) return null;
	const { by, what } = first;
	const isMirrored = languageOf(lang).dir === "rtl";
	const across = (place: number) => Math.round(isMirrored ? WIDE - place : place);
	// What a bar is about stands before it; where a group has one bar alone, its name above is enough.
	const words = lines.length === 1 ? [] : lines.map((line) => t(`groups:what.${line.what}`));
	const from = Math.ceil(Math.max(0, ...words.map(({ length }) => length * LETTER + 8)));
	const tall = TITLE + lines.length * ROW;
	const id = `bars-${what}-${by}`;
	const drawn = groups.map(({ group, bars }, at) => ({
		group,
		name: groupWords(t, lang, names, by, group),
		top: at * tall + TITLE,
		bars: bars.map((bar, index) => ({
			...bar,
			y: at * tall + TITLE + (index + 0.5) * ROW,
			words: words[index],
			end: from + (bar.part ?? 0) * (WIDE - from - FIGURE),
		})),
	}));
	return (
		<p>
			<svg
				className="w20"
				viewBox={`0 0 ${WIDE} ${groups.length * tall}`}
				role="img"
				aria-labelledby={`${id} ${id}-is`}
				fill="currentColor"
				fontSize="14"
			>
				<title id={id}>{t("groups:bars.title", { by: t(`groups:by.${by}`) })}</title>
				<desc id={`${id}-is`}>{t("groups:bars.about")}</desc>
				<path
					stroke="currentColor"
					strokeWidth="10"
					d={drawn
						.flatMap(({ bars }) => bars)
						.filter(({ part }) => part)
						.map(({ y, end }) => `M${across(from)} ${y}H${across(end)}`)
						.join("")}
				/>
				{drawn.map(({ group, name, top, bars }) => (
					<g key={group}>
						{/* What stands between the texts is never drawn: a browser that shows words alone reads a sentence. */}
						{top === TITLE ? " " : ". "}
						<text x={across(0)} y={top - 7} fontWeight="bold">
							{name}
						</text>
						{": "}
						{bars.map((bar) => (
							<g key={bar.what}>
								{bar.words && (
									<text x={across(0)} y={bar.y + 5}>
										{bar.words}
									</text>
								)}{" "}
								<text x={across(bar.part ? bar.end + 6 : from)} y={bar.y + 5}>
									{figureWords(t, lang, bar.figure)}
								</text>
								{bar === bars.at(-1) ? "" : ", "}
							</g>
						))}
					</g>
				))}
			</svg>
		</p>
	);
}
