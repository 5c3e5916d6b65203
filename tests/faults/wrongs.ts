/** What must never be found after a failure: an answer that was confirmed and is lost, one saved twice, or one nobody gave. */
import Sqlite from "better-sqlite3";
import type { Sent } from "./choosers.ts";

/** The newest entry now: what these patients say after it is judged. */
export function newestIn(file: string): number {
	return read(file, (database) =>
		Number(database.prepare("SELECT coalesce(max(seq), 0) FROM entries").pluck().get()),
	);
}

/** Each wrong in a sentence; none where the database in `file` holds exactly what these patients were told since the entry `base`. */
export function wrongsIn(file: string, base: number, sent: readonly Sent[]): string[] {
	return read(file, (database) => {
		const integrity = database.pragma("integrity_check", { simple: true });
		const refs = new Map(
			database.prepare("SELECT key, ref FROM once_keys").raw().all() as [key: string, ref: string][],
		);
		const people = new Set(sent.map(({ patientNo }) => patientNo));
		const kept = new Set(
			(
				database
					.prepare("SELECT ref, patient_no AS no FROM entries WHERE kind = 'choice.made' AND seq > ?")
					.all(base) as { ref: string; no: number }[]
			)
				.filter(({ no }) => people.has(no))
				.map(({ ref }) => ref),
		);
		const led = sent.map(({ once }) => refs.get(once)).filter((ref) => ref !== undefined);
		return [
			...(integrity === "ok" ? [] : [`the file is damaged: ${integrity}`]),
			...sent.flatMap(({ ref }) =>
				ref === null || kept.has(ref) ? [] : [`${ref} was confirmed and is lost`],
			),
			...sent.flatMap(({ once, ref }) =>
				ref === null || refs.get(once) === ref
					? []
					: [`${ref} was confirmed for the form of ${refs.get(once)}`],
			),
			...led
				.filter((ref) => !kept.has(ref))
				.map((ref) => `${ref} is known by its key and is not in the record`),
			...[...kept]
				.filter((ref) => !led.includes(ref))
				.map((ref) => `${ref} was saved and nobody sent it, or twice`),
			...led.filter((ref, index) => led.indexOf(ref) !== index).map((ref) => `${ref} answers two forms`),
		];
	});
}

function read<Value>(file: string, look: (database: Sqlite.Database) => Value): Value {
	const database = new Sqlite(file);
	try {
		return look(database);
	} finally {
		database.close();
	}
}
