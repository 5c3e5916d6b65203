/** Another process changed the register (`admin import-tools`): what this one keeps finished is thrown away within seconds. */
import type { Db } from "#db/open.server.ts";
import { registerChanges } from "#db/schema.ts";

const EVERY = 2_000;

/** Calls `changed` soon after the register's counter moved, without keeping the process alive. Answers how to stop. */
export function watchRegister(db: Db, changed: () => void, every: number = EVERY): () => void {
	let known: number | undefined;
	const timer = setInterval(() => {
		void countOf(db).then((count) => {
			if (known !== undefined && count !== known) changed();
			known = count;
		});
	}, every);
	timer.unref();
	return () => clearInterval(timer);
}

/** NaN where it cannot be read now: no number is the same, so what is kept is thrown away rather than trusted. */
async function countOf(db: Db): Promise<number> {
	try {
		const [row] = await db.read.select({ count: registerChanges.count }).from(registerChanges);
		return row?.count ?? 0;
	} catch {
		return Number.NaN;
	}
}
