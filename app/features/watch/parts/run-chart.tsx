/**
 * The run chart as a drawing of lines in the colour of the text, so that forced colours and paper keep it. Time runs as the
 * page reads. Everything it shows stands in the table beside it, which is what a screen reader reads.
 */
import { formatMonth, formatNumber, formatOutOf100 } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { figureWords } from "#app/ui/figure-words.ts";
import { Table } from "#app/ui/table.tsx";
import { languageOf } from "#locales/index.ts";
import type { Chart, ShownMonth } from "../chart.ts";

/** The drawing's own units: where the lines begin and end. */
const WIDE = 360;
const HIGH = 170;
const TOP = 14;
const FLOOR = 145;
const SIDE = 34;

/** The chart, what its lines mean, and its table. */
export function RunChart({ chart, months }: { chart: Chart; months: readonly ShownMonth[] }) {
	const { t, lang } = useWords();
	const isMirrored = languageOf(lang).dir === "rtl";
	const slot = (WIDE - SIDE) / chart.months.length;
	const across = (place: number) => (isMirrored ? WIDE - place : place);
	const middleOf = (index: number) => across(SIDE + slot * (index + 0.5));
	const up = (share: number) => FLOOR - ((FLOOR - TOP) * share) / chart.top;
	const line = (y: number, dashes?: string) => (
		<line x1={across(SIDE)} x2={across(WIDE)} y1={y} y2={y} strokeDasharray={dashes} />
	);
	const axis = (share: number) => (
		<text
			x={across(SIDE / 2)}
			y={up(share) + 5}
			textAnchor="middle"
			stroke="none"
			fill="currentColor"
			fontSize="13"
		>
			{formatOutOf100(lang, share)}
		</text>
	);
	return (
		<>
			<h3>{t("watch:tool.chart")}</h3>
			<svg stroke="currentColor" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img">
				<title>{t("watch:tool.chart")}</title>
				{line(FLOOR)}
				{line(up(chart.mean), "2 4")}
				{axis(0)}
				{axis(chart.top)}
				{chart.months.map(({ month, share, limit }, index) => {
					const x = middleOf(index);
					return (
						<g key={month}>
							{share && (
								<line strokeWidth="9" x1={x} x2={x} y1={up(share.least) + 2} y2={up(share.most) - 2} />
							)}
							{limit !== null && (
								<line strokeWidth="3" x1={x - slot * 0.4} x2={x + slot * 0.4} y1={up(limit)} y2={up(limit)} />
							)}
							<text x={x} y={FLOOR + 20} textAnchor="middle" stroke="none" fill="currentColor" fontSize="13">
								{formatNumber(lang, Number(month.slice(5)))}
							</text>
						</g>
					);
				})}
			</svg>
			<p>{t("watch:tool.chart-key")}</p>
			<ChartTable chart={chart} months={months} />
			<p className="hint">{t("watch:tool.chart-rule")}</p>
		</>
	);
}

function ChartTable({ chart, months }: { chart: Chart; months: readonly ShownMonth[] }) {
	const { t, lang } = useWords();
	const range = (share: { readonly least: number; readonly most: number } | null | undefined) => {
		if (!share) return t("watch:figure.too-few");
		const [from, to] = [formatOutOf100(lang, share.least), formatOutOf100(lang, share.most)];
		return from === to ? from : t("watch:figure.range", { from, to });
	};
	return (
		<Table
			caption={t("watch:tool.by-month")}
			head={[
				t("watch:column.month"),
				t("watch:column.uses"),
				t("watch:column.disputes"),
				t("watch:column.challenges"),
				t("watch:column.share"),
				t("watch:column.limit"),
			]}
			rows={months.map(({ month, uses, disputes, challenges }, index) => {
				const drawn = chart.months[index];
				return {
					key: month,
					cells: [
						formatMonth(lang, month),
						figureWords(t, lang, uses),
						figureWords(t, lang, disputes),
						figureWords(t, lang, challenges),
						range(drawn?.share),
						drawn?.limit == null ? t("watch:figure.none-before") : formatOutOf100(lang, drawn.limit),
					],
				};
			})}
		/>
	);
}
