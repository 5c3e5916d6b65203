/** Whether what counts for patients follows from their entries: for a check that holds their keys. */
import { isDeepStrictEqual } from "node:util";
import { isFoldOf } from "#app/features/record/folded.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { keptRows, understood } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";

/** Ids of the patients whose standing rows are not those that their entries fold into. */
export async function oddPatients(db: Db): Promise<string[]> {
	const odd: string[] = [];
	for (const { no, id } of await db.read.select({ no: patients.no, id: patients.id }).from(patients)) {
		if (!(await isFolded(db, no))) odd.push(id);
	}
	return odd;
}

/** Read before and after: the portal may have saved a choice between, and that is no fault. */
async function isFolded(db: Db, no: number): Promise<boolean> {
	const subject = await subjectOf(db.read, db.vault, no);
	if (subject === undefined) return true;
	for (;;) {
		const register = await currentRegister(db);
		const before = await keptRows(db.read, no);
		if (isFoldOf(understood(register, before), await entriesOf(db.read, subject))) return true;
		if (isDeepStrictEqual(await keptRows(db.read, no), before)) return false;
	}
}
