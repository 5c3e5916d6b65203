/** Deaths that the list of patients brings. The list brings nobody back: that is for a person to find. */
import { eq } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import { recordListedDeath } from "./death.store.server.ts";

/** One patient of the list: ten digits, and the ISO day of their death where it has one. */
export interface ListedDeath {
	readonly nhsNumber: string;
	readonly diedOn?: string | null;
}

/** Writes down each death that is not written down yet, all in one transaction. Answers how many. */
export async function recordListedDeaths(
	db: Db,
	actor: SystemActor,
	register: KnownRegister,
	rows: readonly ListedDeath[],
	at: Date,
): Promise<number> {
	return db.write(async (q) => {
		let written = 0;
		for (const { nhsNumber, diedOn } of rows) {
			if (diedOn === undefined || diedOn === null) continue;
			const index = db.vault.index("nhs-number", nhsNumber);
			const [row] = await q.select({ no: patients.no }).from(patients).where(eq(patients.nhsIndex, index));
			const subject = row && (await subjectOf(q, db.vault, row.no));
			if (subject === undefined) continue;
			written += Number(await recordListedDeath(db, q, register, subject, diedOn, recorderOf(actor), at));
		}
		return written;
	});
}
