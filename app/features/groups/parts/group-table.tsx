import { useWords } from "#app/i18n/use-words.ts";
import { figureWords } from "#app/ui/figure-words.ts";
import { Table } from "#app/ui/table.tsx";
import { figureIn, groupsIn } from "../bars.ts";
import type { GroupLine } from "../group-report.ts";
import { GroupBars } from "./group-bars.tsx";
import { groupWords, type Names } from "./group-words.ts";

/** Lines with the same groups side by side, one a column, and below them their totals, each rounded on its own; then the same as bars. */
export function GroupTable({ lines, names }: { lines: readonly GroupLine[]; names: Names }) {
	const { t, lang } = useWords();
	const [first] = lines;
	if (first === undefined) return null;
	const { by } = first;
	return (
		<>
			<Table
				caption={t(`groups:by.${by}`)}
				head={[t(`groups:group.${by}`), ...lines.map(({ what }) => t(`groups:what.${what}`))]}
				rows={[
					...groupsIn(lines).map((group) => ({
						key: group,
						cells: [
							groupWords(t, lang, names, by, group),
							...lines.map((line) => figureWords(t, lang, figureIn(line, group))),
						],
					})),
					{
						key: "total",
						cells: [t("watch:total"), ...lines.map(({ total }) => figureWords(t, lang, total))],
					},
				]}
			/>
			<GroupBars lines={lines} names={names} />
		</>
	);
}
