/**
 * Figures that point at nobody. 0 is shown; 1 to 7 reads "fewer than 8"; all else is rounded to 5 (NHS practice for figures
 * below the national level: 1 to 7 suppressed, all others rounded to the nearest 5).
 *
 * What was suppressed must not come back by subtraction. Figures are given for whole months only. A total is made of the
 * shown figures alone, so it tells nothing that they do not. The same people stand in several tables (by version, by
 * service, by month) that must add up to one number: `protectedTables` works out what that gives away, and leaves out a
 * table that would leave fewer than `LEAST_POSSIBLE` values for any suppressed figure.
 */

/** A figure as it is shown: 0, a multiple of 5, or `few` for 1 to 7. */
export type Shown = number | "few";

const SUPPRESSED_UP_TO = 7;
const ROUNDED_TO = 5;
/** Of the 7 values that "fewer than 8" can mean, so many must stay possible whatever else is shown. */
export const LEAST_POSSIBLE = 3;

/** The figure that may be shown for this count, a whole number from 0. */
export function shown(count: number): Shown {
	if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`);
	if (count === 0) return 0;
	return count <= SUPPRESSED_UP_TO ? "few" : Math.round(count / ROUNDED_TO) * ROUNDED_TO;
}

/** The least and the most that a shown figure can stand for. */
export function boundsOf(figure: Shown): readonly [least: number, most: number] {
	if (figure === "few") return [1, SUPPRESSED_UP_TO];
	if (figure === 0) return [0, 0];
	return [Math.max(SUPPRESSED_UP_TO + 1, figure - 2), figure + 2];
}

/** A total of shown figures: about so many, and some small numbers more where any was suppressed. */
export interface ShownTotal {
	readonly about: number;
	readonly andFew: boolean;
}

/** The total of these figures, made of nothing but them. */
export function totalOf(figures: readonly Shown[]): ShownTotal {
	return {
		about: figures.reduce<number>((sum, figure) => sum + (figure === "few" ? 0 : figure), 0),
		andFew: figures.includes("few"),
	};
}

/** One table of counts; its lines have names. Every table of one thing adds up to the same number. */
export type Counts = ReadonlyMap<string, number>;
export type ShownCounts = ReadonlyMap<string, Shown>;

/**
 * The tables as they may be shown side by side, and beside the rounded number that they all add up to. Undefined stands
 * for a table that is left out. Earlier tables go before later ones.
 */
export function protectedTables(tables: readonly Counts[]): {
	readonly total: Shown;
	readonly tables: readonly (ShownCounts | undefined)[];
} {
	const sums = tables.map((table) => [...table.values()].reduce((sum, count) => sum + count, 0));
	const total = sums[0] ?? 0;
	if (sums.some((sum) => sum !== total)) throw new RangeError("the tables do not add up to one number");
	const given: Shown[][] = [[shown(total)]];
	const kept = tables.map((table) => {
		const figures = new Map([...table].map(([name, count]) => [name, shown(count)]));
		if (!isSafe([...given, [...figures.values()]])) return undefined;
		given.push([...figures.values()]);
		return figures;
	});
	return { total: shown(total), tables: kept };
}

/** Do these tables of the same people leave enough values for each suppressed figure? */
function isSafe(tables: readonly (readonly Shown[])[]): boolean {
	return tables.every((table, place) =>
		table.every((figure, at) => figure !== "few" || possible(tables, place, at) >= LEAST_POSSIBLE),
	);
}

/**
 * How many values a suppressed figure can still have for somebody who sees every table. Nothing ties the lines of
 * different tables together but the one number that each table adds up to, so it is enough to know between which two
 * values that number lies.
 */
function possible(tables: readonly (readonly Shown[])[], place: number, at: number): number {
	const ranges = tables.map(rangeOf);
	const least = Math.max(...ranges.map(([from]) => from));
	const most = Math.min(...ranges.map(([, to]) => to));
	const [othersLeast, othersMost] = rangeOf((tables[place] ?? []).filter((_, other) => other !== at));
	const [from, to] = boundsOf("few");
	return Math.min(to, most - othersLeast) - Math.max(from, least - othersMost) + 1;
}

function rangeOf(figures: readonly Shown[]): readonly [number, number] {
	const bounds = figures.map(boundsOf);
	return [bounds.reduce((sum, [from]) => sum + from, 0), bounds.reduce((sum, [, to]) => sum + to, 0)];
}
