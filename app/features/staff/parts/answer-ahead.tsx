import { ANSWER_OF, type Reason } from "#app/core/decision-reasons.ts";
import type { Answer } from "#app/core/entry.ts";
import { type About, aboutWords } from "#app/features/choices/about.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import type { OtherPurpose } from "../recording.ts";

/** One answer that is not saved yet, and what it would do. */
export interface ShownAnswer {
	readonly tool: string | null;
	readonly purpose?: OtherPurpose;
	readonly answer: Answer;
	readonly reason: Reason | null;
	readonly conflict: boolean;
	readonly ends: readonly { readonly about: About; readonly answer: Answer; readonly day: string }[];
}

/** What each answer leads to where nothing stands against it. */
const EXPECTED = { yes: "permit", no: "deny", unsure: "ask" } as const;

/** The answer, the sentence to read out, what it ends, and what staff will see of it. */
export function AnswerAhead(props: {
	readonly answer: ShownAnswer;
	readonly name: string;
	/** The day by which somebody calls, or answers a wish, in words. */
	readonly due: string;
	/** What the tool does, where it is not used here: nobody has read it out yet. */
	readonly wish?: { readonly line: string; readonly wordsLang: string | null } | undefined;
}) {
	const { name, due, wish } = props;
	const { tool, purpose, answer, reason, conflict, ends } = props.answer;
	const { t, lang } = useWords();
	const asExpected = reason === null || ANSWER_OF[reason] === EXPECTED[answer];
	const sentence = () => {
		if (conflict) return t("staff:check.conflict");
		if (purpose !== undefined) {
			const use = t(`choices:purpose.${purpose}`);
			return t(`choices:effect.purpose.${answer}`, { purpose: use, date: due });
		}
		if (tool === null) return t(`choices:effect.everything.${answer}`, { date: due });
		if (reason === "not-used-here") return t("choices:effect.wish", { date: due });
		if (asExpected) return t(`choices:effect.tool.${answer}`, { name, date: due });
		return t("staff:check.not-as-said");
	};
	return (
		<section>
			<h2>
				<bdi>{tool === null ? aboutWords(t, { tool, purpose: purpose ?? null }) : name}</bdi>:{" "}
				<strong>{t(`choices:${purpose === undefined ? "option" : "option-purpose"}.${answer}`)}</strong>
			</h2>
			<blockquote>
				{wish && <p lang={wish.wordsLang ?? undefined}>{wish.line}</p>}
				<p>{sentence()}</p>
			</blockquote>
			{ends.length > 0 && (
				<>
					<p>{t("choices:check.ends")}:</p>
					<ul>
						{ends.map((ended) => {
							const what = aboutWords(t, ended.about);
							return (
								<li key={what}>
									{t("choices:check.ends-row", {
										what,
										answer: t(`choices:answer.${ended.answer}`),
										date: formatDay(lang, ended.day),
									})}
								</li>
							);
						})}
					</ul>
				</>
			)}
			{reason !== null && (
				<p>
					{t("staff:check.staff-see")}: <b>{t(`reasons:answer.${ANSWER_OF[reason]}`)}</b>
					<br />
					{t(`reasons:sentence.${reason}`)}
				</p>
			)}
		</section>
	);
}
