/** Who a patient is, for the patient and who acts for them: what makes a printed page theirs. */
import { eq } from "drizzle-orm";
import type { PersonActor } from "#app/core/actor.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import { type PatientField, placeOfPatient } from "./patient.ts";

/** The name and date of birth (ISO day) of whoever asks; undefined once their key is destroyed. */
export async function ownName(
	db: Db,
	{ patientNo }: PersonActor,
): Promise<{ readonly name: string; readonly birthDate: string } | undefined> {
	const subject = await subjectOf(db.read, db.vault, patientNo);
	const [row] = await db.read
		.select({ given: patients.givenNames, family: patients.familyName, born: patients.birthDate })
		.from(patients)
		.where(eq(patients.no, patientNo));
	if (subject === undefined || row === undefined) return undefined;
	const open = (field: PatientField, sealed: string) =>
		subject.seal.open(placeOfPatient(subject.id, field), sealed);
	const names = [open("given_names", row.given), open("family_name", row.family)];
	return { name: names.filter((name) => name !== "").join(" "), birthDate: open("birth_date", row.born) };
}
