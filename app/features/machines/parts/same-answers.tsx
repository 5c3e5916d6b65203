import type { Purpose } from "#app/core/scope.ts";
import { formatMoment, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Table } from "#app/ui/table.tsx";
import type { Difference } from "../held.ts";
import type { stateOf } from "../reconciled.ts";

/** A tool in words. */
interface NamedTool {
	readonly name: string;
	readonly lang: string;
}

/** Whether a system holds the answers that it should, by tool, and for whom it did not lately. Moments are ISO instants. */
export function SameAnswers(props: {
	readonly compared: readonly {
		readonly tool: NamedTool;
		readonly purpose: Purpose;
		readonly state: ReturnType<typeof stateOf>;
		readonly last: { readonly at: string; readonly ours: number; readonly theirs: number } | null;
	}[];
	/** The newest. `id` is the patient's address; null where nobody here has the number, or not any more. */
	readonly named: readonly {
		readonly at: string;
		readonly tool: NamedTool;
		readonly what: Difference;
		readonly id: string | null;
	}[];
}) {
	const { compared, named } = props;
	const { t, lang } = useWords();
	const toolCell = ({ name, lang: toolLang }: NamedTool) => (
		<span key="tool" lang={toolLang}>
			{name}
		</span>
	);
	return (
		<>
			<h2>{t("clients:same.title")}</h2>
			<p>{t("clients:same.text")}</p>
			<Table
				caption={t("clients:same.title")}
				captionHidden
				head={[
					t("clients:kept.tool"),
					t("clients:same.purpose"),
					t("clients:same.result"),
					t("clients:same.last"),
					t("clients:same.holds"),
					t("clients:same.should"),
				]}
				rows={compared.map(({ tool, purpose, state, last }) => ({
					key: `${tool.name} ${purpose}`,
					cells: [
						toolCell(tool),
						t(`lists:home.purpose-of.${purpose}`),
						state === "same" ? (
							t("clients:same.state.same")
						) : (
							<strong key="result">{t(`clients:same.state.${state}`)}</strong>
						),
						last === null ? t("clients:list.never") : formatMoment(lang, new Date(last.at)),
						formatNumber(lang, last?.theirs ?? 0),
						formatNumber(lang, last?.ours ?? 0),
					],
				}))}
			/>
			{named.length > 0 && (
				<Table
					caption={t("clients:same.list")}
					head={[
						t("clients:same.who"),
						t("clients:kept.when"),
						t("clients:kept.tool"),
						t("clients:kept.what"),
					]}
					rows={named.map(({ at, tool, what, id }, place) => ({
						key: `${place}`,
						cells: [
							id === null ? (
								t("clients:same.nobody")
							) : (
								<a key="who" href={`/staff/patients/${id}`}>
									{t("clients:same.patient", { number: formatNumber(lang, place + 1) })}
								</a>
							),
							formatMoment(lang, new Date(at)),
							toolCell(tool),
							t(`clients:same.what.${what}`),
						],
					}))}
				/>
			)}
		</>
	);
}
