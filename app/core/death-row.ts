/** The rows of a patient's wishes for after their death, and the row that says they have died. */
import { AFTER_DEATH_PURPOSES, type AfterDeathPurpose, type Wish } from "./death-entry.ts";
import type { Entry, EntryBody } from "./entry.ts";
import { covers, type Purpose } from "./scope.ts";
import { PATIENT, put, rowOf, type Standing, type StandingRow } from "./standing-row.ts";

type Wished = Extract<EntryBody, { kind: "after-death.wished" }>;

/** The patient said what holds after their death. Nobody else can wish it for them. */
export function afterWished(standing: Standing, { seq, body }: Entry<Wished>): Standing {
	if (body.said.decider.who !== "patient") return standing;
	return AFTER_DEATH_PURPOSES.reduce((after, purpose) => {
		const wish = body.wishes[purpose];
		const state = wish === "same" ? "none" : wish;
		return state ? put(after, rowOf({ kind: "wish", who: PATIENT, purpose, state, seq })) : after;
	}, standing);
}

/** The patient has died. Said twice it is one death, since the first. */
export function afterDeathRecorded(standing: Standing, seq: number): Standing {
	return hasDied(standing) ? standing : put(standing, rowOf({ kind: "death", who: "", state: "died", seq }));
}

/** Has this patient died, as far as we know? */
export function hasDied(standing: Standing): boolean {
	return deathIn(standing) !== undefined;
}

/** The row that says so. */
export function deathIn(standing: Standing): StandingRow | undefined {
	return standing.find(({ kind }) => kind === "death");
}

/**
 * The wish that stands for this use. A yes is over once somebody said no or "not sure" to this use of every tool, also where that was
 * taken back: then what counts now holds again. A no stands until the patient changes it.
 */
export function wishRow(standing: Standing, purpose: Purpose): StandingRow | undefined {
	const row = standing.find((one) => one.kind === "wish" && one.purpose === purpose);
	if (row === undefined || row.state === "none") return undefined;
	const isOver = (later: StandingRow) =>
		later.kind === "choice" && covers(later, null, purpose) && later.lastNo > row.seq;
	return row.state === "yes" && standing.some(isOver) ? undefined : row;
}

/** The same as a word. */
export function wishIn(standing: Standing, purpose: AfterDeathPurpose): Wish {
	const state = wishRow(standing, purpose)?.state;
	return state === "yes" || state === "no" ? state : "same";
}

/**
 * What counts of somebody who has died, for this use: every authority to act for them ended with them, and a wish of yes is an answer
 * of theirs about this use of any tool, since the day on which they said it.
 */
export function standingAfterDeath(standing: Standing, death: StandingRow, purpose: Purpose): Standing {
	const acted = new Set(standing.flatMap(({ authority, who }) => (authority === null ? [] : [who])));
	let after = standing;
	for (const person of acted)
		after = put(after, rowOf({ kind: "authority", who: person, state: "ended", seq: death.seq }));
	const wish = wishRow(standing, purpose);
	if (wish?.state !== "yes") return after;
	const slot = rowOf({ kind: "choice", who: PATIENT, purpose, state: "yes", seq: wish.seq });
	const said = after.find((row) => row.kind === "choice" && row.who === PATIENT && isSlot(row, purpose));
	if (said !== undefined && said.state !== "none" && said.seq > wish.seq) return after;
	return put(after, { ...slot, lastNo: said?.lastNo ?? 0 });
}

function isSlot(row: StandingRow, purpose: Purpose): boolean {
	return row.tool === null && row.purpose === purpose;
}
