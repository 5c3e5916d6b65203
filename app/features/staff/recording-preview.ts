/** What answers would do, one after the other, before any is saved: so that the patient hears it first. */

import { decide } from "#app/core/decision.ts";
import type { Reason } from "#app/core/decision-reasons.ts";
import type { ChoiceMade } from "#app/core/entry.ts";
import { paperConflicts, settlesAny } from "#app/core/paper-conflict.ts";
import type { Said } from "#app/core/said.ts";
import { apply } from "#app/core/standing.ts";
import { latestSeq, PATIENT, type Standing } from "#app/core/standing-row.ts";
import type { ToolRule } from "#app/core/tool-rule.ts";
import { type Ended, preview } from "#app/features/choices/preview.ts";
import { inOrder, noticeInHand, type RecordedAnswer, type Recording, scopeOfAnswer } from "./recording.ts";

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
	const isOwn = said.decider.who === "patient";
	const steps = stepsOf(standing, recording, said, rules, at);
	const ahead = steps.map(({ answered, before, body }) => {
		const scope = scopeOfAnswer(answered);
		const ends = isOwn ? preview(before, scope, answered.answer, rules, at).ends : [];
		return { ...answered, conflict: body.disagreesWith !== undefined, ends };
	});
	const after = steps.at(-1)?.after ?? standing;
	const reasonOf = (tool: string | null): Reason | null => {
		const rule = rules.find(({ id }) => id === tool);
		return rule === undefined
			? null
			: decide(after, { tool: rule, purpose: "care", at, onList: true }).reason;
	};
	return ahead.map((row) => ({ ...row, reason: reasonOf(row.tool) }));
}

/** Is a talk told of that settles no conflict? Then nobody would read what came of it. */
export function settlesNothing(standing: Standing, recording: Recording, said: Said, at: Date): boolean {
	if (recording.settledHow === null) return false;
	const after = stepsOf(standing, recording, said, [], at).at(-1)?.after ?? standing;
	return !settlesAny(standing, after);
}

/** One answer after the other: what counts before it, its entry, and what counts then. */
function stepsOf(standing: Standing, recording: Recording, said: Said, rules: readonly ToolRule[], at: Date) {
	let now = standing;
	return inOrder(recording.answers).map((answered, index) => {
		const before = now;
		const body = entryOf(before, recording, answered, said, rules);
		now = apply(before, { seq: latestSeq(standing) + 1 + index, ref: "", at, body });
		return { answered, before, body, after: now };
	});
}

/** The entry that this answer will be, where `now` counts. */
function entryOf(
	now: Standing,
	recording: Recording,
	answered: RecordedAnswer,
	said: Said,
	rules: readonly ToolRule[],
): ChoiceMade {
	const { saidOn, settledHow } = recording;
	const { answer } = answered;
	const scope = scopeOfAnswer(answered);
	const who = said.decider.who === "patient" ? PATIENT : said.decider.id;
	const disagreesWith = saidOn === null ? [] : paperConflicts(now, { scope, answer, who, saidOn });
	return {
		kind: "choice.made",
		version: 1,
		scope,
		answer,
		notice: noticeInHand(recording, scope.tool) ?? rules.find(({ id }) => id === scope.tool)?.notice ?? null,
		lang: "en",
		saidOn,
		...(disagreesWith.length > 0 && { disagreesWith }),
		...(settledHow !== null && { settles: true as const }),
		said,
	};
}
