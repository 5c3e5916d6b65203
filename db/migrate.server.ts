/**
 * Brings the database to this program's version, all steps in one transaction: a kill between any two statements leaves
 * the old version whole. Foreign keys are off meanwhile (a table rebuild would trip them) and checked before they go on.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { DatabaseRefused } from "./checks.server.ts";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));

/** Applies the migrations of `folder`. Refuses a database that a newer program made. */
export function migrateDatabase(connection: Database, folder = MIGRATIONS): void {
	refuseNewer(connection, folder);
	connection.pragma("foreign_keys = OFF");
	migrate(drizzle(connection), { migrationsFolder: folder });
	const broken = connection.pragma("foreign_key_check") as unknown[];
	if (broken.length > 0) throw new DatabaseRefused(`${broken.length} rows point to rows that are not there.`);
	connection.pragma("foreign_keys = ON");
	// The check read every row that points to another: 16 MB of pages that nobody asks for again.
	connection.pragma("shrink_memory");
}

function refuseNewer(connection: Database, folder: string): void {
	const journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8")) as {
		entries: { when: number }[];
	};
	const newestHere = Math.max(...journal.entries.map((entry) => entry.when));
	const kept = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get();
	if (kept === undefined) return;
	const newestThere = connection.prepare("SELECT max(created_at) FROM __drizzle_migrations").pluck().get();
	if (Number(newestThere) > newestHere) {
		throw new DatabaseRefused(
			"A newer version of the portal made this database. Start that version, or restore an older backup.",
		);
	}
}
