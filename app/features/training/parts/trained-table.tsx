import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Table } from "#app/ui/table.tsx";
import type { Trained } from "../training.ts";
import { trainedWords } from "./trained-words.ts";

/** Who can sign in here and how their training stands, those who miss it first, with how many there are of each. */
export function TrainedTable(props: {
	readonly tool: string;
	readonly members: readonly {
		readonly id: string;
		readonly name: string;
		readonly role: "reception" | "clinician" | "lead";
		readonly trained: Trained;
	}[];
}) {
	const { tool, members } = props;
	const { t, lang } = useWords();
	const [missing, confirmed] = [true, false].map((isMissing) =>
		members.filter(({ trained }) => (trained.state === "missing") === isMissing),
	);
	return (
		<>
			<h2>{t("training:tool.who")}</h2>
			<p>{t("training:tool.counts", { done: confirmed?.length ?? 0, missing: missing?.length ?? 0 })}</p>
			<Table
				caption={t("training:tool.who")}
				captionHidden
				head={[
					t("colleagues:list.name"),
					t("colleagues:list.role"),
					t("training:tool.state"),
					t("training:tool.on"),
				]}
				rows={[...(missing ?? []), ...(confirmed ?? [])].map(({ id, name, role, trained }) => ({
					key: id,
					cells: [
						<bdi key="name">{name}</bdi>,
						t(`colleagues:role.${role}`),
						trainedWords(t, lang, trained),
						trained.state === "missing" ? "–" : formatDay(lang, trained.on),
					],
				}))}
			/>
			<p>
				<a href={`/staff/tools/${tool}/training/csv?lang=${lang}`}>{t("training:tool.file")}</a>
			</p>
		</>
	);
}
