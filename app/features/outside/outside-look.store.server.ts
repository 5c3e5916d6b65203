/** A look from outside that somebody opened, while it is open, for them alone. Each view is logged before anything is read to be shown. */
import { and, eq } from "drizzle-orm";
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import type { Standing } from "#app/core/standing-row.ts";
import {
	diedOfPatient,
	type ListedPatient,
	listsOfPatient,
	openPatient,
} from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { outsideLooks, patientKeys, patients } from "#db/schema.ts";
import { isOpen } from "./outside.ts";

type Reason = Pick<Extract<EntryBody, { kind: "look.outside" }>, "because" | "why" | "lang">;

/** What one shows. */
export interface OutsideLook {
	readonly patient: ListedPatient;
	/** When it was opened. */
	readonly at: Date;
	/** What counts now, and what was said; undefined where that cannot be read. */
	readonly standing: Standing;
	readonly entries: readonly Entry[] | undefined;
	/** Undefined where it cannot be read. */
	readonly reason: Reason | undefined;
}

/** The look with this reference. Undefined for "not there", "somebody else's", "over" and "erased since" alike. */
export async function readOutsideLook(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	ref: string,
	at: Date,
): Promise<OutsideLook | undefined> {
	const [row] = await db.read
		.select({
			look: outsideLooks,
			patient: patients,
			wrapped: patientKeys.wrapped,
			services: listsOfPatient,
			hasDied: diedOfPatient,
		})
		.from(outsideLooks)
		.innerJoin(patients, eq(patients.no, outsideLooks.patientNo))
		.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.where(
			and(
				eq(outsideLooks.ref, ref),
				eq(outsideLooks.staffId, actor.staffId),
				eq(outsideLooks.providerId, actor.providerId),
			),
		);
	if (row === undefined || !isOpen(row.look.at, at)) return undefined;
	await db.write((q) => logStaffLook(q, actor, [row.patient.no], "outside", at, ref));
	const patient = openPatient(db.vault, row);
	const entries = await whatWasRecorded(db, patient);
	return {
		patient,
		at: row.look.at,
		standing: await readStanding(db.read, register, patient.subject.no),
		entries,
		reason: reasonsIn(entries ?? []).get(ref),
	};
}

/** A look as the patient themself is told of it: who, for whom they work, when, and why. */
export interface OwnOutsideLook extends Reason {
	readonly who: string;
	/** Id of the provider that they work for. */
	readonly provider: string;
	readonly at: Date;
}

/** The look with this reference, if it was at this patient. */
export async function findOwnOutsideLook(
	db: Db,
	{ patientNo }: PatientActor,
	ref: string,
): Promise<OwnOutsideLook | undefined> {
	const subject = await subjectOf(db.read, db.vault, patientNo);
	const entry = subject && (await entriesOf(db.read, subject)).find((one) => one.ref === ref);
	if (entry?.body.kind !== "look.outside") return undefined;
	const { because, why, lang, provider, recorder } = entry.body;
	const who = recorder.who === "staff" ? recorder.name : "";
	return { because, why, lang, provider, who, at: entry.at };
}

/** Why each look from outside at this patient was opened, by its reference, for the patient alone. */
export async function ownReasons(db: Db, { patientNo }: PatientActor): Promise<ReadonlyMap<string, Reason>> {
	const subject = await subjectOf(db.read, db.vault, patientNo);
	return reasonsIn(subject === undefined ? [] : await entriesOf(db.read, subject));
}

function reasonsIn(entries: readonly Entry[]): ReadonlyMap<string, Reason> {
	return new Map(
		entries.flatMap(({ ref, body }) =>
			body.kind === "look.outside"
				? [[ref, { because: body.because, why: body.why, lang: body.lang }] as const]
				: [],
		),
	);
}

/** The patient's entries, or undefined when any of them cannot be read: then nothing can be told for sure. */
async function whatWasRecorded(db: Db, { subject }: ListedPatient): Promise<Entry[] | undefined> {
	try {
		return await entriesOf(db.read, subject);
	} catch {
		return undefined;
	}
}
