/**
 * A line of counts as it may be shown: how many of each group of the same people. 1 to 7 is hidden, all else is rounded to 5,
 * and 0 is shown. So that nobody has a hidden count by subtraction, a line hides others with it, with the same mark.
 *
 * The rule holds against the worst that anybody can know: the line's total exactly, and this very rule. So it does not matter
 * what other lines, quarters or tools tell, as long as they have nothing in common with this line but its total.
 */
import { type Shown, shown } from "#app/features/watch/counts.ts";

/** From here on a count is no small one. */
export const LEAST_SHOWN = 8;

/** A figure, or null where it is hidden. */
export type Cell = number | null;

/** How many of each group. */
export type GroupCounts = ReadonlyMap<string, number>;

/** The total of a line, rounded on its own; it is never the sum of what the line shows. */
export function shownTotal(counts: GroupCounts): Shown {
	return shown(sumOf([...counts.values()]));
}

/**
 * The line, or undefined where it cannot be shown at all: where the total is small, or where hiding everything but 0 would still
 * leave too little room. At least two counts are hidden together, and others
 * with them until there is room for several values of each. Beside the small ones they are taken in the order of the groups: the
 * smallest next would tell that none shown is smaller. `shown-line.test.ts` tries every line of a few groups.
 */
export function shownLine(counts: GroupCounts): ReadonlyMap<string, Cell> | undefined {
	const total = sumOf([...counts.values()]);
	if (total > 0 && total < LEAST_SHOWN) return undefined;
	const hidden = hiddenGroups(counts);
	if (hidden === undefined) return undefined;
	return new Map(
		[...counts].map(([group, count]) => {
			const figure = shown(count);
			return [group, hidden.has(group) || figure === "few" ? null : figure];
		}),
	);
}

function hiddenGroups(counts: GroupCounts): ReadonlySet<string> | undefined {
	const some = [...counts].filter(([, count]) => count > 0);
	const isSmall = ([, count]: readonly [string, number]) => count < LEAST_SHOWN;
	const small = some.filter(isSmall).length;
	if (small === 0) return new Set();
	some.sort((a, b) => Number(isSmall(b)) - Number(isSmall(a)));
	for (let most = Math.max(2, small); most <= some.length; most++) {
		const hidden = some.slice(0, most);
		const people = sumOf(hidden.map(([, count]) => count));
		// Each can then be 1 to 5 at least; and where all are small and others are shown, 3 to 7.
		const isNotTooMuch = most > small || most === some.length || people <= 7 * most - 4;
		const hasRoom = people >= Math.max(LEAST_SHOWN, most + 4) && isNotTooMuch;
		if (hasRoom) return new Set(hidden.map(([group]) => group));
	}
	return undefined;
}

function sumOf(counts: readonly number[]): number {
	return counts.reduce((sum, count) => sum + count, 0);
}
