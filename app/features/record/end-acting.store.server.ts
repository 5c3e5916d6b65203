/** Somebody acts for a patient no longer: one way for whatever ended it, so that nothing of theirs goes on. */
import { whoDecides } from "#app/core/decision.ts";
import type { Entry } from "#app/core/entry.ts";
import type { Recorder } from "#app/core/said.ts";
import type { Standing } from "#app/core/standing-row.ts";
import type { TrustEnded } from "#app/core/trust-entry.ts";
import { whatWasSaid } from "#app/core/what-was-said.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { openAskAgain } from "./ask-again.store.server.ts";
import { record, type Subject } from "./record.store.server.ts";
import { settleConflicts } from "./settle-conflict.store.server.ts";
import { applyEntry, readStanding } from "./standing.store.server.ts";
import { stopCodesOf } from "./stop-codes.store.server.ts";
import { markEnded } from "./trusted-people.store.server.ts";

/** Why it ended, and who wrote that down. */
export type Ending = Omit<TrustEnded, "kind" | "version" | "person">;

/** What became of it. */
export interface ActingEnded {
	readonly entry: Entry<TrustEnded>;
	/** A yes of theirs was the last word on something: a person has to ask again. */
	readonly asks: boolean;
}

/**
 * Records the end, takes their codes and sessions, lets their yes ask again, and closes the job about answers that no longer disagree by it.
 * Call it for who acts until now.
 */
export async function endActing(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	person: string,
	ending: Ending,
	at: Date,
): Promise<ActingEnded> {
	const body: TrustEnded = { kind: "trust.ended", version: 2, person, ...ending };
	const before = await readStanding(q, register, subject.no);
	const entry = await record(q, db.vault, subject, body, at);
	const after = await applyEntry(q, register, subject, before, entry);
	await settleConflicts(db.vault, q, subject, after, { because: entry.seq }, at);
	await markEnded(q, subject, person, entry);
	await stopCodesOf(q, db.vault, { subject, person, recorder: ending.recorder }, at);
	return { entry, asks: lapsesIn(after, person) };
}

/** Their last day has passed. Where a yes of theirs was the last word, a person gets the job to ask again. Answers the entry's reference. */
export async function endRunOut(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	person: string,
	recorder: Recorder,
	at: Date,
): Promise<string> {
	const ending = { because: "over", note: null, way: null, recorder } as const;
	const { entry, asks } = await endActing(db, q, register, subject, person, ending, at);
	if (asks) await openAskAgain(db, q, register, subject, at);
	return entry.ref;
}

/** Does what this person said yes to come to asking again, because their authority has ended? */
function lapsesIn(standing: Standing, person: string): boolean {
	const who = whoDecides(standing);
	return standing.some(
		({ kind, who: of, state, tool, purpose }) =>
			kind === "choice" &&
			of === person &&
			state === "yes" &&
			whatWasSaid(standing, who, tool, purpose, 0)?.reason === "authority-ended",
	);
}
