import { formatMoment, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import type { FoundUse } from "../conformance.ts";

/** Whether a system asked before it acted, and each use that a lead has to look at. `usedAt` is an ISO instant. */
export function AskedBefore(props: {
	readonly kept: {
		readonly uses: number;
		readonly asked: number;
		readonly wentOn: number;
		/** The most that were counted, and null where that is all. */
		readonly most: number | null;
		/** The newest. */
		readonly found: readonly (Pick<FoundUse, "id" | "why"> & {
			readonly usedAt: string;
			readonly tool: string;
			readonly lang: string;
		})[];
		/** The most that are shown, and null where that is all. */
		readonly shown: number | null;
	};
}) {
	const { uses, asked, wentOn, most, found, shown } = props.kept;
	const { t, lang } = useWords();
	return (
		<>
			<h2>{t("clients:kept.title")}</h2>
			<p>{t("clients:kept.text")}</p>
			<SummaryList
				rows={[
					{ key: t("clients:kept.uses"), value: formatNumber(lang, uses) },
					{ key: t("clients:kept.asked"), value: formatNumber(lang, asked) },
					{ key: t("clients:kept.went"), value: formatNumber(lang, wentOn) },
				]}
			/>
			{most !== null && <p>{t("clients:kept.only", { most: formatNumber(lang, most) })}</p>}
			{found.length > 0 && (
				<Table
					caption={t("clients:kept.list")}
					head={[
						t("clients:kept.when"),
						t("clients:kept.tool"),
						t("clients:kept.what"),
						t("clients:kept.use"),
					]}
					rows={found.map(({ id, usedAt, why, tool, lang: toolLang }) => ({
						key: `${id} ${why}`,
						cells: [
							formatMoment(lang, new Date(usedAt)),
							<span key="tool" lang={toolLang}>
								{tool}
							</span>,
							t(`clients:kept.why.${why}`),
							<Ltr key="id">{id}</Ltr>,
						],
					}))}
				/>
			)}
			{shown !== null && <p>{t("clients:kept.shown", { most: formatNumber(lang, shown) })}</p>}
		</>
	);
}
