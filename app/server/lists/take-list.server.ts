/** Takes a list in as its bytes come, and keeps its number column in sealed blocks. It holds one line and one block at a time. */
import { IN_ONE_BATCH, MOST_NAMED, MOST_ROWS } from "#app/features/lists/list-limits.ts";
import { type Line, type LineReader, readLines } from "#app/features/lists/list-lines.ts";
import { type ListRow, packed, type RowProblem, rowOfCell } from "#app/features/lists/list-row.ts";
import {
	CELLS_LOOKED_AT,
	type Column,
	findColumn,
	LINES_LOOKED_AT,
	separatorOf,
} from "#app/features/lists/number-column.ts";
import { writeBlocks } from "../backup/sealed-blocks.server.ts";
import { readText } from "./list-text.server.ts";

/** What a list came to. */
export type Taken =
	| {
			readonly what: "list";
			readonly rows: number;
			readonly badRows: number;
			readonly bad: readonly { readonly line: number; readonly problem: RowProblem }[];
	  }
	| { readonly what: "columns"; readonly columns: readonly Column[] }
	| { readonly what: "empty" | "too-many-rows" };

export interface Taking {
	push(bytes: Uint8Array): void;
	end(): Taken;
}

/** Enough text to see the first line by, where it has an end at all. */
const MOST_TO_BEGIN = 1_000_000;

/** Begins to take a list into this file. `column` is the one that somebody chose, counted from 0. */
export function takeList(path: string, key: Uint8Array, column?: number): Taking {
	const text = readText();
	const file = writeBlocks(path, key);
	const bad: { line: number; problem: RowProblem }[] = [];
	let [rows, badRows] = [0, 0];
	let block: ReturnType<typeof packed>[] = [];
	let beginning = "";
	let lines: LineReader | undefined;
	let looked: Line[] | undefined = [];
	let columns: readonly Column[] | undefined;
	let [place, cellsSeen] = [0, 0];

	function keep(row: ListRow): void {
		rows += 1;
		if (rows > MOST_ROWS) return;
		if ("problem" in row) {
			badRows += 1;
			if (bad.length < MOST_NAMED) bad.push({ line: row.line, problem: row.problem });
		}
		block.push(packed(row));
		if (block.length < IN_ONE_BATCH) return;
		file.append(JSON.stringify(block));
		block = [];
	}

	const rowOf = ({ line, cells }: Line, at: number): ListRow =>
		typeof cells === "string" ? { line, problem: cells, cell: "" } : rowOfCell(line, cells[at] ?? "");

	/** The first lines are whole; of all others only the number's cell is read. */
	function take(line: Line): void {
		if (looked === undefined) {
			keep(rowOf(line, 0));
			return;
		}
		looked.push(line);
		cellsSeen += typeof line.cells === "string" ? 1 : line.cells.length;
		if (looked.length >= LINES_LOOKED_AT || cellsSeen >= CELLS_LOOKED_AT) choose();
	}

	function choose(): void {
		const first = looked ?? [];
		looked = undefined;
		const found = findColumn(
			first.flatMap(({ cells }) => (typeof cells === "string" ? [] : [cells])),
			column,
		);
		if ("columns" in found) {
			columns = found.columns;
			return;
		}
		place = found.column;
		lines?.narrowTo(place);
		for (const line of found.hasHeadings ? first.slice(1) : first) keep(rowOf(line, place));
	}

	function read(more: string, isAll: boolean): void {
		// A list that nobody can read is still heard to its end, for a browser shows an answer only then.
		if (columns !== undefined || rows > MOST_ROWS) return;
		if (lines === undefined) {
			beginning += more;
			const end = beginning.search(/\n|\r(?!$)/);
			if (end === -1 && !isAll && beginning.length < MOST_TO_BEGIN) return;
			lines = readLines(separatorOf(end === -1 ? beginning : beginning.slice(0, end)), take);
			lines.push(beginning);
			beginning = "";
		} else lines.push(more);
	}

	return {
		push: (bytes) => read(text.push(bytes), false),
		end() {
			read(text.end(), true);
			lines?.end();
			if (looked !== undefined && looked.length > 0) choose();
			if (block.length > 0) file.append(JSON.stringify(block));
			file.close();
			if (columns !== undefined) return { what: "columns", columns };
			if (rows > MOST_ROWS) return { what: "too-many-rows" };
			return rows === 0 ? { what: "empty" } : { what: "list", rows, badRows, bad };
		},
	};
}
