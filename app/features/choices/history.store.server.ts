/** A patient's own choices: all of them, one receipt, and taking one back. Nothing ever disappears. */
import type { PatientActor } from "#app/core/actor.ts";
import { ok, type Result } from "#app/core/result.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { takeBack } from "#app/features/record/take-back.store.server.ts";
import { type Told, toldIn } from "#app/features/record/told.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { choicesIn, type MadeChoice, otherNotes, type StaffNote, type UndoRefusal } from "./made-choice.ts";

/** All choices of this patient, newest first. */
export async function listChoices(db: Db, actor: PatientActor): Promise<MadeChoice[]> {
	const subject = await subjectOf(db.read, db.vault, actor.patientNo);
	return subject === undefined ? [] : choicesIn(await entriesOf(db.read, subject)).reverse();
}

/** The same, with what staff wrote to the patient about anything else, and what they told them about, the newest first. */
export async function readHistory(
	db: Db,
	actor: PatientActor,
): Promise<{
	readonly choices: readonly MadeChoice[];
	readonly others: readonly StaffNote[];
	readonly told: readonly Told[];
}> {
	const subject = await subjectOf(db.read, db.vault, actor.patientNo);
	const entries = subject === undefined ? [] : await entriesOf(db.read, subject);
	return {
		choices: choicesIn(entries).reverse(),
		others: otherNotes(entries),
		told: toldIn(entries).toReversed(),
	};
}

/** The choice with this receipt reference, if it is this patient's. */
export async function findChoice(db: Db, actor: PatientActor, ref: string): Promise<MadeChoice | undefined> {
	return (await listChoices(db, actor)).find(({ entry }) => entry.ref === ref);
}

/**
 * Takes a choice back that the patient made. A second press finds it taken back already and says so by success. What
 * a trusted person decided is refused.
 */
export async function undoChoice(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
	ref: string,
	at: Date,
): Promise<Result<true, UndoRefusal> | undefined> {
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		if (subject === undefined) return undefined;
		const said = {
			decider: { who: "patient" },
			recorder: { who: "patient" },
			way: "online",
			helped: actor.helped,
			interpreter: null,
		} as const;
		const done = await takeBack(db.vault, q, register, subject, ref, said, at);
		return done?.ok ? ok(true) : done;
	});
}
