/** The patient of a case, for the provider that answers it. */
import { and, eq, exists } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import {
	diedOfPatient,
	type ListedPatient,
	listedPatient,
	openPatient,
} from "#app/features/record/listed-patient.store.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { disputes, patientKeys, patients } from "#db/schema.ts";

export interface CasePatient extends ListedPatient {
	/** On a list of this provider now. Nothing but the case is open to staff where they are not. */
	readonly listed: boolean;
}

/**
 * The patient with this random id, on the actor's lists or with a case that the actor's provider answers: who moved away is
 * still owed an answer. Undefined for "not there" and "none of your business" alike.
 */
export async function casePatient(
	db: Db,
	handle: Reader | Writer,
	actor: StaffActor,
	id: string,
): Promise<CasePatient | undefined> {
	const onList = await listedPatient(db, handle, actor, id);
	if (onList !== undefined) return { ...onList, listed: true };
	const cases = handle
		.select({ id: disputes.id })
		.from(disputes)
		.where(and(eq(disputes.patientNo, patients.no), eq(disputes.providerId, actor.providerId)));
	const [found] = await handle
		.select({ patient: patients, wrapped: patientKeys.wrapped, hasDied: diedOfPatient })
		.from(patients)
		.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.where(and(eq(patients.id, id), exists(cases)));
	return found && { ...openPatient(db.vault, { ...found, services: null }), listed: false };
}
