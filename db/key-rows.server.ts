/** The patients' keys as rows of their own, taken out of a copy of the database and put into one. */
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
 * Takes all keys out of a copy and what a copy must not bring back to life: sessions and tokens, which could have been ended since, and
 * calls of people whom we do not know, which are kept 30 days and no longer. What was understood in this quarter goes too: two copies
 * of one quarter would tell which answers came between them. The bytes are overwritten, in the file and in what undoes the change.
 */
export function dropKeys(copy: Database): void {
	copy.pragma("journal_mode = MEMORY");
	copy.pragma("secure_delete = ON");
	copy.exec(
		"DELETE FROM patient_keys; DELETE FROM sessions; DELETE FROM client_tokens; DELETE FROM unknown_calls",
	);
	copy.exec(
		"DELETE FROM understood_counts WHERE quarter > strftime('%Y-%m', 'now', 'start of month', '-3 months')",
	);
}

/** Puts keys in, each to its patient. Keys of patients who are not there, or were erased, are left out. */
export function putKeys(copy: Database, rows: Iterable<KeyRow>): void {
	const put = copy.prepare(
		"INSERT INTO patient_keys (patient_no, wrapped) SELECT no, :wrapped FROM patients WHERE id = :id AND nhs_number <> '' " +
			"ON CONFLICT (patient_no) DO UPDATE SET wrapped = excluded.wrapped",
	);
	for (const { id, wrapped } of rows) put.run({ id, wrapped });
}

/** How many patients have no key although nobody erased them. */
export function keylessPatients(database: Database): number {
	const sql =
		"SELECT count(*) FROM patients WHERE nhs_number <> '' AND no NOT IN (SELECT patient_no FROM patient_keys)";
	return Number(database.prepare(sql).pluck().get());
}
