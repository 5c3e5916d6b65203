/** A patient's own choices: all of them, one receipt, and taking one back. Nothing ever disappears. */
import type { PersonActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { whyNotNow } from "#app/features/record/acting.store.server.ts";
import { saidBy } from "#app/features/record/own-said.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { entriesFor } from "#app/features/record/shown-to.store.server.ts";
import { takeBack } from "#app/features/record/take-back.store.server.ts";
import { type Told, toldIn } from "#app/features/record/told.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import type { NotNow } from "./draft.store.server.ts";
import { choicesIn, type MadeChoice, otherNotes, type StaffNote, type UndoRefusal } from "./made-choice.ts";

/** All choices of this patient, newest first, as far as whoever asks may know of them. */
export async function listChoices(db: Db, actor: PersonActor): Promise<MadeChoice[]> {
	return choicesIn(await entriesFor(db.read, db.vault, actor)).reverse();
}

/** The same, with what staff wrote to the patient about anything else, which is for the patient alone, and what they told them about, the newest first. */
export async function readHistory(
	db: Db,
	actor: PersonActor,
): Promise<{
	readonly choices: readonly MadeChoice[];
	readonly others: readonly StaffNote[];
	readonly told: readonly Told[];
}> {
	const entries = await entriesFor(db.read, db.vault, actor);
	return {
		choices: choicesIn(entries).reverse(),
		others: actor.role === "patient" ? otherNotes(entries) : [],
		told: toldIn(entries).toReversed(),
	};
}

/** The choice with this receipt reference, if it is this patient's. */
export async function findChoice(db: Db, actor: PersonActor, ref: string): Promise<MadeChoice | undefined> {
	return (await listChoices(db, actor)).find(({ entry }) => entry.ref === ref);
}

/**
 * Takes a choice back that whoever asks decided. A second press finds it taken back already and says so by success. What
 * somebody else decided is refused, and so is whoever may not decide for the patient now.
 */
export async function undoChoice(
	db: Db,
	actor: PersonActor,
	register: KnownRegister,
	ref: string,
	at: Date,
): Promise<Result<true, UndoRefusal | NotNow> | undefined> {
	return db.write(async (q) => {
		const refusal = await whyNotNow(q, db.vault, actor, "decide", at);
		if (refusal !== undefined) return refuse(refusal);
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		const shown = await entriesFor(q, db.vault, actor);
		const given = shown.find((entry) => entry.ref === ref)?.body;
		if (subject === undefined || given === undefined) return undefined;
		// Without their no a tool may be used again: that is as much in doubt as a yes.
		const isYes = given.kind !== "choice.made" || given.answer === "yes";
		const beyond = isYes ? undefined : await whyNotNow(q, db.vault, actor, "decide", at, "yes");
		if (beyond !== undefined) return refuse(beyond);
		const done = await takeBack(db.vault, q, register, subject, ref, saidBy(actor), at);
		return done?.ok ? ok(true) : done;
	});
}
