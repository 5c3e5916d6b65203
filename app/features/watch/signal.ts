/**
 * When do more people than before say that a tool was wrong? A p-chart: the share of each month's uses that somebody said
 * was wrong, against an upper limit of three standard deviations over the tool's own earlier months,
 * p + 3 √(p (1 − p) / n) (Montgomery, Introduction to Statistical Quality Control, chapter 7: control charts for fraction
 * nonconforming, limits for samples of different size). Beside it the rule of NHS England's "Making data count" that seven
 * points in a row on one side of the mean are a shift: here seven months above it.
 *
 * Only the way up is asked: a month with fewer is no reason to look into a tool.
 */

/** One month of a tool: how often it was used, and of how many of those uses somebody said that they were wrong. */
export interface Period {
	readonly period: string;
	readonly uses: number;
	readonly wrong: number;
}

export const SIGNALS = ["above-limit", "seven-above"] as const;
export type Signal = (typeof SIGNALS)[number];

/** Fewer than so many are never a signal: one or two people can be chance in any month. */
export const LEAST_WRONG = 3;
/** What the limit rests on: so many earlier months that have any uses, and so many uses in all of them. */
export const LEAST_MONTHS = 3;
export const LEAST_USES = 50;
/** So many months in a row above the mean are a shift. */
export const SHIFT = 7;

/** What patients and staff read of a review that a signal opened. The pages say it in their own language. */
export const SIGNAL_WHY = "More people than before told us that it was wrong.";

/** The mean share of these months; 0 where there were no uses. */
export function meanShare(periods: readonly Period[]): number {
	const uses = periods.reduce((sum, period) => sum + period.uses, 0);
	return uses === 0 ? 0 : periods.reduce((sum, period) => sum + period.wrong, 0) / uses;
}

/** The upper limit of the share in a month with so many uses, 1 at most. */
export function upperLimit(mean: number, uses: number): number {
	return Math.min(1, mean + 3 * Math.sqrt((mean * (1 - mean)) / uses));
}

/** What the last of these months is, oldest first; undefined where it is no signal or too little is known to tell. */
export function signalOf(periods: readonly Period[]): Signal | undefined {
	const last = periods.at(-1);
	if (last === undefined || last.uses === 0 || last.wrong < LEAST_WRONG) return undefined;
	const before = baseline(periods.slice(0, -1));
	if (before !== undefined && last.wrong / last.uses > upperLimit(before, last.uses)) return "above-limit";
	const row = periods.filter(({ uses }) => uses > 0).slice(-SHIFT);
	const beforeRow = baseline(periods.filter(({ uses }) => uses > 0).slice(0, -SHIFT));
	const isShift =
		beforeRow !== undefined &&
		row.length === SHIFT &&
		row.every(({ wrong, uses }) => wrong / uses > beforeRow);
	return isShift ? "seven-above" : undefined;
}

function baseline(earlier: readonly Period[]): number | undefined {
	const used = earlier.filter(({ uses }) => uses > 0);
	const uses = used.reduce((sum, period) => sum + period.uses, 0);
	return used.length < LEAST_MONTHS || uses < LEAST_USES ? undefined : meanShare(used);
}
