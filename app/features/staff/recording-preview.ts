/** What answers would do, one after the other, before any is saved: so that the patient hears it first. */

import { decide } from "#app/core/decision.ts";
import type { Reason } from "#app/core/decision-reasons.ts";
import type { ChoiceMade } from "#app/core/entry.ts";
import { paperConflicts } from "#app/core/paper-conflict.ts";
import type { Said } from "#app/core/said.ts";
import { apply } from "#app/core/standing.ts";
import { latestSeq, PATIENT, type Standing } from "#app/core/standing-row.ts";
import type { ToolRule } from "#app/core/tool-rule.ts";
import { type Ended, preview } from "#app/features/choices/preview.ts";
import { inOrder, type RecordedAnswer, type Recording, scopeOfAnswer } from "./recording.ts";

export interface AnswerAhead extends RecordedAnswer {
	/** What the rule will say of this tool in care once all is saved; null for an answer about no one tool. */
	readonly reason: Reason | null;
	/** The form is older than an answer that says something else: a person has to ask. */
	readonly conflict: boolean;
	/** What the patient said before and this ends. */
	readonly ends: readonly Ended[];
}

/**
 * Looks ahead. `said` is how the answers will be recorded, `rules` the tools that they could speak about. What a trusted
 * person's answer ends is not told: it ends nothing of the patient's own.
 */
export function previewRecording(
	standing: Standing,
	recording: Recording,
	said: Said,
	rules: readonly ToolRule[],
	at: Date,
): readonly AnswerAhead[] {
	const who = said.decider.who === "patient" ? PATIENT : said.decider.id;
	const { saidOn, settledHow } = recording;
	const first = latestSeq(standing) + 1;
	let now = standing;
	const ahead = inOrder(recording.answers).map((answered, index) => {
		const scope = scopeOfAnswer(answered);
		const { answer } = answered;
		const disagreesWith = saidOn === null ? [] : paperConflicts(now, { scope, answer, who, saidOn });
		const ends = who === PATIENT ? preview(now, scope, answer, rules, at).ends : [];
		const notice = rules.find(({ id }) => id === scope.tool)?.notice ?? null;
		const body: ChoiceMade = {
			kind: "choice.made",
			version: 1,
			scope,
			answer,
			notice,
			lang: "en",
			saidOn,
			...(disagreesWith.length > 0 && { disagreesWith }),
			...(settledHow !== null && { settles: true as const }),
			said,
		};
		now = apply(now, { seq: first + index, ref: "", at, body });
		return { ...answered, conflict: disagreesWith.length > 0, ends };
	});
	const after = now;
	const reasonOf = (tool: string | null): Reason | null => {
		const rule = rules.find(({ id }) => id === tool);
		return rule === undefined
			? null
			: decide(after, { tool: rule, purpose: "care", at, onList: true }).reason;
	};
	return ahead.map((row) => ({ ...row, reason: reasonOf(row.tool) }));
}
