/**
 * A table as bars, in the colour of the text, so that forced colours and paper keep them. Bars begin where the page's lines begin.
 * Each has its words and its figure beside it: a screen reader reads the table above.
 */
import { useWords } from "#app/i18n/use-words.ts";
import { languageOf } from "#locales/index.ts";

/** The drawing's own units. A letter is about so wide, which only leaves room: nothing is cut off. */
const WIDE = 300;
const LETTER = 7.3;
/** Room for a figure behind the longest bar. */
const FIGURE = 50;
const ROW = 26;

/** A name, and its bars below it. */
export interface BarGroup {
	readonly key: string;
	readonly name: string;
	readonly bars: readonly {
		readonly key: string;
		/** What this bar is about; undefined where the name above is enough. */
		readonly words?: string | undefined;
		readonly figure: string;
		/** Of the longest bar of all, 0 to 1; null where the figure is hidden. */
		readonly part: number | null;
	}[];
}

/** `id` is this drawing's own on its page; `by` says what its groups are. Every group has as many bars as the first. */
export function Bars(props: {
	readonly id: string;
	readonly by: string;
	readonly groups: readonly BarGroup[];
}) {
	const { id, by, groups } = props;
	const { t, lang } = useWords();
	const isMirrored = languageOf(lang).dir === "rtl";
	const across = (place: number) => Math.round(isMirrored ? WIDE - place : place);
	const widths = groups.flatMap(({ bars }) =>
		bars.map(({ words }) => (words === undefined ? 0 : words.length * LETTER + 8)),
	);
	const from = Math.ceil(Math.max(0, ...widths));
	const tall = ROW * (1 + (groups[0]?.bars.length ?? 0));
	const drawn = groups.map(({ key, name, bars }, at) => ({
		...{ key, name, top: at * tall + ROW },
		bars: bars.map((bar, index) => ({
			...bar,
			y: at * tall + ROW * (index + 1.5),
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
				<title id={id}>{t("groups:bars.title", { by })}</title>
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
				{drawn.map(({ key, name, top, bars }) => (
					<g key={key}>
						{/* What stands between the texts is never drawn: a browser that shows words alone reads a sentence. */}
						{top === ROW ? " " : ". "}
						<text x={across(0)} y={top - 7} fontWeight="bold">
							{name}
						</text>
						{": "}
						{bars.map((bar) => (
							<g key={bar.key}>
								{bar.words && (
									<text x={across(0)} y={bar.y + 5}>
										{bar.words}
									</text>
								)}{" "}
								<text x={across(bar.part ? bar.end + 6 : from)} y={bar.y + 5}>
									{bar.figure}
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
