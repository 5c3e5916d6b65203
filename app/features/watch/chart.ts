/**
 * A run chart as positions on a drawing: for each month the share of uses that somebody said was wrong, the mean and the
 * upper limit. It is made of the shown figures alone, so it gives away no more than the table beside it: where a figure is
 * suppressed or rounded, a bar shows from where to where the share can lie.
 */
import { boundsOf, type Shown } from "./counts.ts";
import { upperLimit } from "./signal.ts";

/** One month as it is shown: uses, and what patients and what staff said was wrong. */
export interface ShownMonth {
	readonly month: string;
	readonly uses: Shown;
	readonly disputes: Shown;
	readonly challenges: Shown;
}

/** A share between two numbers from 0 to 1. */
export interface ShareRange {
	readonly least: number;
	readonly most: number;
}

export interface ChartMonth {
	readonly month: string;
	/** From where to where the share can lie; null where there are too few uses to say. */
	readonly share: ShareRange | null;
	/** The upper limit in this month; null before the first that has months to compare with. */
	readonly limit: number | null;
}

export interface Chart {
	readonly months: readonly ChartMonth[];
	readonly mean: number;
	/** The top of the drawing: a share a little above all that is drawn. */
	readonly top: number;
}

/** The chart of these months, oldest first; undefined where no month has uses enough to draw. */
export function chartOf(months: readonly ShownMonth[]): Chart | undefined {
	const drawn = months.map((one) => ({ one, share: shareOf(one) }));
	const told = drawn.filter(({ share }) => share !== null);
	if (told.length === 0) return undefined;
	const mean = meanOf(told.map(({ one }) => one));
	const chart = drawn.map(({ one, share }, at): ChartMonth => {
		const before = months.slice(0, at).filter((other) => shareOf(other) !== null);
		const limit =
			share === null || before.length === 0 || one.uses === "few"
				? null
				: upperLimit(meanOf(before), one.uses);
		return { month: one.month, share, limit };
	});
	const highest = Math.max(...chart.flatMap(({ share, limit }) => [share?.most ?? 0, limit ?? 0]), mean);
	return { months: chart, mean, top: scaleTop(highest) };
}

function shareOf({ uses, disputes, challenges }: ShownMonth): ShareRange | null {
	if (uses === "few" || uses === 0) return null;
	const bounds = [boundsOf(disputes), boundsOf(challenges)];
	const share = (end: 0 | 1) => Math.min(1, bounds.reduce((sum, bound) => sum + bound[end], 0) / uses);
	return { least: share(0), most: share(1) };
}

/** The mean share, each figure taken as the middle of what it can be. */
function meanOf(months: readonly ShownMonth[]): number {
	const sum = (pick: (month: ShownMonth) => readonly Shown[]) =>
		months.flatMap(pick).reduce<number>((total, figure) => total + middle(figure), 0);
	const uses = sum(({ uses }) => [uses]);
	return uses === 0 ? 0 : Math.min(1, sum(({ disputes, challenges }) => [disputes, challenges]) / uses);
}

function middle(figure: Shown): number {
	const [least, most] = boundsOf(figure);
	return (least + most) / 2;
}

/** The next round share: of 5, 10, 20, 30 … of 100. */
function scaleTop(share: number): number {
	return share <= 0.05 ? 0.05 : Math.min(1, Math.ceil(share * 10) / 10);
}
