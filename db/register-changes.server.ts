/** The register is kept in memory by whoever reads it often; this row says when that copy is out of date. */
import { sql } from "drizzle-orm";
import type { Reader, Writer } from "./open.server.ts";
import { prepared } from "./prepared.server.ts";
import { registerChanges } from "./schema.ts";

const changesQuery = (handle: Reader | Writer) =>
	prepared(handle, "register.changes", (q) =>
		q.select({ count: registerChanges.count }).from(registerChanges).prepare(),
	);

/** How often the register has changed so far. */
export async function registerChangeCount(handle: Reader | Writer): Promise<number> {
	const [row] = await changesQuery(handle).execute();
	return row?.count ?? 0;
}

/** To be called inside each transaction that changes tools, notices, uses, services, providers, who can sign in, or their training. */
export async function markRegisterChanged(q: Writer): Promise<void> {
	await q
		.insert(registerChanges)
		.values({ id: 1, count: 1 })
		.onConflictDoUpdate({ target: registerChanges.id, set: { count: sql`${registerChanges.count} + 1` } })
		.returning();
}
