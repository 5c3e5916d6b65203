import { formatDay, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Table } from "#app/ui/table.tsx";
import type { ToolCheck } from "../../tools/watched.ts";

/** The checks of a tool, newest first. What staff wrote is English. */
export function ChecksTable({ checks }: { checks: readonly ToolCheck[] }) {
	const { t, lang } = useWords();
	if (checks.length === 0) return <p>{t("watch:tool.no-checks")}</p>;
	return (
		<Table
			caption={t("watch:tool.checks")}
			head={[
				t("watch:column.day"),
				t("watch:column.version"),
				t("watch:column.right"),
				t("watch:column.found"),
				t("watch:column.source"),
				t("watch:column.who"),
				t("watch:column.next"),
			]}
			rows={checks.map(({ id, on, version, figures, found, source, madeBy, nextOn }) => ({
				key: id,
				cells: [
					formatDay(lang, on),
					version === "" ? t("watch:figure.no-version") : <bdi key="version">{version}</bdi>,
					figures === null
						? t("watch:check.no-count")
						: t("watch:check.of", {
								right: formatNumber(lang, figures.right),
								of: formatNumber(lang, figures.of),
							}),
					<span key="found" lang="en" dir="ltr">
						{found}
					</span>,
					<span key="source" lang="en" dir="ltr">
						{source}
					</span>,
					<bdi key="who">{madeBy}</bdi>,
					formatDay(lang, nextOn),
				],
			}))}
		/>
	);
}
