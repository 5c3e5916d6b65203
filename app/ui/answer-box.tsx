import type { ReactNode } from "react";
import { useWords } from "#app/i18n/use-words.ts";

/** The outline of a staff answer: round for yes, a filled block for no, dashed for ask first, dotted where we could not
 * tell. The words say the same. */
export type AnswerShape = "yes" | "no" | "ask" | "unknown";

/** What staff read in two seconds: the tool, the answer in big words, why, and what to do now. Every box has a next
 * action, also a yes. `asAt` is the time of the answer, formatted. */
export function AnswerBox(props: {
	readonly id: string;
	readonly shape: AnswerShape;
	readonly tool: string;
	readonly answer: string;
	readonly why: ReactNode;
	readonly next: ReactNode;
	readonly asAt: string;
	readonly children?: ReactNode;
}) {
	const { id, shape, tool, answer, why, next, asAt, children } = props;
	const { t } = useWords();
	return (
		<section className={`answer ${shape}`} aria-labelledby={id}>
			<h2 id={id}>
				{tool}: <strong>{answer}</strong>
			</h2>
			<dl>
				<dt>{t("ui:answer.next")}</dt>
				<dd>{next}</dd>
				<dt>{t("ui:answer.why")}</dt>
				<dd>{why}</dd>
			</dl>
			{children}
			<p className="hint">{t("ui:answer.as-at", { time: asAt })}</p>
		</section>
	);
}
