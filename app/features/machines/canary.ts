/** Changes that nobody made: whether one of a canary has reached a system, and when the next is due. */

/** From one to the next, in milliseconds: an hour. */
const EVERY = 3_600_000;
/** How long a system has, in milliseconds. Four minutes, and what looks for it looks twice in each: an alarm comes within five. */
const LONGEST = 240_000;
/** A change that is older says nothing of today: nobody makes any more of them. */
const OVER = 2 * EVERY;

/** A change of the canary's answer, as one system has it. */
export interface Flip {
	readonly at: Date;
	/** When the system was told of it; null where it was not. */
	readonly told: Date | null;
	/** Did it confirm the change, or ask for the answer since? */
	readonly acted: boolean;
}

/** `not-told`: the change never left, or the system did not come for it. `not-acted`: it was told, and neither confirmed nor asked. */
export const ARRIVALS = ["arrived", "on-its-way", "not-told", "not-acted"] as const;
export type Arrival = (typeof ARRIVALS)[number];

/** Is it time for the next? `last` is null before the first. A clock that went back makes one more, which does no harm. */
export function isFlipDue(last: Date | null, now: Date): boolean {
	const since = last === null ? EVERY : now.getTime() - last.getTime();
	return since >= EVERY || since < 0;
}

/** How it stands by the two newest, the newest first; undefined where none is made any more. What is new does not hide what was missed. */
export function arrivalOf(flips: readonly Flip[], now: Date): Arrival | undefined {
	const [newest, before] = flips;
	if (newest === undefined) return undefined;
	const age = now.getTime() - newest.at.getTime();
	if (age > OVER) return undefined;
	if (newest.acted) return "arrived";
	const judged = age >= LONGEST ? newest : before;
	if (judged === undefined || judged.acted) return "on-its-way";
	return judged.told === null ? "not-told" : "not-acted";
}

/** Is this one that somebody has to look at? */
export function isMissed(arrival: Arrival | undefined): boolean {
	return arrival === "not-told" || arrival === "not-acted";
}
