/** What the provider's list of patients holds of whoever asks, for them alone. */
import { eq } from "drizzle-orm";
import type { PatientActor } from "#app/core/actor.ts";
import { type KeptNeeds, keptNeeds } from "#app/features/needs/needs.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import { type Described, describedOf } from "./described.ts";
import { type PatientField, placeOfPatient } from "./patient.ts";

export interface Listing {
	/** Ten digits. */
	readonly nhsNumber: string;
	readonly name: string;
	/** ISO day. */
	readonly birthDate: string;
	readonly address: readonly string[];
	readonly email: string | null;
	readonly phone: string | null;
	readonly needs: KeptNeeds;
	readonly described: Described;
}

/** All of it; undefined once their key is destroyed. */
export async function ownListing(db: Db, { patientNo }: PatientActor): Promise<Listing | undefined> {
	const subject = await subjectOf(db.read, db.vault, patientNo);
	const [row] = await db.read.select().from(patients).where(eq(patients.no, patientNo));
	if (subject === undefined || row === undefined) return undefined;
	const open = (field: PatientField, sealed: string) =>
		subject.seal.open(placeOfPatient(subject.id, field), sealed);
	const maybe = (field: PatientField, sealed: string | null) =>
		sealed === null ? null : open(field, sealed);
	const names = [open("given_names", row.givenNames), open("family_name", row.familyName)];
	return {
		nhsNumber: open("nhs_number", row.nhsNumber),
		name: names.filter((name) => name !== "").join(" "),
		birthDate: open("birth_date", row.birthDate),
		address: open("address", row.address)
			.split("\n")
			.filter((line) => line !== ""),
		email: maybe("email", row.email),
		phone: maybe("phone", row.phone),
		needs: keptNeeds(maybe("needs", row.needs), row),
		described: describedOf(maybe("described", row.described)),
	};
}
