/** Time that has passed for a session: the server has no clock to set, so its last use is moved into the past. */

import { join } from "node:path";
import Database from "better-sqlite3";
import type { RunningServer } from "#tests/server.ts";

/** Makes every session of this portal look unused for `minutes`. */
export function minutesPass(portal: RunningServer, minutes: number): void {
	const db = new Database(join(portal.dataDir, "portal.db"), { timeout: 10_000 });
	try {
		const moved = db.prepare("UPDATE sessions SET seen_at = seen_at - ?").run(minutes * 60_000);
		if (moved.changes === 0) throw new Error("nobody is signed in");
	} finally {
		db.close();
	}
}
