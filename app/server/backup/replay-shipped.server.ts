/** Brings a restored copy up to what was shipped after it. */
import type { Database } from "better-sqlite3";
import { DatabaseRefused } from "#db/checks.server.ts";
import { clearErased } from "#db/erased-rows.server.ts";
import { type Base, ReplayRefused, replayBatch } from "#db/replay.server.ts";
import { StartRefused } from "../start-refused.server.ts";
import { readShipped, shippedFiles } from "./ship-folder.server.ts";

/**
 * Replays the files that go further than the copy, and those after it, in one transaction. Nobody who was erased since comes
 * back. Throws `StartRefused` where a file is missing between, or says something else than the copy.
 */
export async function replayShipped(
	database: Database,
	shipDir: string,
	identity: string,
	base: Base,
): Promise<void> {
	database.pragma("foreign_keys = OFF");
	database.exec("BEGIN IMMEDIATE");
	try {
		let [reached, number] = [base.seq, 0];
		for (const file of shippedFiles(shipDir)) {
			if (file.to.seq < base.seq) continue;
			const batch = await readShipped(file, identity);
			if (batch.from.seq > reached || (number > 0 && file.number !== number + 1))
				throw new StartRefused(`SHIP_DIR: a file before ${file.path} is missing. Bring it back.`);
			replayBatch(database, batch, base);
			reached = Math.max(reached, batch.to.seq);
			number = file.number;
		}
		clearErased(database);
		const orphans = database.pragma("foreign_key_check") as unknown[];
		if (orphans.length > 0)
			throw new DatabaseRefused(`${orphans.length} rows that were shipped point to rows that are not there.`);
		database.exec("COMMIT");
	} catch (error) {
		database.exec("ROLLBACK");
		if (error instanceof ReplayRefused) throw new StartRefused(`SHIP_DIR: ${error.message}`);
		throw error;
	} finally {
		database.pragma("foreign_keys = ON");
	}
}
