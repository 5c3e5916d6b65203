/** What a staff member had typed when their session ended: theirs alone, about one patient, for a day, and sealed. */

import { and, asc, eq, gte, lt } from "drizzle-orm";
import { z } from "zod";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import { ONE_TIME_KEY } from "#app/core/one-time-key.ts";
import { DRAFT_KEPT } from "#app/features/choices/choice.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { patients, recordingDrafts } from "#db/schema.ts";

const kept = z.strictObject({
	/** The form's one-time key (32 hexadecimal digits): what was saved before the session ended is not saved again. */
	once: z.string().regex(ONE_TIME_KEY),
	/** The fields by name. */
	typed: z.record(z.string(), z.string()),
});

/** A form as it was typed. */
export type TypedForm = z.infer<typeof kept>;

/** A form that was not saved, and when its session was found to have ended. */
export interface RecordingDraft extends TypedForm {
	readonly at: Date;
}

const placeOf = (actor: StaffActor, patientId: string) => ({
	table: "recording_drafts",
	row: `${actor.staffId} ${patientId}`,
	column: "sealed",
});

const oldest = (at: Date) => new Date(at.getTime() - DRAFT_KEPT);
const theirs = (actor: StaffActor, patientNo: number) =>
	and(eq(recordingDrafts.staffId, actor.staffId), eq(recordingDrafts.patientNo, patientNo));

/** Keeps the form for 24 hours in the place of an older one. Nothing is kept about a patient on no list of the actor's provider. */
export async function keepRecordingDraft(
	db: Db,
	actor: StaffActor,
	patientId: string,
	form: TypedForm,
	at: Date,
): Promise<void> {
	await db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return;
		const { no, seal } = patient.subject;
		const sealed = seal.seal(placeOf(actor, patientId), JSON.stringify(form));
		await q
			.insert(recordingDrafts)
			.values({ staffId: actor.staffId, patientNo: no, sealed, at })
			.onConflictDoUpdate({
				target: [recordingDrafts.staffId, recordingDrafts.patientNo],
				set: { sealed, at },
			})
			.returning({ at: recordingDrafts.at });
	});
}

/** The actor's own kept form about this patient; undefined when there is none or it is older than a day. */
export async function findRecordingDraft(
	db: Db,
	actor: StaffActor,
	{ subject }: Pick<ListedPatient, "subject">,
	at: Date,
): Promise<RecordingDraft | undefined> {
	const [row] = await db.read
		.select({ sealed: recordingDrafts.sealed, at: recordingDrafts.at })
		.from(recordingDrafts)
		.where(and(theirs(actor, subject.no), gte(recordingDrafts.at, oldest(at))));
	if (row === undefined) return undefined;
	const form = kept.parse(JSON.parse(subject.seal.open(placeOf(actor, subject.id), row.sealed)));
	return { ...form, at: row.at };
}

/** The patients (random ids) about whom the actor has a kept form, oldest first. Names nobody, so nobody's look is logged. */
export async function listRecordingDrafts(
	db: Db,
	actor: StaffActor,
	at: Date,
): Promise<{ readonly patient: string; readonly at: Date }[]> {
	return db.read
		.select({ patient: patients.id, at: recordingDrafts.at })
		.from(recordingDrafts)
		.innerJoin(patients, eq(patients.no, recordingDrafts.patientNo))
		.where(and(eq(recordingDrafts.staffId, actor.staffId), gte(recordingDrafts.at, oldest(at))))
		.orderBy(asc(recordingDrafts.at));
}

/** Throws the actor's own kept form about this patient away; where there is none nothing happens. */
export async function dropRecordingDraft(db: Db, actor: StaffActor, patientNo: number): Promise<void> {
	await db.write((q) => endRecordingDraft(q, actor, patientNo));
}

/** The same inside the transaction that saved what was typed. */
export async function endRecordingDraft(q: Writer, actor: StaffActor, patientNo: number): Promise<void> {
	await q.delete(recordingDrafts).where(theirs(actor, patientNo)).returning({ at: recordingDrafts.at });
}

/** Deletes what nobody went on with in a day, whoever typed it. */
export async function dropOldRecordingDrafts(db: Db, _actor: SystemActor, at: Date): Promise<void> {
	await db.write((q) =>
		q
			.delete(recordingDrafts)
			.where(lt(recordingDrafts.at, oldest(at)))
			.returning({ at: recordingDrafts.at }),
	);
}
