/**
 * What a system holds of patients' answers, and what the record has, compared without sending all of it: both sides put the same patients in
 * the same hundred groups and hash each, and only groups that differ are gone through.
 */
import type { DecisionAnswer } from "#app/core/decision-reasons.ts";

/** The answer that is held for one patient, about one tool and purpose. */
export interface Held {
	/** Ten digits. */
	readonly nhsNumber: string;
	readonly answer: DecisionAnswer;
}

/** The patients of one group: how many answers are held, and what stands in them. */
export interface Group {
	/** Two digits. */
	readonly group: string;
	readonly count: number;
	/** Of `textOf`. */
	readonly hash: string;
}

/**
 * `lost`: the system has no answer. `stale`: it has another. `doubled`: it has more than one. `extra`: it has one, and the record has none
 * that is to be held.
 */
export const DIFFERENCES = ["lost", "stale", "doubled", "extra"] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** What differs for one patient. */
export interface Different {
	readonly nhsNumber: string;
	readonly what: Difference;
}

/**
 * Is this an answer to be held, where somebody who said nothing has the answer `usual`? What nobody can choose is not, and neither is what is
 * said of who is on no list: no change is told of them.
 */
export function isHeld(
	{ answer, reason }: { readonly answer: DecisionAnswer; readonly reason: string },
	usual: DecisionAnswer,
): boolean {
	return answer !== usual && answer !== "not-applicable" && reason !== "not-on-list";
}

/** The two digits of a patient's number before the last: the last one only checks the others. */
export function groupOf(nhsNumber: string): string {
	return nhsNumber.slice(7, 9);
}

/** What is hashed: a line for each answer, ten digits, a space and the answer, in the order of the lines. */
export function textOf(held: readonly Held[]): string {
	return held
		.map(({ nhsNumber, answer }) => `${nhsNumber} ${answer}\n`)
		.sort()
		.join("");
}

/** The groups that have anybody in them, in their order. `hash` is SHA-256 in hexadecimal digits. */
export function groupsOf(held: readonly Held[], hash: (text: string) => string): Group[] {
	return [...Map.groupBy(held, ({ nhsNumber }) => groupOf(nhsNumber))]
		.map(([group, members]) => ({ group, count: members.length, hash: hash(textOf(members)) }))
		.sort((a, b) => (a.group < b.group ? -1 : 1));
}

/** The groups that are not the same on both sides, in their order; one that a side has twice is not. */
export function differingGroups(ours: readonly Group[], theirs: readonly Group[]): string[] {
	const all = new Set([...ours, ...theirs].map(({ group }) => group));
	const lines = (side: readonly Group[], wanted: string) =>
		side.filter(({ group }) => group === wanted).map(({ count, hash }) => `${count} ${hash}`);
	return [...all].filter((group) => lines(ours, group).join() !== lines(theirs, group).join()).sort();
}

/** The numbers that one request goes through: from the first on, and below the second; null is without an end. Ten digits each. */
export interface Stretch {
	readonly from: string | null;
	readonly below: string | null;
}

/**
 * The stretch of which `held` is all. Where there is more it ends before the last number that was sent, which may be held once more; of
 * one number alone it ends after it. Undefined where a number is below `from`, or there is more and the order is not that of the numbers.
 */
export function stretchOf(held: readonly Held[], from: string | null, more: boolean): Stretch | undefined {
	const numbers = held.map(({ nhsNumber }) => nhsNumber);
	if (from !== null && numbers.some((one) => one < from)) return undefined;
	if (!more) return { from, below: null };
	const [first, last] = [numbers[0], numbers.at(-1)];
	if (first === undefined || last === undefined) return undefined;
	if (numbers.some((one, at) => one < (numbers[at - 1] ?? ""))) return undefined;
	return { from, below: first === last ? after(last) : last };
}

/** Is this number in it? */
export function isWithin(nhsNumber: string, { from, below }: Stretch): boolean {
	return (from === null || nhsNumber >= from) && (below === null || nhsNumber < below);
}

function after(nhsNumber: string): string {
	return String(Number(nhsNumber) + 1).padStart(10, "0");
}

/** Each patient for whom the two sides differ, by number. `ours` has each patient once. */
export function differencesOf(ours: readonly Held[], theirs: readonly Held[]): Different[] {
	const right = new Map(ours.map(({ nhsNumber, answer }) => [nhsNumber, answer]));
	const held = Map.groupBy(theirs, ({ nhsNumber }) => nhsNumber);
	const whatOf = (nhsNumber: string): Difference | undefined => {
		const answer = right.get(nhsNumber);
		const [first, ...others] = held.get(nhsNumber) ?? [];
		if (answer === undefined) return "extra";
		if (first === undefined) return "lost";
		if (others.length > 0) return "doubled";
		return first.answer === answer ? undefined : "stale";
	};
	return [...new Set([...right.keys(), ...held.keys()])].sort().flatMap((nhsNumber) => {
		const what = whatOf(nhsNumber);
		return what === undefined ? [] : [{ nhsNumber, what }];
	});
}

/**
 * What differs in a stretch, by number, so many at most. Where there are more the stretch ends before the first that is not named: `next`, from
 * which to go on; null where it has no end.
 */
export function namedIn(
	ours: readonly Held[],
	theirs: readonly Held[],
	stretch: Stretch,
	most: number,
): { readonly stretch: Stretch; readonly next: string | null; readonly differences: readonly Different[] } {
	const within = ({ nhsNumber }: Held) => isWithin(nhsNumber, stretch);
	const all = differencesOf(ours.filter(within), theirs.filter(within));
	const cut = all[most]?.nhsNumber;
	if (cut === undefined) return { stretch, next: stretch.below, differences: all };
	return { stretch: { ...stretch, below: cut }, next: cut, differences: all.slice(0, most) };
}
