/**
 * The rows of a patient's standing: flat, narrow, all of one shape. They say what counts now, never why or how it was
 * said; that is in the entries.
 */
import type { Answer, ChoiceMade, DecisionStatus } from "./entry.ts";
import type { Authority } from "./said.ts";
import type { Scope } from "./scope.ts";

/** The patient as a decider. Empty, because no trusted person's id can be: nobody can pass for the patient. */
export const PATIENT = "";

export const ROW_KINDS = [
	"choice",
	"conflict",
	"pause",
	"override",
	"status",
	"authority",
	"wish",
	"death",
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** `none`: a slot whose answer was taken back. */
export type RowState =
	| Answer
	| "none"
	| "open"
	| "closed"
	| "settled"
	| "running"
	| "ended"
	| "renewed"
	| "died"
	| DecisionStatus;

/**
 * One row. `kind`, `who`, `tool` and `purpose` together are its unique key; all rows have the same shape.
 *
 * | kind | who | tool, purpose | state | seq |
 * | --- | --- | --- | --- | --- |
 * | choice | who decided | the slot | the answer that stands in it | of that answer |
 * | conflict | who decided | where two answers conflict | open, settled | of the paper form, of what settled it |
 * | pause | the dispute | the tool | open, closed | of the opening, of the closing |
 * | override | the clinician | the tool | running, ended | of the override, of what ended it before its time |
 * | status | empty | any | who decides; no row is `self` | of the change |
 * | wish | empty: the patient | any, the use | what holds after their death: yes, no, none (as now) | of the wish |
 * | death | empty | any | died | of the first entry that says so |
 * | authority | the trusted person | any | running, ended, renewed: their yes of before asks again | of the first giving, of the end, of the giving anew |
 */
export interface StandingRow extends Scope {
	readonly kind: RowKind;
	readonly who: string;
	readonly state: RowState;
	readonly seq: number;
	/** Of a trusted person who decided; null for the patient and for other rows. */
	readonly authority: Authority | null;
	/** The notice that a choice rests on. */
	readonly notice: number | null;
	/**
	 * The last no or unsure ever said in this slot, 0 for none. It outlives its answer: a yes is ended by any later no
	 * or unsure, also by one that a later yes replaced or that was taken back.
	 */
	readonly lastNo: number;
	/** When an override ends, or the last day of an authority is over, in milliseconds since 1970. */
	readonly ends: number | null;
	/** ISO day on which a choice was said; only `paperConflicts` reads it. */
	readonly day: string | null;
}

/** All rows of one patient, in any order. With no row, they decide for themself and have said nothing. */
export type Standing = readonly StandingRow[];

/** A row with nothing in it but what is given. Every row is made here, so that all have one shape. */
export function rowOf(
	row: Pick<StandingRow, "kind" | "who" | "state" | "seq"> & Partial<StandingRow>,
): StandingRow {
	return {
		kind: row.kind,
		who: row.who,
		tool: row.tool ?? null,
		purpose: row.purpose ?? null,
		state: row.state,
		seq: row.seq,
		authority: row.authority ?? null,
		notice: row.notice ?? null,
		lastNo: row.lastNo ?? 0,
		ends: row.ends ?? null,
		day: row.day ?? null,
	};
}

/** The row with this key is replaced; where there is none, the row is added. */
export function put(standing: Standing, row: StandingRow): Standing {
	const at = standing.findIndex((other) => sameKey(other, row));
	return at === -1 ? [...standing, row] : standing.with(at, row);
}

/** Are these the same row, before and after? */
export function sameKey(a: StandingRow, b: StandingRow): boolean {
	return a.kind === b.kind && a.who === b.who && a.tool === b.tool && a.purpose === b.purpose;
}

/** Who decided, as rows name them. */
export function deciderOf(body: ChoiceMade): string {
	return body.said.decider.who === "patient" ? PATIENT : body.said.decider.id;
}

/** The latest change of what counts: a larger one later means that something changed meanwhile. */
export function latestSeq(standing: Standing): number {
	return standing.reduce((latest, row) => Math.max(latest, row.seq, row.lastNo), 0);
}
