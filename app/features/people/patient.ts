/** A patient as the stores know them, and where their sealed fields belong. */
import type { Place } from "#db/vault.ts";

/** The sealed columns of a patient's row. */
export type PatientField =
	| "nhs_number"
	| "given_names"
	| "family_name"
	| "birth_date"
	| "address"
	| "email"
	| "phone"
	| "described"
	| "needs";

/** The place of one sealed field: it opens in no other row or column. */
export function placeOfPatient(patientId: string, field: PatientField): Place {
	return { table: "patients", row: patientId, column: field };
}

/** Formats that a patient may need (Accessible Information Standard, DAPB1605). */
export const FORMATS = ["large-print", "easy-read", "audio", "braille", "bsl-video", "email"] as const;
export type Format = (typeof FORMATS)[number];
