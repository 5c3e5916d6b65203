/** The sealed columns of a patient that come from the patients' file: their text, sealed into a row and opened again. */
import type { patients } from "#db/schema.ts";
import type { Seal } from "#db/vault.ts";
import { textOfDescribed } from "./described.ts";
import { type PatientField, placeOfPatient } from "./patient.ts";
import type { ImportedPatient } from "./patient-import.ts";

/** Needs are said by the patient and come from no file. */
export type ListField = Exclude<PatientField, "needs">;
export type Fields = Readonly<Record<ListField, string | null>>;

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

/** The texts of one line of the file. */
export function fieldsOf(row: ImportedPatient): Fields {
	return {
		nhs_number: row.nhsNumber,
		given_names: row.givenNames,
		family_name: row.familyName,
		birth_date: row.birthDate,
		address: row.address.join("\n"),
		email: row.email,
		phone: row.phone,
		described: textOfDescribed(row.described),
	};
}

/** The same, sealed for the row of the patient with this id. */
export function sealedFields(seal: Seal, id: string, fields: Fields) {
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

/** Which of them are otherwise in this row. */
export function differingFields(
	seal: Seal,
	patient: typeof patients.$inferSelect,
	fields: Fields,
): readonly ListField[] {
	const opened = (field: ListField) => {
		const text = patient[COLUMN[field]];
		return text === null ? null : seal.open(placeOfPatient(patient.id, field), text);
	};
	return FIELDS.filter((field) => opened(field) !== fields[field]);
}
