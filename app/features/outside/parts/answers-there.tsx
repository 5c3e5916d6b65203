import type { DecisionAnswer, Reason } from "#app/core/decision-reasons.ts";
import { howWords, type SentHow } from "#app/features/staff/how-words.ts";
import { formatDay, formatTime } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Ltr } from "#app/ui/ltr.tsx";
import { Table } from "#app/ui/table.tsx";

/** One tool of a provider whose list the patient is on. */
interface ToolThere {
	readonly id: string;
	readonly name: string;
	/** Set where the name is not in the reader's language. */
	readonly nameLang: string | null;
	readonly answer: DecisionAnswer;
	readonly reason: Reason;
	readonly olderNotice: boolean;
	readonly said: SentHow | null;
	readonly against: readonly SentHow[];
}

/** What holds at one provider of the patient's own: each tool in use there with its answer, then how we know of those that were spoken of. */
export function AnswersThere(props: {
	readonly provider: {
		readonly name: string;
		readonly phone: string;
		readonly tools: readonly ToolThere[];
	};
	readonly asAt: string;
}) {
	const { name, phone, tools } = props.provider;
	const { t, lang } = useWords();
	const dayOf = (when: Date | string) => formatDay(lang, when);
	const told = tools.filter(({ said, against }) => said !== null || against.length > 0);
	const own = ({ nameLang }: ToolThere) => nameLang ?? undefined;
	return (
		<section>
			<h2>
				<bdi>{name}</bdi>
			</h2>
			<p>
				{t("outside:look.phone")} <Ltr>{phone}</Ltr>
			</p>
			{tools.length === 0 ? (
				<p>{t("outside:look.none-there")}</p>
			) : (
				<Table
					caption={t("ui:answer.as-at", { time: formatTime(lang, new Date(props.asAt)) })}
					head={[t("staff:summary.tool"), t("staff:summary.answer"), t("staff:summary.why")]}
					rows={tools.map((tool) => ({
						key: tool.id,
						cells: [
							<span key="tool" lang={own(tool)}>
								{tool.name}
							</span>,
							<strong key="answer">{t(`reasons:answer.${tool.answer}`)}</strong>,
							t(`reasons:short.${tool.reason}`),
						],
					}))}
					compact
				/>
			)}
			{told.length > 0 && (
				<>
					<h3>{t("staff:summary.how")}</h3>
					<ul>
						{told.map((tool) => (
							<li key={tool.id}>
								<b lang={own(tool)}>
									<bdi>{tool.name}</bdi>
								</b>
								:{" "}
								{[tool.said, ...tool.against]
									.flatMap((said) => (said === null ? [] : [howWords(t, dayOf, said)]))
									.join(" ")}{" "}
								{tool.olderNotice && t("staff:summary.said.older")}
							</li>
						))}
					</ul>
				</>
			)}
		</section>
	);
}
