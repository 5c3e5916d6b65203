/**
 * The rows of those who act for a patient with an authority to decide. Their yes is good for as long as their authority: when it
 * is ended, or its last day is over, their yes has to be asked again, for good. A no or "not sure" of theirs goes on counting.
 */
import { addDays, startOfDay } from "./calendar.ts";
import type { Entry, EntryBody } from "./entry.ts";
import { put, rowOf, type Standing, type StandingRow } from "./standing-row.ts";

type Given = Extract<EntryBody, { kind: "trust.given" }>;
type Ended = Extract<EntryBody, { kind: "trust.ended" }>;

/** Somebody is on record, for the first time or again. Whoever may no longer decide is as good as ended; a carer never decided. */
export function afterTrustGiven(standing: Standing, { seq, at, body }: Entry<Given>): Standing {
	const { person, authority, may, until } = body;
	if (authority === "carer") return standing;
	const before = standing.find((row) => isAuthority(row, person.id));
	const ends = until === null ? null : startOfDay(addDays(until, 1)).getTime();
	const row = (state: StandingRow["state"], since: number) =>
		put(standing, rowOf({ kind: "authority", who: person.id, state, seq: since, ends }));
	if (may !== "decide") return row("ended", seq);
	if (before === undefined) return row("running", seq);
	return isOver(before, at.getTime()) ? row("renewed", seq) : row(before.state, before.seq);
}

/** Their authority is over, whoever ended it. */
export function afterTrustEnded(standing: Standing, { person }: Ended, seq: number): Standing {
	const before = standing.find((row) => isAuthority(row, person));
	return before === undefined ? standing : put(standing, { ...before, state: "ended", seq });
}

/** The same standing at this moment (milliseconds): an authority whose last day is over is ended, also where nobody wrote it down yet. */
export function withRunOut(standing: Standing, now: number): Standing {
	const runsOut = (row: StandingRow) =>
		row?.kind === "authority" && row.state !== "ended" && isOver(row, now);
	return standing.some(runsOut)
		? standing.map((row) => (runsOut(row) ? { ...row, state: "ended" as const } : row))
		: standing;
}

/** Is this a choice of somebody whose authority has ended since they made it? Whoever was never on record has none that could end. */
export function hasLapsed(choice: StandingRow, standing: Standing): boolean {
	if (choice.authority === null) return false;
	const row = standing.find((other) => isAuthority(other, choice.who));
	return row !== undefined && (row.state === "ended" || (row.state === "renewed" && choice.seq < row.seq));
}

function isAuthority({ kind, who }: StandingRow, person: string): boolean {
	return kind === "authority" && who === person;
}

function isOver({ state, ends }: StandingRow, now: number): boolean {
	return state === "ended" || (ends !== null && ends <= now);
}
