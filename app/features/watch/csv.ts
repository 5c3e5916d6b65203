/**
 * A table as a file for a spreadsheet (RFC 4180). What a spreadsheet would take for a formula is made plain text by an
 * apostrophe before it: = + - @, a tab or a line end at the start of a cell (OWASP, "CSV Injection"), also behind spaces or signs that
 * nobody sees, which some spreadsheets take away.
 */

const FORMULA = /^(?:[\t\r\n]|[\s\p{Cf}\p{Cc}]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20])/u;

/** The file's text: one line a row, with a byte order mark, without which some spreadsheets read accents wrongly. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
	return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("")}`;
}

function cellOf(cell: string | number): string {
	if (typeof cell === "number") return String(cell);
	const plain = FORMULA.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
