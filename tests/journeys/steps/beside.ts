/** What a test does beside the portal that runs: on the same database, with the same keys. */
import { join } from "node:path";
import { openVault } from "#app/server/keys/vault.server.ts";
import { type Db, openDatabase } from "#db/open.server.ts";
import type { RunningServer } from "#tests/server.ts";

/** Opens the database of this portal for this work, and closes it. */
export async function beside<T>(portal: RunningServer, work: (db: Db) => Promise<T>): Promise<T> {
	const db = openDatabase(join(portal.dataDir, "portal.db"), openVault(join(portal.dataDir, "keys"), false));
	try {
		return await work(db);
	} finally {
		db.close();
	}
}
