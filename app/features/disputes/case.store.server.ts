/** One dispute or challenge as staff work on it: whose it is, what was said, the use it is about, and who may take it. */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { StaffActor, StaffRole } from "#app/core/actor.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { entriesOf } from "#app/features/record/record.store.server.ts";
import { type Use, usesIn } from "#app/features/uses/use.ts";
import type { Db } from "#db/open.server.ts";
import { disputes, staff } from "#db/schema.ts";
import { type CasePatient, casePatient } from "./case-patient.store.server.ts";
import { type Dispute, disputesIn, type Person } from "./dispute.ts";

/** Somebody who may be given it, by their role. */
export interface Reviewer extends Person {
	readonly role: StaffRole;
}

export interface Case {
	readonly patient: CasePatient;
	readonly dispute: Dispute;
	/** Undefined where nobody knows which use it was. */
	readonly use: Use | undefined;
	/** Who may review it: not who checked the use, nor whose answer the patient did not accept. */
	readonly reviewers: readonly Reviewer[];
}

/**
 * The case; the look is logged first, as a look at a report to send on where it is `packet`. Undefined for "not there" and "another provider
 * answers it" alike. A challenge that the patient is not told of leaves no trace of its kind among the looks they read.
 */
export async function readCase(
	db: Db,
	actor: StaffActor,
	patientId: string,
	id: string,
	look: "case" | "packet",
	at: Date,
): Promise<Case | undefined> {
	const patient = await casePatient(db, db.read, actor, patientId);
	if (patient === undefined) return undefined;
	const { subject } = patient;
	const [row] = await db.read
		.select({ withheld: disputes.withheld })
		.from(disputes)
		.where(
			and(eq(disputes.id, id), eq(disputes.patientNo, subject.no), eq(disputes.providerId, actor.providerId)),
		);
	if (row === undefined) return undefined;
	await db.write((q) => logStaffLook(q, actor, [subject.no], row.withheld ? "case" : look, at));
	const entries = await entriesOf(db.read, subject);
	const dispute = disputesIn(entries).find((one) => one.id === id);
	if (dispute === undefined) return undefined;
	const everybody = await reviewersAt(db, actor);
	return {
		patient,
		dispute,
		use: usesIn(entries).find((use) => use.id === dispute.raised.body.use),
		reviewers: everybody.filter((one) => !dispute.mayNotReview.includes(one.id)),
	};
}

/** Clinicians and leads of the actor's provider with an account that works, by name. */
async function reviewersAt(db: Db, actor: StaffActor): Promise<Reviewer[]> {
	return db.read
		.select({ id: staff.id, name: staff.name, role: staff.role })
		.from(staff)
		.where(
			and(
				eq(staff.providerId, actor.providerId),
				inArray(staff.role, ["clinician", "lead"]),
				isNull(staff.disabledAt),
			),
		)
		.orderBy(asc(staff.name), asc(staff.id));
}
