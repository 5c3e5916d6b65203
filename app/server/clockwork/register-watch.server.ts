/**
 * What this process keeps finished is thrown away within seconds when another one changed the register (`admin import-tools`),
 * and when a new day begins: pages say which checks are late.
 */
import { dayOf } from "#app/core/calendar.ts";
import type { Db } from "#db/open.server.ts";
import { registerChanges } from "#db/schema.ts";
import type { Portal } from "../context.server.ts";

const EVERY = 2_000;

/** Forgets the pages soon after the register's counter or the day moved, without keeping the process alive. Answers how to stop. */
export function watchRegister(
	db: Db,
	{ now, forgetPages }: Pick<Portal, "now" | "forgetPages">,
	every: number = EVERY,
): () => void {
	let known: string | undefined;
	const timer = setInterval(() => {
		void countOf(db).then((count) => {
			// NaN where it cannot be read now: then what is kept is thrown away rather than trusted.
			const seen = `${count} ${dayOf(now())}`;
			if (known !== undefined && (seen !== known || Number.isNaN(count))) forgetPages();
			known = seen;
		});
	}, every);
	timer.unref();
	return () => clearInterval(timer);
}

async function countOf(db: Db): Promise<number> {
	try {
		const [row] = await db.read.select({ count: registerChanges.count }).from(registerChanges);
		return row?.count ?? 0;
	} catch {
		return Number.NaN;
	}
}
