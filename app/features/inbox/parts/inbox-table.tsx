import type { CaseRow } from "#app/features/disputes/inbox.store.server.ts";
import { formatDay, formatList } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Table } from "#app/ui/table.tsx";

/** A row with the tool's name in the reader's language. */
export interface NamedRow extends CaseRow {
	readonly toolName: string | null;
	readonly dueToday: boolean;
}

/** Who, what, which tool, where it is and how bad, by when, and who looks. */
export function InboxTable({ rows, caption }: { rows: readonly NamedRow[]; caption: string }) {
	const { t } = useWords();
	return (
		<Table
			caption={caption}
			head={[
				t("inbox:list.patient"),
				t("inbox:list.tool"),
				t("inbox:list.state"),
				t("inbox:list.due"),
				t("inbox:list.reviewer"),
			]}
			rows={rows.map((row) => ({
				key: row.id,
				cells: [
					<Who key="who" row={row} />,
					<Tool key="tool" row={row} />,
					<State key="state" row={row} />,
					<Due key="due" row={row} />,
					row.reviewer === null ? t("inbox:list.nobody") : <bdi key="reviewer">{row.reviewer}</bdi>,
				],
			}))}
		/>
	);
}

function Who({ row: { id, patient, said } }: { row: NamedRow }) {
	const { t, lang } = useWords();
	const name = (
		<>
			<bdi>{patient.name}</bdi>
			{said !== null && <span className="vh"> {said.ref}</span>}
		</>
	);
	const what =
		said === null
			? t("inbox:list.unreadable")
			: said.challenge === null
				? formatList(
						lang,
						said.routes.map((route) => t(`inbox:route.${route}`)),
					)
				: t(`inbox:challenge-kind.${said.challenge}`);
	return (
		<>
			<a href={`/staff/disputes/${patient.id}/${id}`}>{name}</a>
			<br />
			{what}
			{!patient.listed && (
				<>
					<br />
					{t("inbox:list.left")}
				</>
			)}
		</>
	);
}

function Tool({ row: { toolName, version } }: { row: NamedRow }) {
	const { t } = useWords();
	return (
		<>
			{toolName ?? t("inbox:list.no-tool")}
			{version !== "" && (
				<>
					<br />
					{t("inbox:list.version-is", { version })}
				</>
			)}
		</>
	);
}

function State({ row: { state, said, urgent } }: { row: NamedRow }) {
	const { t } = useWords();
	const harm = said?.harm ?? null;
	return (
		<>
			{t(`inbox:state.${state}`)}
			<br />
			{urgent ? (
				<strong>{t("inbox:list.urgent")}</strong>
			) : harm === null ? (
				t("inbox:not-looked")
			) : (
				t(`inbox:harm.${harm}`)
			)}
		</>
	);
}

function Due({ row: { due, late, dueToday } }: { row: NamedRow }) {
	const { t, lang } = useWords();
	if (due === null) return <span>{t("inbox:list.no-date")}</span>;
	const date = formatDay(lang, due);
	if (late) return <strong>{t("inbox:list.late", { date })}</strong>;
	if (dueToday) return <strong>{t("inbox:list.today")}</strong>;
	return <span>{t("inbox:list.by", { date })}</span>;
}
