/** Whether what counts for patients follows from their entries: for a check that holds their keys. */
import { canonical } from "#app/core/canonical.ts";
import { fold } from "#app/core/standing.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
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
		const before = rows(await readStanding(db.read, register, no));
		const folded = rows(fold(await entriesOf(db.read, subject)));
		if (before === folded) return true;
		if (rows(await readStanding(db.read, register, no)) === before) return false;
	}
}

function rows(standing: Standing): string {
	return canonical(standing.map((row) => canonical(row)).sort());
}
