import { Fragment } from "react";
import { useWords } from "#app/i18n/use-words.ts";
import { Table } from "#app/ui/table.tsx";
import { TrainingNote } from "#app/ui/training-note.tsx";
import type { ShownTool } from "./tool-answer.tsx";

/**
 * The answers at a glance. The tools of the service in which the reader works (`own`, its name) stand in a table of their own before the
 * others; without one, or where it uses none of them, all stand in one. `boxed`: the tools about which the page has more to say.
 */
export function AnswersTable(props: {
	readonly tools: readonly ShownTool[];
	readonly own: string | null;
	readonly time: string;
	readonly boxed: readonly string[];
}) {
	const { tools, own, time, boxed } = props;
	const { t } = useWords();
	const asAt = t("ui:answer.as-at", { time });
	const [first, others] = [true, false].map((isOwn) => tools.filter((tool) => tool.isOwn === isOwn));
	const tables =
		first === undefined || others === undefined || first.length === 0
			? [{ caption: asAt, those: tools }]
			: [
					{ caption: `${own ?? ""}: ${asAt}`, those: first },
					{ caption: `${t("staff:own.others")}: ${asAt}`, those: others },
				];
	return tables
		.filter(({ those }) => those.length > 0)
		.map(({ caption, those }) => (
			<Table
				key={caption}
				caption={caption}
				head={[t("staff:summary.tool"), t("staff:summary.answer"), t("staff:summary.why")]}
				rows={those.map((tool) => ({
					key: tool.id,
					cells: [
						boxed.includes(tool.id) ? (
							<a key="tool" href={`#tool-${tool.id}`}>
								{tool.name}
							</a>
						) : (
							tool.name
						),
						<strong key="answer">{t(`reasons:answer.${tool.answer}`)}</strong>,
						<Fragment key="why">
							{t(`reasons:short.${tool.reason}`)}
							{tool.training && (
								<div className="hint">
									<TrainingNote note={tool.training} />
								</div>
							)}
						</Fragment>,
					],
				}))}
				compact
			/>
		));
}
