/** Who decides for a patient, as staff assessed it: what a change of it would do to the answers that are given now. */
import { decide, type Question, whoDecides } from "#app/core/decision.ts";
import type { DecisionAnswer, Reason } from "#app/core/decision-reasons.ts";
import type { DecisionStatus } from "#app/core/entry.ts";
import { apply } from "#app/core/standing.ts";
import { latestSeq, type Standing } from "#app/core/standing-row.ts";

/** What staff say of it: the assessment, and what it found. `on` is an ISO day. */
export interface NewStatus {
	readonly status: DecisionStatus;
	readonly assessment: "capacity" | "child" | "authority" | "court";
	readonly on: string;
	/** Who made it, in staff's words. */
	readonly by: string;
	readonly evidence: string;
}

/** One answer that would be another one. */
export interface StatusEffect {
	readonly question: Question;
	readonly before: DecisionAnswer;
	readonly after: DecisionAnswer;
	readonly reason: Reason;
}

/** The standing as it would be with this status. */
export function standingWith(standing: Standing, status: DecisionStatus, at: Date): Standing {
	const body = {
		kind: "status.changed",
		version: 2,
		status,
		because: { what: "parent", person: "nobody" },
		recorder: { who: "system", name: "ahead" },
	} as const;
	return apply(standing, { seq: latestSeq(standing) + 1, ref: "ahead", at, body });
}

/** The questions whose answer, or its reason, would change. Nothing changes where they are assessed as they were. */
export function effectsOf(
	standing: Standing,
	status: DecisionStatus,
	questions: readonly Question[],
	at: Date,
): readonly StatusEffect[] {
	if (whoDecides(standing).status === status) return [];
	const after = standingWith(standing, status, at);
	return questions.flatMap((question) => {
		const [now, then] = [decide(standing, question), decide(after, question)];
		if (now.answer === then.answer && now.reason === then.reason) return [];
		return [{ question, before: now.answer, after: then.answer, reason: then.reason }];
	});
}

/** Somebody who is too old for a parent never decides jointly with one. */
export function offeredStatuses(isYoung: boolean): readonly DecisionStatus[] {
	return isYoung ? ["self", "jointly", "represented"] : ["self", "represented"];
}
