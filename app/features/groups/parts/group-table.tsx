import { useWords } from "#app/i18n/use-words.ts";
import { Table } from "#app/ui/table.tsx";
import type { GroupLine } from "../group-report.ts";
import { figureWords, groupWords, type Names } from "./group-words.ts";

/** Lines with the same groups side by side, one a column, and below them their totals, each rounded on its own. */
export function GroupTable({ lines, names }: { lines: readonly GroupLine[]; names: Names }) {
	const { t, lang } = useWords();
	const [first] = lines;
	if (first === undefined) return null;
	const { by } = first;
	const groups = [...new Set(lines.flatMap(({ cells }) => (cells ?? []).map(([group]) => group)))];
	const figure = ({ cells }: GroupLine, group: string) =>
		figureWords(t, lang, cells?.find(([name]) => name === group)?.[1] ?? null);
	return (
		<Table
			caption={t(`groups:by.${by}`)}
			head={[t(`groups:group.${by}`), ...lines.map(({ what }) => t(`groups:what.${what}`))]}
			rows={[
				...groups.map((group) => ({
					key: group,
					cells: [groupWords(t, lang, names, by, group), ...lines.map((line) => figure(line, group))],
				})),
				{
					key: "total",
					cells: [t("watch:total"), ...lines.map(({ total }) => figureWords(t, lang, total))],
				},
			]}
		/>
	);
}
