/** Which column of a list has the NHS numbers: by its heading, or by what stands in it. In doubt the question is asked. */
import { parseNhsNumber } from "#app/core/nhs-number.ts";

/** A column to choose from: its place, counted from 0, and its heading where the list has headings. */
export interface Column {
	readonly column: number;
	readonly heading: string;
}

/** The column, and whether the first line has headings; or the columns to choose from. */
export type FoundColumn =
	| { readonly column: number; readonly hasHeadings: boolean }
	| { readonly columns: readonly Column[] };

/** Lines by which the column is found. */
export const LINES_LOOKED_AT = 100;
/** Where lines are long, fewer of them: looking takes time that others wait. */
export const CELLS_LOOKED_AT = 50_000;

/** More columns are not offered. The heading of a column is cut at so many characters. */
const MOST_OFFERED = 50;
const LONGEST_HEADING = 40;

const HEADINGS = /^(?:patient)?nhs(?:no|num|number|nbr)$|^nhsnumber(?:patient)?$/;

/** What separates the cells of a list, from its first line: a tab, a semicolon or a comma. */
export function separatorOf(firstLine: string): string {
	const count = (separator: string) => firstLine.split(separator).length;
	return ["\t", ";"].find((separator) => count(separator) > count(",")) ?? ",";
}

/** The column, from the first lines of the list. `named` is the one that somebody chose. */
export function findColumn(lines: readonly (readonly string[])[], named?: number): FoundColumn {
	const [first = []] = lines;
	const headings = first.flatMap((cell, column) => (isHeading(cell) ? [column] : []));
	if (named !== undefined) return { column: named, hasHeadings: hasHeadings(lines, named) };
	if (headings.length === 1) return { column: headings[0] ?? 0, hasHeadings: true };
	const width = Math.max(...lines.map((cells) => cells.length), 0);
	const full = Array.from({ length: Math.min(width, 100_000) }, (_, column) => column).filter((column) =>
		lines.some((cells) => (cells[column] ?? "").trim() !== ""),
	);
	const fitting = full.filter((column) => isMostlyNumbers(lines, column));
	const only = fitting.length === 1 ? fitting[0] : full.length === 1 ? full[0] : undefined;
	if (only !== undefined) return { column: only, hasHeadings: hasHeadings(lines, only) };
	const offered = (fitting.length > 1 ? fitting : headings.length > 1 ? headings : full).slice(
		0,
		MOST_OFFERED,
	);
	return {
		columns: offered.map((column) => ({
			column,
			heading: hasHeadings(lines, column) ? (first[column] ?? "").trim().slice(0, LONGEST_HEADING) : "",
		})),
	};
}

function isHeading(cell: string): boolean {
	return HEADINGS.test(cell.toLowerCase().replaceAll(/[^a-z]/g, ""));
}

/** At least half of what stands in it are NHS numbers. */
function isMostlyNumbers(lines: readonly (readonly string[])[], column: number): boolean {
	const cells = lines.map((line) => (line[column] ?? "").trim()).filter((cell) => cell !== "");
	const numbers = cells.filter((cell) => parseNhsNumber(cell).ok).length;
	return numbers > 0 && numbers * 2 >= cells.length - 1;
}

/** A first line without a digit in this column, above others, says what the column is. What could be a row is a row. */
function hasHeadings(lines: readonly (readonly string[])[], column: number): boolean {
	const cell = (lines[0]?.[column] ?? "").trim();
	return isHeading(cell) || (lines.length > 1 && cell !== "" && !/\p{N}/u.test(cell));
}
