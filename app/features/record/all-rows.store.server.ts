/** Every row of the record, in its order, a few at a time: for those who check all of it. */
import { asc, gt } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import type { Db } from "#db/open.server.ts";
import { entries } from "#db/schema.ts";

/** Rows read at once. */
const BATCH = 2000;

/** As they are stored: nothing is opened. */
export async function* allRows(
	db: Pick<Db, "read">,
	_actor: SystemActor,
): AsyncGenerator<typeof entries.$inferSelect> {
	for (let last = 0; ; ) {
		const rows = await db.read
			.select()
			.from(entries)
			.where(gt(entries.seq, last))
			.orderBy(asc(entries.seq))
			.limit(BATCH);
		yield* rows;
		const end = rows.at(-1);
		if (end === undefined) return;
		last = end.seq;
	}
}
