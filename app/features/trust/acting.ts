/** Why somebody who acts for a patient is not let through. */
import type { TrustMay } from "#app/core/trust-entry.ts";

/** `own`: it is the patient's alone. `stopped`: they act for them no longer. `read`, `help`: that is all they may do today. Each has its words in `acting:no`. */
export const ACTING_REFUSALS = ["own", "stopped", "read", "help"] as const;
export type ActingRefusal = (typeof ACTING_REFUSALS)[number];

/** What is asked for, against what they may do today; undefined where it is theirs to do. */
export function whyNotAllowed(may: TrustMay, wanted: "decide" | "help"): "read" | "help" | undefined {
	if (may === "decide" || may === wanted) return undefined;
	return may;
}
