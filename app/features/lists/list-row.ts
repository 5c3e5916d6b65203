/** One row of a list: an NHS number, or what is wrong with it. Nothing else of the line is kept. */
import { type NhsNumberRefusal, parseNhsNumber } from "#app/core/nhs-number.ts";

/** Why a line has no number that can be looked up. */
export type RowProblem = NhsNumberRefusal | "quote-not-closed" | "line-too-long";

/** `line` counts from 1, as an editor does. `cell` is what stood in the number's column, cut short, where it is no number. */
export type ListRow =
	| { readonly line: number; readonly number: string }
	| { readonly line: number; readonly problem: RowProblem; readonly cell: string };

/** A cell that is no number may be anything. So much of it is enough to find it again. */
const LONGEST_CELL = 20;

/** The row that this cell makes. */
export function rowOfCell(line: number, cell: string): ListRow {
	// Most lists have ten digits and nothing around them.
	const number = parseNhsNumber(cell);
	if (number.ok) return { line, number: number.value };
	return {
		line,
		problem: number.reason,
		cell: [...cell.slice(0, 2 * LONGEST_CELL)].slice(0, LONGEST_CELL).join(""),
	};
}

/** A row as it is kept: short, for there are up to a million. */
export function packed(row: ListRow): readonly (string | number)[] {
	return "number" in row ? [row.line, row.number] : [row.line, row.problem, row.cell];
}

/** The row that `packed` made. */
export function unpacked([line, text, cell]: readonly (string | number)[]): ListRow {
	if (cell === undefined) return { line: Number(line), number: String(text) };
	return { line: Number(line), problem: text as RowProblem, cell: String(cell) };
}
