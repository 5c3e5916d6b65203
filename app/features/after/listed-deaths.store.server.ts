/** Deaths that the list of patients brings. The list brings nobody back: that is for a person to find. */
import { eq } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { isNewDeath, recordListedDeath } from "./death.store.server.ts";

/** One patient of the list: ten digits, and the ISO day of their death where it has one. */
export interface ListedDeath {
	readonly nhsNumber: string;
	readonly diedOn?: string | null;
}

/** Writes down each death that is not written down yet, in the transaction of the import. Answers how many. */
export async function recordListedDeaths(
	db: Db,
	q: Writer,
	actor: SystemActor,
	register: KnownRegister,
	rows: readonly ListedDeath[],
	at: Date,
): Promise<number> {
	let written = 0;
	for (const { nhsNumber, diedOn } of rows) {
		if (diedOn === undefined || diedOn === null) continue;
		const subject = await listed(q, db.vault, nhsNumber);
		if (subject === undefined) continue;
		written += Number(await recordListedDeath(db, q, register, subject, diedOn, recorderOf(actor), at));
	}
	return written;
}

/** Those of them who are here already and of whom nobody has written it down. Changes nothing. */
export async function newListedDeaths<Row extends ListedDeath>(
	handle: Reader | Writer,
	vault: Vault,
	register: KnownRegister,
	rows: readonly Row[],
): Promise<readonly Row[]> {
	const found: Row[] = [];
	for (const row of rows) {
		const { nhsNumber, diedOn } = row;
		if (diedOn === undefined || diedOn === null) continue;
		const subject = await listed(handle, vault, nhsNumber);
		if (subject !== undefined && (await isNewDeath(handle, register, subject, diedOn))) found.push(row);
	}
	return found;
}

async function listed(
	handle: Reader | Writer,
	vault: Vault,
	nhsNumber: string,
): Promise<Subject | undefined> {
	const index = vault.index("nhs-number", nhsNumber);
	const [row] = await handle.select({ no: patients.no }).from(patients).where(eq(patients.nhsIndex, index));
	return row && subjectOf(handle, vault, row.no);
}
