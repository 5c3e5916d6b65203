/**
 * Takes a list apart into lines of cells (RFC 4180) as its text comes in, and holds no more than one line of it. A quote that is
 * never closed costs one line: reading goes on with the next. A spreadsheet's own reader would take the rest of the file for
 * one cell, and hold all of it.
 */

/** What a line came to. `cells` has the wanted cells only, where `narrowTo` named one. */
export interface Line {
	/** Where it begins, counted from 1. */
	readonly line: number;
	readonly cells: readonly string[] | "quote-not-closed" | "line-too-long";
}

/** The longest line, in characters: 10,000 columns of 100. */
const LONGEST_LINE = 1_000_000;

/** A quoted cell may go over so many lines, as an address does. */
const MOST_LINES_QUOTED = 50;

export interface LineReader {
	/** Takes more text; calls back for each line that is whole. */
	push(text: string): void;
	/** There is no more. */
	end(): void;
	/** From now on only this cell of each line is wanted. */
	narrowTo(column: number): void;
}

/** Reads lines with this separator. Empty lines are counted and left out. */
export function readLines(separator: string, take: (line: Line) => void): LineReader {
	let rest = "";
	let line = 1;
	let skipping = false;
	let wanted: number | undefined;

	/** Reads the record at `from`; answers where the next begins, or undefined where the text does not reach its end. */
	function readOne(from: number, isAll: boolean): number | undefined {
		const newline = rest.indexOf("\n", from);
		if (newline === -1 && !isAll) return undefined;
		const end = newline === -1 ? rest.length : newline;
		const next = newline === -1 ? rest.length : newline + 1;
		const text = rest.slice(from, rest[end - 1] === "\r" && end > from ? end - 1 : end);
		if (!text.includes('"')) {
			if (text.trim() !== "") take({ line, cells: plainCells(text, separator, wanted) });
			line += 1;
			return next;
		}
		return readQuoted(from, next, isAll);
	}

	function readQuoted(from: number, firstEnd: number, isAll: boolean): number | undefined {
		const whole = quotedCells(rest, from, separator, MOST_LINES_QUOTED);
		const isCut = whole === "cut" && !isAll && rest.length - from < LONGEST_LINE;
		if (isCut) return undefined;
		if (typeof whole === "string") {
			take({ line, cells: "quote-not-closed" });
			line += 1;
			return firstEnd;
		}
		const { cells, end, lines } = whole;
		// A line break that has not come yet may still belong to this line.
		if (end >= rest.length && !isAll && rest[end - 1] !== "\n") return undefined;
		take({ line, cells: wanted === undefined ? cells : [cells[wanted] ?? ""] });
		line += lines;
		return end;
	}

	function readAll(isAll: boolean): void {
		let from = 0;
		while (from < rest.length) {
			if (skipping) {
				const newline = rest.indexOf("\n", from);
				if (newline === -1) {
					from = rest.length;
					break;
				}
				skipping = false;
				line += 1;
				from = newline + 1;
				continue;
			}
			const next = readOne(from, isAll);
			if (next === undefined) break;
			from = next;
		}
		rest = from === 0 ? rest : rest.slice(from);
		if (rest.length > LONGEST_LINE) {
			take({ line, cells: "line-too-long" });
			skipping = true;
			rest = "";
		}
	}

	return {
		push(text) {
			rest = rest === "" ? text : rest + text;
			readAll(false);
		},
		end: () => readAll(true),
		narrowTo(column) {
			wanted = column;
		},
	};
}

function plainCells(text: string, separator: string, wanted: number | undefined): readonly string[] {
	if (wanted === undefined) return text.split(separator);
	let from = 0;
	for (let column = 0; column < wanted; column += 1) {
		const at = text.indexOf(separator, from);
		if (at === -1) return [""];
		from = at + 1;
	}
	const end = text.indexOf(separator, from);
	return [text.slice(from, end === -1 ? undefined : end)];
}

interface Quoted {
	readonly cells: readonly string[];
	/** Where the next record begins. */
	readonly end: number;
	readonly lines: number;
}

/** The record at `from`; "cut" where a quote is open at the end of the text, "open" where it goes on for too long or ends wrongly. */
function quotedCells(
	text: string,
	from: number,
	separator: string,
	mostLines: number,
): Quoted | "cut" | "open" {
	const cells: string[] = [];
	let lines = 1;
	let at = from;
	for (;;) {
		let cell: string;
		if (text[at] === '"') {
			const close = closingQuote(text, at + 1);
			const inside = text.slice(at + 1, close === -1 ? undefined : close);
			lines += inside.split("\n").length - 1;
			if (lines > mostLines) return "open";
			if (close === -1) return "cut";
			cell = inside.replaceAll('""', '"');
			at = close + 1;
			if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
			const after = text[at];
			if (after !== undefined && after !== separator && after !== "\n") return "open";
		} else {
			const end = nextOf(text, at, separator);
			cell = text.slice(at, end);
			if (text[end] !== separator && cell.endsWith("\r")) cell = cell.slice(0, -1);
			at = end;
		}
		cells.push(cell);
		if (text[at] !== separator) return { cells, end: at + 1, lines };
		at += 1;
	}
}

function closingQuote(text: string, from: number): number {
	let at = text.indexOf('"', from);
	while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
	return at;
}

function nextOf(text: string, from: number, separator: string): number {
	const newline = text.indexOf("\n", from);
	const end = newline === -1 ? text.length : newline;
	const at = text.indexOf(separator, from);
	return at === -1 || at > end ? end : at;
}
