/** What counts of patients whom somebody acted for before authorities were among it: folded anew, once. */
import { eq, ne } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { refold } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { standing, trustedPeople } from "#db/schema.ts";

/** An older version of the portal wrote no such rows, and a migration cannot open entries. Answers for how many patients it was done. */
export async function foldAuthorities(db: Db, _actor: SystemActor, register: KnownRegister): Promise<number> {
	const trusting = await db.read
		.selectDistinct({ no: trustedPeople.patientNo })
		.from(trustedPeople)
		.where(ne(trustedPeople.authority, "carer"));
	const known = await db.read
		.selectDistinct({ no: standing.patientNo })
		.from(standing)
		.where(eq(standing.kind, "authority"));
	const done = new Set(known.map(({ no }) => no));
	const lacking = trusting.filter(({ no }) => !done.has(no));
	for (const { no } of lacking)
		await db.write(async (q) => {
			const subject = await subjectOf(q, db.vault, no);
			if (subject !== undefined) await refold(q, register, subject);
		});
	return lacking.length;
}
