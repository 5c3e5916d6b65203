/** Why somebody who acts for a patient is not let through. */
import type { TrustedActor } from "#app/core/actor.ts";
import type { Answer } from "#app/core/entry.ts";
import type { TrustMay } from "#app/core/trust-entry.ts";

/**
 * `own`: it is the patient's alone. `stopped`: they act for them no longer. `read`, `help`: that is all they may do today. `limits`: whether
 * it is theirs to say stands in words that only a person can read. Each has its words in `acting:no`.
 */
export const ACTING_REFUSALS = ["own", "stopped", "read", "help", "limits"] as const;
export type ActingRefusal = (typeof ACTING_REFUSALS)[number];

/** Is this why somebody who acts was not let through, among other reasons? */
export function isActingRefusal(reason: string): reason is ActingRefusal {
	return ACTING_REFUSALS.some((refusal) => refusal === reason);
}

/** What is asked for, against what they may do today; undefined where it is theirs to do. */
export function whyNotAllowed(may: TrustMay, wanted: "decide" | "help"): "read" | "help" | undefined {
	if (may === "decide" || may === wanted) return undefined;
	return may;
}

/**
 * Do they stand in the patient's place today: somebody else decides for the patient, it is they, and nothing is left out of their authority?
 * Only then is there for them what tells of the patient's health, of who looked, and of all at once. A young person who decides together with
 * a parent, and a patient whom somebody helps, have these for themself.
 */
export function standsIn({ person, patient }: Pick<TrustedActor, "person" | "patient">): boolean {
	return person.may === "decide" && patient.status === "represented" && person.limits === null;
}

/**
 * Is this beyond what a computer may save for them? `limits` are words of staff, which it cannot hold against a tool: so what would let a tool be
 * used is doubtful, and a no never is. Null is no limit.
 */
export function isInDoubt(limits: string | null, answer: Answer): boolean {
	return limits !== null && answer === "yes";
}
