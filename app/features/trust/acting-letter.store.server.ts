/** Whom a letter with a code to act for a patient goes to, for staff who print one. */
import type { StaffActor } from "#app/core/actor.ts";
import { actingNow } from "#app/features/record/acting.store.server.ts";
import { listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { peopleOf } from "#app/features/record/trusted-people.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { TrustedPerson } from "./trust.ts";

/** A letter that lacks only its code and its words. `may`: as far as they act today; undefined where they do not. */
export interface ActingLetterTo {
	readonly patientNo: number;
	readonly patient: string;
	readonly person: TrustedPerson;
	readonly may: TrustedPerson["may"] | undefined;
}

/** Undefined where the patient is on no list of the actor's provider, or has nobody with this id. The look is logged. */
export async function openActingLetter(
	db: Db,
	actor: StaffActor,
	patientId: string,
	personId: string,
	at: Date,
): Promise<ActingLetterTo | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		const { subject, givenNames, familyName } = patient;
		const person = (await peopleOf(q, subject)).find(({ id }) => id === personId);
		if (person === undefined) return undefined;
		await logStaffLook(q, actor, [subject.no], "letter-printed", at);
		const acting = await actingNow(q, db.vault, subject.no, personId, at);
		return {
			patientNo: subject.no,
			patient: `${givenNames} ${familyName}`.trim(),
			person,
			may: acting.ok ? acting.value.person.may : undefined,
		};
	});
}
