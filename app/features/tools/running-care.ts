/**
 * What happens to treatment or monitoring that a tool already runs, where the answer is not yes. It never lets a tool start: the answer
 * alone does. Nobody is left without care because a question is open.
 */
import { ANSWER_OF, type Reason } from "#app/core/decision-reasons.ts";
import type { Purpose } from "#app/core/scope.ts";
import type { ToldFacts } from "./told-facts.ts";

/**
 * It leaves nothing running; it goes on until a person decides, who is told at once; a person takes over at once; nobody told of the tool
 * what holds, so a person decides at once.
 */
export const RUNNING_CARE = ["nothing-runs", "goes-on", "person-takes-over", "person-decides"] as const;
export type RunningCare = (typeof RUNNING_CARE)[number];

/**
 * Null where nothing is to be said: the tool may be used, no choice applies, nobody is cared for any more, or it is not about care. Where the
 * answer is no, a person takes over whatever the tool's policy says, which is for doubt alone: no policy goes on against a no.
 */
export function runningCare(
	reason: Reason,
	purpose: Purpose,
	{ onUnknown }: Pick<ToldFacts, "onUnknown">,
): RunningCare | null {
	if (purpose !== "care" || reason === "died" || reason === "no-after-death") return null;
	switch (ANSWER_OF[reason]) {
		case "permit":
		case "not-applicable":
			return null;
		case "deny":
			return onUnknown === "nothing-runs" ? "nothing-runs" : "person-takes-over";
		case "ask":
		case "unknown":
			return onUnknown ?? "person-decides";
	}
}
