/** What was found for one number of many. */
import type { DecisionAnswer, Reason } from "#app/core/decision-reasons.ts";

export interface Checked {
	/** Null where nobody on the asker's lists has this number. */
	readonly patientNo: number | null;
	readonly answer: DecisionAnswer;
	readonly reason: Reason;
	/** The receipt reference of the choice that the answer rests on, and the notice that it was given under. */
	readonly ref: string | null;
	readonly notice: number | null;
	/** Until when the rule itself vouches for it: a minute at most. */
	readonly expires: Date;
	/** When the law that requires the tool ends; null where no law does. */
	readonly lawEnds: Date | null;
}

/** How long an answer holds where nothing ends it sooner, in milliseconds. */
const MINUTE = 60_000;

/** What is said of a number that is on no list of the asker's, whether anybody has it or not. */
export function notOnList(patientNo: number | null, at: Date): Checked {
	const expires = new Date(at.getTime() + MINUTE);
	return {
		patientNo,
		answer: "unknown",
		reason: "not-on-list",
		ref: null,
		notice: null,
		expires,
		lawEnds: null,
	};
}
