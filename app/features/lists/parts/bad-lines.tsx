import { formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Table } from "#app/ui/table.tsx";
import type { RowProblem } from "../list-row.ts";

/** The lines of a list that have no NHS number. What stands in them is not shown: it may be anything. */
export function BadLines(props: {
	readonly bad: readonly { readonly line: number; readonly problem: RowProblem }[];
	readonly areAll: boolean;
}) {
	const { bad, areAll } = props;
	const { t, lang } = useWords();
	if (bad.length === 0) return null;
	return (
		<>
			<Table
				caption={t("lists:show.bad")}
				head={[t("lists:show.line"), t("lists:show.wrong")]}
				rows={bad.map(({ line, problem }) => ({
					key: String(line),
					cells: [formatNumber(lang, line), t(`lists:row.${problem}`)],
				}))}
				compact
			/>
			{!areAll && <p>{t("lists:show.bad-more")}</p>}
		</>
	);
}
