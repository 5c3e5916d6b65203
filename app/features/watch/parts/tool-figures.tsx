import { formatMonth } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { Chart, ShownMonth } from "../chart.ts";
import type { FigureRow } from "../figures.ts";
import { FiguresTable } from "./figures-table.tsx";
import { RunChart } from "./run-chart.tsx";

export interface ShownFigures {
	readonly versions: readonly FigureRow[];
	/** Lines with the services' names. */
	readonly services: readonly FigureRow[];
	readonly months: readonly FigureRow[];
	readonly drawn: { readonly chart: Chart; readonly months: readonly ShownMonth[] } | null;
}

/** One tool's figures by version, service and month, and the chart where there is enough to draw. */
export function ToolFigures({ versions, services, months, drawn }: ShownFigures) {
	const { t, lang } = useWords();
	const named = (rows: readonly FigureRow[], empty: string) =>
		rows.map((row) => ({ ...row, key: row.name, name: row.name === "" ? empty : <bdi>{row.name}</bdi> }));
	return (
		<>
			<h2>{t("watch:tool.numbers")}</h2>
			<p className="hint">{t("watch:small.rule")}</p>
			<p className="hint">{t("watch:small.left-out")}</p>
			{versions.length > 0 && (
				<FiguresTable
					caption={t("watch:tool.by-version")}
					first={t("watch:column.version")}
					rows={named(versions, t("watch:figure.no-version"))}
				/>
			)}
			{services.length > 0 && (
				<FiguresTable
					caption={t("watch:tool.by-service")}
					first={t("watch:column.service")}
					rows={named(services, t("watch:figure.no-service"))}
				/>
			)}
			{drawn === null ? (
				<>
					<p>{t("watch:tool.no-chart")}</p>
					<FiguresTable
						caption={t("watch:tool.by-month")}
						first={t("watch:column.month")}
						rows={months.map((row) => ({ ...row, key: row.name, name: formatMonth(lang, row.name) }))}
					/>
				</>
			) : (
				<RunChart chart={drawn.chart} months={drawn.months} />
			)}
		</>
	);
}
