/** Brings patients in: all of a file in one transaction or nothing. The same file twice changes nothing the second time. */
import { and, eq, inArray } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { patientKeys, patientServices, patients, services } from "#db/schema.ts";
import type { Seal } from "#db/vault.ts";
import { textOfDescribed } from "./described.ts";
import { nameWithBirthDate } from "./names.ts";
import { type PatientField, placeOfPatient } from "./patient.ts";
import type { ImportedPatient } from "./patient-import.ts";

export interface ImportCounts {
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
}

/** Imports these patients. Their places on the lists of the file's provider become those of the file; other providers' lists stay. */
export async function importPatients(
	db: Db,
	_actor: SystemActor,
	rows: readonly ImportedPatient[],
	at: Date,
): Promise<ImportCounts> {
	return db.write(async (q) => {
		const counts = { added: 0, changed: 0, unchanged: 0 };
		for (const row of rows) counts[await importOne(db, q, row, at)] += 1;
		return counts;
	});
}

/** Needs are said by the patient and come from no file. */
type ListField = Exclude<PatientField, "needs">;
type Fields = Readonly<Record<ListField, string | null>>;

async function importOne(db: Db, q: Writer, row: ImportedPatient, at: Date): Promise<keyof ImportCounts> {
	const nhsIndex = db.vault.index("nhs-number", row.nhsNumber);
	const nameIndex = db.vault.index("name-and-birth-date", nameWithBirthDate(row.familyName, row.birthDate));
	const fields: Fields = {
		nhs_number: row.nhsNumber,
		given_names: row.givenNames,
		family_name: row.familyName,
		birth_date: row.birthDate,
		address: row.address.join("\n"),
		email: row.email,
		phone: row.phone,
		described: textOfDescribed(row.described),
	};
	const open = { nameIndex, lang: row.language, formats: [...row.formats] };
	const [known] = await q
		.select({ patient: patients, wrapped: patientKeys.wrapped })
		.from(patients)
		.leftJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.where(eq(patients.nhsIndex, nhsIndex));
	if (known === undefined) {
		const no = await addPatient(db, q, { nhsIndex, ...open }, fields, at);
		await keepLists(q, no, row);
		return "added";
	}
	// The key was destroyed: this person asked to be forgotten, and an old list does not bring them back.
	if (known.wrapped === null) return "unchanged";
	const { patient } = known;
	// What they said they need stands over the list, until they say something else.
	const kept = patient.needs === null ? open : { ...open, lang: patient.lang, formats: patient.formats };
	const seal = db.vault.patientSeal(patient.id, known.wrapped);
	const same = FIELDS.every(
		(field) => opened(seal, patient.id, field, patient[COLUMN[field]]) === fields[field],
	);
	const sameOpen =
		patient.nameIndex === nameIndex &&
		patient.lang === kept.lang &&
		patient.formats.join() === kept.formats.join();
	if (!same || !sameOpen) {
		await q
			.update(patients)
			.set({ ...kept, ...sealed(seal, patient.id, fields) })
			.where(eq(patients.no, patient.no))
			.returning({ no: patients.no });
	}
	const moved = await keepLists(q, patient.no, row);
	return same && sameOpen && !moved ? "unchanged" : "changed";
}

async function addPatient(
	db: Db,
	q: Writer,
	open: Pick<typeof patients.$inferInsert, "nhsIndex" | "nameIndex" | "lang" | "formats">,
	fields: Fields,
	at: Date,
): Promise<number> {
	const id = db.vault.randomHex(16);
	const wrapped = db.vault.newPatientKey(id);
	const seal = db.vault.patientSeal(id, wrapped);
	const [added] = await q
		.insert(patients)
		.values({ id, ...open, ...sealed(seal, id, fields), importedAt: at })
		.returning({ no: patients.no });
	if (added === undefined) throw new Error("a patient was not kept");
	await q
		.insert(patientKeys)
		.values({ patientNo: added.no, wrapped })
		.returning({ patientNo: patientKeys.patientNo });
	return added.no;
}

/** True when the patient's lists at this provider changed. */
async function keepLists(q: Writer, patientNo: number, row: ImportedPatient): Promise<boolean> {
	const before = await q
		.select({ id: patientServices.serviceId })
		.from(patientServices)
		.innerJoin(services, eq(services.id, patientServices.serviceId))
		.where(and(eq(patientServices.patientNo, patientNo), eq(services.providerId, row.provider)));
	const gone = before.map(({ id }) => id).filter((id) => !row.services.includes(id));
	const fresh = row.services.filter((id) => !before.some((old) => old.id === id));
	if (gone.length > 0) {
		await q
			.delete(patientServices)
			.where(and(eq(patientServices.patientNo, patientNo), inArray(patientServices.serviceId, gone)))
			.returning({ id: patientServices.serviceId });
	}
	for (const serviceId of fresh) {
		await q
			.insert(patientServices)
			.values({ patientNo, serviceId })
			.returning({ id: patientServices.serviceId });
	}
	return gone.length + fresh.length > 0;
}

const COLUMN = {
	nhs_number: "nhsNumber",
	given_names: "givenNames",
	family_name: "familyName",
	birth_date: "birthDate",
	address: "address",
	email: "email",
	phone: "phone",
	described: "described",
} as const satisfies Record<ListField, keyof typeof patients.$inferSelect>;
const FIELDS = Object.keys(COLUMN) as ListField[];

type Optional = "email" | "phone" | "described";

function sealed(seal: Seal, id: string, fields: Fields) {
	const one = (field: Exclude<ListField, Optional>) =>
		seal.seal(placeOfPatient(id, field), fields[field] ?? "");
	const maybe = (field: Optional) =>
		fields[field] === null ? null : seal.seal(placeOfPatient(id, field), fields[field]);
	return {
		nhsNumber: one("nhs_number"),
		givenNames: one("given_names"),
		familyName: one("family_name"),
		birthDate: one("birth_date"),
		address: one("address"),
		email: maybe("email"),
		phone: maybe("phone"),
		described: maybe("described"),
	};
}

function opened(seal: Seal, id: string, field: PatientField, text: string | null): string | null {
	return text === null ? null : seal.open(placeOfPatient(id, field), text);
}
