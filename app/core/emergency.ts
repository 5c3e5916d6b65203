/**
 * The emergency override: a named clinician uses a tool for a patient who cannot decide now. It is the last step, it
 * outranks only what nobody decided, and it ends by itself.
 */
import { ANSWER_OF, type Reason } from "./decision-reasons.ts";
import type { DecisionStatus } from "./entry.ts";
import { OVERRIDE_LASTS } from "./override-row.ts";
import type { Purpose } from "./scope.ts";
import type { Standing } from "./standing-row.ts";
import { openConflict, somebodySaidNo } from "./what-was-said.ts";

/** What is asked, at `now` (milliseconds since 1970), of a patient of this status. */
export interface EmergencyQuestion {
	readonly tool: string;
	readonly purpose: Purpose;
	readonly now: number;
	readonly status: DecisionStatus;
}

/**
 * Does a running override turn the answer with this reason into a permit? Never a denial by choice, dispute, conflict,
 * opt-out or pause, nor what could not be told; never where anybody's no stands behind the ask or the unknown; and only
 * in the patient's own care, for no plan and no research is an emergency.
 */
export function emergencyPermits(reason: Reason, standing: Standing, question: EmergencyQuestion): boolean {
	const { tool, purpose, now, status } = question;
	if (purpose !== "care" || !mayBeOverridden(reason)) return false;
	const running = standing.some(
		(row) =>
			row.kind === "override" &&
			row.state === "running" &&
			row.tool === tool &&
			row.ends !== null &&
			now < row.ends &&
			// An override lasts an hour: one that ends later was started by a clock that ran ahead.
			row.ends - now <= OVERRIDE_LASTS,
	);
	return (
		running &&
		!somebodySaidNo(standing, status, tool, purpose) &&
		openConflict(standing, status, tool, purpose) === undefined
	);
}

function mayBeOverridden(reason: Reason): boolean {
	return reason === "needs-a-yes" || reason === "not-on-list" || ANSWER_OF[reason] === "ask";
}
