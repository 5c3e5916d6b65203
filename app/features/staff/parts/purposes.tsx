import { DECISION_ANSWERS, type DecisionAnswer } from "#app/core/decision-reasons.ts";
import type { Answer } from "#app/core/entry.ts";
import type { Purpose } from "#app/core/scope.ts";
import { formatList } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Table } from "#app/ui/table.tsx";

/** The uses of information other than care, in one table: what was said, and what counts for each tool used here. */
export function Purposes(props: {
	readonly purposes: readonly {
		readonly purpose: Exclude<Purpose, "care">;
		readonly said: Answer | null;
		readonly tools: readonly { readonly name: string; readonly answer: DecisionAnswer }[];
	}[];
}) {
	const { t } = useWords();
	return (
		<Table
			caption={t("staff:summary.purposes")}
			head={[t("staff:summary.use"), t("staff:summary.they-said"), t("staff:summary.tools")]}
			rows={props.purposes.map(({ purpose, said, tools }) => ({
				key: purpose,
				cells: [
					t(`staff:summary.use-of.${purpose}`),
					said === null ? t("staff:summary.nothing-said") : t(`choices:answer.${said}`),
					<ToolsByAnswer key="tools" tools={tools} />,
				],
			}))}
		/>
	);
}

/** The tools that have the same answer are named together. */
export function ToolsByAnswer({
	tools,
}: {
	tools: readonly { readonly name: string; readonly answer: DecisionAnswer }[];
}) {
	const { t, lang } = useWords();
	if (tools.length === 0) return <>{t("staff:summary.no-tools")}</>;
	return DECISION_ANSWERS.map((answer) => {
		const names = tools.filter((tool) => tool.answer === answer).map(({ name }) => name);
		if (names.length === 0) return null;
		return (
			<div key={answer}>
				<b>{t(`staff:summary.use-answer.${answer}`)}</b>: {formatList(lang, names)}
			</div>
		);
	});
}
