/** The report of one month for the board: each tool's figures of that month, and what was done with the tools. */
import { dayOf } from "#app/core/calendar.ts";
import { type Shown, shown } from "./counts.ts";
import { type FigureRow, figuresOf, type Tally } from "./figures.ts";

/** A tool by its id and its name in the reader's language. */
export interface NamedTool {
	readonly id: string;
	readonly name: string;
}

export interface MonthReport {
	/** Each tool's line of this month, with the tool's name; the same figures as on the tool's own page. */
	readonly rows: readonly (FigureRow & { readonly id: string })[];
	/** Said to be wrong without saying which tool. */
	readonly noTool: { readonly disputes: Shown; readonly challenges: Shown };
}

/** The figures of `month`, one of `months`, from the tallies of all of `months`. */
export function monthReport(
	tallies: readonly Tally[],
	months: readonly string[],
	month: string,
	tools: readonly NamedTool[],
): MonthReport {
	const rows = tools.flatMap(({ id, name }) => {
		const own = tallies.filter(({ tool }) => tool === id);
		const row = figuresOf(own, months).months.find((one) => one.name === month);
		return row === undefined ? [] : [{ ...row, id, name }];
	});
	const without = tallies.filter((tally) => tally.tool === "" && tally.month === month);
	const sum = (what: "disputes" | "challenges") =>
		shown(without.reduce((all, tally) => all + tally[what], 0));
	return { rows, noTool: { disputes: sum("disputes"), challenges: sum("challenges") } };
}

/** Is this day, or the day of this instant in London, in that month? */
export function isIn(month: string, when: Date | string): boolean {
	return (typeof when === "string" ? when : dayOf(when)).startsWith(month);
}
