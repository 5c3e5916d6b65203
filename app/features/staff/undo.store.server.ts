/** Taking a choice back for a patient who asks staff: the rule, the limits and the entry of the patient's own page. */
import type { StaffActor } from "#app/core/actor.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import {
	choicesIn,
	type MadeChoice,
	type UndoRefusal,
	whyNotUndone,
} from "#app/features/choices/made-choice.ts";
import { confirmWhatBecame } from "#app/features/record/confirm.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { entriesOf } from "#app/features/record/record.store.server.ts";
import { takeBack } from "#app/features/record/take-back.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import type { UndoPressed } from "./undo.forms.ts";

/** A choice as staff see it before they take it back. */
export interface ToTakeBack {
	readonly patient: ListedPatient;
	readonly made: MadeChoice;
	/** Why it cannot be; undefined where it can, or has been already. */
	readonly refusal: UndoRefusal | undefined;
}

/** The choice with this receipt reference; the look is logged first. Undefined for "not there" and "not on your lists" alike. */
export async function readToTakeBack(
	db: Db,
	actor: StaffActor,
	patientId: string,
	ref: string,
	at: Date,
): Promise<ToTakeBack | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	if (patient === undefined) return undefined;
	const { subject } = patient;
	const made = choicesIn(await entriesOf(db.read, subject)).find(({ entry }) => entry.ref === ref);
	if (made === undefined) return undefined;
	await db.write((q) => logStaffLook(q, actor, [subject.no], "summary", at));
	const isUndone = made.undoneAt !== undefined;
	return { patient, made, refusal: isUndone ? undefined : whyNotUndone(made, at) };
}

/**
 * Takes it back, as the patient said to staff. The same page pressed again finds it done. The patient is told by post or
 * e-mail, since they did not see the screen. Undefined as in `readToTakeBack`.
 */
export async function takeBackForPatient(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	ref: string,
	{ way, once }: UndoPressed,
	at: Date,
): Promise<Result<true, UndoRefusal | "key-not-yours"> | undefined> {
	const owner = `staff:${actor.staffId}` as const;
	const key = db.vault.sha256(`${once} ${patientId} undo ${ref}`);
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		const { subject } = patient;
		const used = await usedKey(q, key, owner);
		if (used !== undefined) return used.isTheirs ? ok(true) : refuse("key-not-yours");
		const said = {
			decider: { who: "patient" },
			recorder: recorderOf(actor),
			way,
			helped: null,
			interpreter: null,
		} as const;
		const done = await takeBack(db.vault, q, register, subject, ref, said, at);
		if (!done?.ok) return done;
		if (done.value.isNew) {
			await confirmWhatBecame(q, subject, actor.providerId, done.value.made.entry, at);
			await logStaffLook(q, actor, [subject.no], "recorded", at);
		}
		await spendKey(q, key, owner, ref, at);
		return ok(true);
	});
}
