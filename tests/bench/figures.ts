/** The arithmetic of the benchmark: only ratios count, taken round by round, for the machine is shared and noisy. */

/** What was measured on one thing, beside its yardstick, in the same rounds. */
export interface Compared {
	readonly what: string;
	/** Of both figures: "bytes", "pages/s". */
	readonly unit: string;
	/** One figure a round. */
	readonly ours: readonly number[];
	/** The yardstick's, in the same rounds. */
	readonly yardstick: readonly number[];
	/** What the ratio has to reach, where something was promised. */
	readonly goal?: Goal;
}

/** `most` where less is better. */
export type Goal = { readonly most: number } | { readonly least: number };

/** The median and both ends. */
export interface Spread {
	readonly median: number;
	readonly least: number;
	readonly most: number;
}

/** The middle one; of an even number the mean of the two in the middle. Refuses an empty list and what is no number. */
export function median(values: readonly number[]): number {
	if (values.length === 0 || !values.every(Number.isFinite)) throw new RangeError(`no median of [${values}]`);
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const [below, above] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return ((below ?? 0) + (above ?? 0)) / 2;
}

/** Ours over the yardstick's, round by round. Refuses rounds that do not match and a yardstick of nothing. */
export function ratios({ ours, yardstick }: Pick<Compared, "ours" | "yardstick">): Spread {
	if (ours.length !== yardstick.length) throw new RangeError("each round measures both");
	if (yardstick.some((figure) => !(figure > 0)))
		throw new RangeError("a yardstick of nothing measures nothing");
	const each = ours.map((figure, round) => figure / (yardstick[round] ?? Number.NaN));
	return { median: median(each), least: Math.min(...each), most: Math.max(...each) };
}

/** Does the median ratio reach its goal? Undefined where there is none. */
export function isReached(ratio: number, goal: Goal | undefined): boolean | undefined {
	if (goal === undefined) return undefined;
	return "most" in goal ? ratio <= goal.most : ratio >= goal.least;
}
