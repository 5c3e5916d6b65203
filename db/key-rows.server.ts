/** The patients' keys as rows of their own, taken out of a copy of the database. */
import type { Database } from "better-sqlite3";

/** A patient's key, wrapped with the master key. It belongs to the patient with this random id. */
export interface KeyRow {
	readonly id: string;
	readonly wrapped: string;
}

/** The keys of the patients after this number, in their order, with the number each patient has here. */
export function* keysAfter(connection: Database, no: number): Generator<KeyRow & { readonly no: number }> {
	const rows = connection
		.prepare(
			"SELECT patients.no, patients.id, patient_keys.wrapped FROM patient_keys JOIN patients ON patients.no = patient_keys.patient_no " +
				"WHERE patients.no > ? ORDER BY patients.no",
		)
		.iterate(no);
	for (const row of rows) yield row as KeyRow & { no: number };
}

/**
 * Takes all keys out of a copy and what a copy must not bring back to life: sessions, which could have been ended since. The
 * bytes are overwritten, in the file and in what undoes the change.
 */
export function dropKeys(copy: Database): void {
	copy.pragma("journal_mode = MEMORY");
	copy.pragma("secure_delete = ON");
	copy.exec("DELETE FROM patient_keys; DELETE FROM sessions");
}
