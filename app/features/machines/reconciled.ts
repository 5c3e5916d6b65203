/** How a system stands with the record for one of its tools: when it last compared what it holds, and what came out. */
import type { Purpose } from "#app/core/scope.ts";
import type { Difference } from "./held.ts";

/** A day in milliseconds: a system compares once in each. */
const EACH_DAY = 86_400_000;

/** One comparison, as it is kept. */
export interface Comparison {
	readonly at: Date;
	/** How many answers are to be held, and how many it holds. */
	readonly ours: number;
	readonly theirs: number;
	/** How many groups of patients differed. */
	readonly groups: number;
}

/** For one tool and purpose. `last` is null before the first time. */
export interface Reconciled {
	readonly tool: string;
	readonly purpose: Purpose;
	readonly last: Comparison | null;
}

/** What differed for one patient (null: for a number that nobody here has), and when that was found. */
export interface Named {
	readonly at: Date;
	readonly tool: string;
	readonly what: Difference;
	readonly patientNo: number | null;
}

/** The state in a word: a key of `clients:same.state`. What a day ago was the same says nothing of today. */
export function stateOf(
	{ last }: Pick<Reconciled, "last">,
	now: Date,
): "never" | "overdue" | "differs" | "same" {
	if (last === null) return "never";
	if (last.groups > 0) return "differs";
	return now.getTime() - last.at.getTime() > EACH_DAY ? "overdue" : "same";
}
