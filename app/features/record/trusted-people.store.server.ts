/** Who is on record as acting for a patient: read, and kept sealed with the patient's key. */
import { and, asc, eq, sql } from "drizzle-orm";
import type { Entry } from "#app/core/entry.ts";
import type { TrustGiven } from "#app/core/trust-entry.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import type { Reach } from "#app/features/trust/new-trust.ts";
import { type Ages, agesOf, type TrustedPerson } from "#app/features/trust/trust.ts";
import type { Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { patientServices, patients, providers, services, trustedPeople } from "#db/schema.ts";
import type { Subject } from "./record.store.server.ts";

type Sealed = Reach & Pick<TrustedPerson, "name" | "evidence" | "limits">;

const placeOf = (id: string) => ({ table: "trusted_people", row: id, column: "sealed" });

const peopleQuery = (handle: Reader | Writer) =>
	prepared(handle, "trust.people", (q) =>
		q
			.select()
			.from(trustedPeople)
			.where(eq(trustedPeople.patientNo, sql.placeholder("no")))
			.orderBy(asc(trustedPeople.fromDay), asc(trustedPeople.id))
			.prepare(),
	);

/** Everybody who ever was on record for this patient, also those whose time is over. */
export async function peopleOf(handle: Reader | Writer, subject: Subject): Promise<TrustedPerson[]> {
	const rows = await peopleQuery(handle).execute({ no: subject.no });
	return rows.map((row) => {
		const sealed = JSON.parse(subject.seal.open(placeOf(row.id), row.sealed)) as Sealed;
		const { id, authority, may, fromDay: from, untilDay: until, endedAt } = row;
		return { ...sealed, id, authority, may, from, until, endedAt };
	});
}

/** The ages that count for this patient: those of the providers on whose lists they are. */
export async function agesFor(handle: Reader | Writer, patientNo: number): Promise<Ages> {
	const rows = await handle
		.selectDistinct({ own: providers.ownAge, adult: providers.adultAge })
		.from(patientServices)
		.innerJoin(services, eq(services.id, patientServices.serviceId))
		.innerJoin(providers, eq(providers.id, services.providerId))
		.where(eq(patientServices.patientNo, patientNo));
	return agesOf(rows);
}

/** The patient's birth date (ISO day). */
export async function birthDateOf(handle: Reader | Writer, { no, id, seal }: Subject): Promise<string> {
	const [row] = await handle.select({ born: patients.birthDate }).from(patients).where(eq(patients.no, no));
	if (row === undefined) throw new Error("a patient without a row");
	return seal.open(placeOfPatient(id, "birth_date"), row.born);
}

/** Writes the row of a person who was given this; who was there before has one row again. */
export async function keepPerson(
	q: Writer,
	subject: Subject,
	{ person, authority, may, evidence, limits, from, until }: TrustGiven,
	reach: Reach,
): Promise<void> {
	const sealed: Sealed = { ...reach, name: person.name, evidence, limits };
	const row = {
		sealed: subject.seal.seal(placeOf(person.id), JSON.stringify(sealed)),
		...{ authority, may, fromDay: from, untilDay: until, endedAt: null },
	};
	await q
		.insert(trustedPeople)
		.values({ id: person.id, patientNo: subject.no, ...row })
		.onConflictDoUpdate({ target: trustedPeople.id, set: row })
		.returning({ id: trustedPeople.id });
}

/** Marks that this person acts no longer. */
export async function markEnded(q: Writer, subject: Subject, personId: string, entry: Entry): Promise<void> {
	await q
		.update(trustedPeople)
		.set({ endedAt: entry.at })
		.where(and(eq(trustedPeople.id, personId), eq(trustedPeople.patientNo, subject.no)))
		.returning({ id: trustedPeople.id });
}
