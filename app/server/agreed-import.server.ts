/** The patients' file with all that comes of it in one transaction: the patients, their deaths, and who agreed to it. */
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { newListedDeaths, recordListedDeaths } from "#app/features/after/listed-deaths.store.server.ts";
import {
	type ImportCounts,
	importInto,
	planImport,
} from "#app/features/people/import-patients.store.server.ts";
import { isSamePlan, needsTwoPeople, type WholePlan } from "#app/features/people/import-plan.ts";
import type { ImportedPatient } from "#app/features/people/patient-import.ts";
import { record } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { operator } from "./admin/command.ts";

/** What the file would change now. Changes nothing. */
export async function planOf(
	db: Db,
	handle: Reader | Writer,
	register: KnownRegister,
	rows: readonly ImportedPatient[],
): Promise<WholePlan> {
	const plan = await planImport(handle, db.vault, operator, rows);
	const died = await newListedDeaths(handle, db.vault, register, rows);
	return { ...plan, died: died.map(({ line }) => line) };
}

/** Imports just what was shown, or nothing: refused where anything of it is otherwise by now. `agreedBy` is null where nobody has to agree. */
export async function importAgreed(
	db: Db,
	register: KnownRegister,
	rows: readonly ImportedPatient[],
	shown: WholePlan,
	agreedBy: readonly [string, string] | null,
	at: Date,
): Promise<Result<ImportCounts & { readonly died: number }, "changed-meanwhile">> {
	if (agreedBy === null && needsTwoPeople(shown)) throw new RangeError("two people did not agree");
	return db.write(async (q) => {
		if (!isSamePlan(shown, await planOf(db, q, register, rows))) return refuse("changed-meanwhile");
		const counts = await importInto(q, db.vault, operator, rows, at);
		const died = await recordListedDeaths(db, q, operator, register, rows, at);
		if (agreedBy !== null) {
			const { added, changed } = counts;
			const what = { kind: "patients.imported", version: 1, added, changed, died } as const;
			await record(
				q,
				db.vault,
				null,
				{ ...what, agreedBy: [...agreedBy], recorder: recorderOf(operator) },
				at,
			);
		}
		return ok({ ...counts, died });
	});
}
