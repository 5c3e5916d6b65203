/** After a new master key: every patient's key is wrapped with it, a few at a time, while the portal runs. */
import { and, asc, eq, gt } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import type { Db } from "#db/open.server.ts";
import { patientKeys, patients } from "#db/schema.ts";

/** Keys in one transaction: others who write wait no longer than that. */
const AT_ONCE = 500;

/** Wraps anew what an older master key wrapped. Answers how many that were. Says nothing in the record: nothing happened to anybody. */
export async function rewrapKeys(db: Db, _actor: SystemActor): Promise<number> {
	let [last, changed] = [0, 0];
	for (;;) {
		const done = await db.write(async (q) => {
			const rows = await q
				.select({ no: patients.no, id: patients.id, wrapped: patientKeys.wrapped })
				.from(patientKeys)
				.innerJoin(patients, eq(patients.no, patientKeys.patientNo))
				.where(gt(patients.no, last))
				.orderBy(asc(patients.no))
				.limit(AT_ONCE);
			let count = 0;
			for (const { no, id, wrapped } of rows) {
				const anew = db.vault.rewrapped(id, wrapped);
				if (anew === undefined) continue;
				await q
					.update(patientKeys)
					.set({ wrapped: anew })
					.where(and(eq(patientKeys.patientNo, no), eq(patientKeys.wrapped, wrapped)))
					.returning({ no: patientKeys.patientNo });
				count += 1;
			}
			return { count, last: rows.at(-1)?.no };
		});
		changed += done.count;
		if (done.last === undefined) return changed;
		last = done.last;
	}
}
