/** Staff or the patient end what somebody may do for the patient. */
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import { whoDecides } from "#app/core/decision.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { openAskAgain } from "#app/features/record/ask-again.store.server.ts";
import { type Ending, endActing } from "#app/features/record/end-acting.store.server.ts";
import { listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { peopleOf } from "#app/features/record/trusted-people.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import type { StaffEnd } from "./new-trust.ts";
import { canEndAlone } from "./trust.ts";

/** `gone`: nobody with this id acts for the patient now. `staff-only`: somebody else decides for the patient, so staff end it. */
export type EndRefusal = "gone" | "staff-only";

/** Ends it for everybody from now on; undefined where the patient is on no list of the actor's provider. What was decided stays. */
export async function endTrustByStaff(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	personId: string,
	ending: StaffEnd,
	at: Date,
): Promise<Result<string, EndRefusal> | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		await logStaffLook(q, actor, [patient.subject.no], "recorded", at);
		const recorded = { ...ending, recorder: recorderOf(actor) };
		return end(db, q, register, patient.subject, personId, recorded, at);
	});
}

/** The patient ends it, in one press; undefined once their key is destroyed. */
export async function endOwnTrust(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
	personId: string,
	at: Date,
): Promise<Result<string, EndRefusal> | undefined> {
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		if (subject === undefined) return undefined;
		if (!canEndAlone(whoDecides(await readStanding(q, register, subject.no)).status))
			return refuse("staff-only");
		const ending = { because: "patient", note: null, way: "online", recorder: recorderOf(actor) } as const;
		return end(db, q, register, subject, personId, ending, at);
	});
}

/** Ended a second time it is gone, so that a double press records once. */
async function end(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	person: string,
	ending: Ending,
	at: Date,
): Promise<Result<string, EndRefusal>> {
	const people = await peopleOf(q, subject);
	if (!people.some(({ id, endedAt }) => id === person && endedAt === null)) return refuse("gone");
	const { entry, asks } = await endActing(db, q, register, subject, person, ending, at);
	if (asks) await openAskAgain(db, q, register, subject, at);
	return ok(entry.ref);
}
