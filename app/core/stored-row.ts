/** A row of the standing as the database keeps it: its key, its seq, and the rest as one short text. */
import type { Purpose } from "./scope.ts";
import { type RowKind, type RowState, rowOf, type StandingRow } from "./standing-row.ts";

/** `tool` and `purpose` are still names; the store turns them into its small numbers. */
export interface StoredRow {
	readonly kind: string;
	readonly who: string;
	readonly tool: string | null;
	readonly purpose: string | null;
	readonly seq: number;
	/** State, authority, notice, last no, end (milliseconds) and day, with a space between; "-" is none. */
	readonly rest: string;
}

/** What to store for this row. */
export function toStored(row: StandingRow): StoredRow {
	const { kind, who, tool, purpose, seq } = row;
	const rest = [row.state, row.authority, row.notice, row.lastNo, row.ends, row.day];
	return { kind, who, tool, purpose, seq, rest: rest.map((part) => part ?? "-").join(" ") };
}

/** The row that was stored. What cannot be understood is handed on as it is: `decide` then says `could-not-tell`. */
export function fromStored(stored: StoredRow): StandingRow {
	const [state, authority, notice, lastNo, ends, day] = stored.rest.split(" ");
	return rowOf({
		kind: stored.kind as RowKind,
		who: stored.who,
		tool: stored.tool,
		purpose: stored.purpose as Purpose | null,
		state: state as RowState,
		seq: stored.seq,
		authority: textOrNull(authority) as StandingRow["authority"],
		notice: numberOrNull(notice),
		lastNo: wholeNumber(lastNo),
		ends: numberOrNull(ends),
		day: textOrNull(day),
	});
}

/** A part that is missing, not "-", becomes an empty text: no value that the rule knows. */
function textOrNull(part = ""): string | null {
	return part === "-" ? null : part;
}

/** A part that is missing or no whole number becomes NaN, for the same reason. `Number("")` would be 0. */
function wholeNumber(part = ""): number {
	return /^\d+$/.test(part) ? Number(part) : Number.NaN;
}

function numberOrNull(part?: string): number | null {
	return part === "-" ? null : wholeNumber(part);
}
