/** Before the portal begins to work: may it write at all? */
import { sql } from "drizzle-orm";
import type { Db } from "./open.server.ts";
import { onceKeys } from "./schema.ts";

/** Throws SQLite's own error where the database may not be written. Nothing is written, so a full disk passes: there it goes on once there is room. */
export async function mustBeWritable(db: Pick<Db, "write">): Promise<void> {
	// A statement that finds nothing to delete asks for the right to write all the same.
	await db.write((q) => q.delete(onceKeys).where(sql`false`).returning({ key: onceKeys.key }));
}
