/** What is set on each connection and read back before the database is used. Sources: sqlite.org/pragma.html, sqlite.org/wal.html. */
import type { Database } from "better-sqlite3";
import { CLUSTERED, TRIGGERS } from "./assertions.ts";

/** The database must not be used, for the reason its message says in a sentence for the operator. */
export class DatabaseRefused extends Error {
	override name = "DatabaseRefused";
}

/** Oldest SQLite without the WAL-reset bug that could damage a file with two connections (3.7.0 to 3.51.2). */
const OLDEST = [3, 51, 3] as const;

/**
 * Pages of the write-ahead log, 16 MB, after which a commit also brings them to where they belong, and keeps everybody behind it waiting for
 * milliseconds. By SQLite's own 1,000 that met one look-up of a machine in forty. One block of the log's index holds so many.
 */
const MOST_WAL_PAGES = 4000;

/** Sets what the promises of the store rest on. `synchronous` is set on every open: this build's default on a WAL file is NORMAL. */
export function setPragmas(connection: Database): void {
	if (!connection.readonly) connection.pragma("journal_mode = WAL");
	connection.pragma("synchronous = FULL");
	connection.pragma("foreign_keys = ON");
	connection.pragma("busy_timeout = 5000");
	connection.pragma("trusted_schema = OFF");
	connection.pragma("cell_size_check = ON");
	if (connection.readonly) return;
	connection.pragma("secure_delete = ON");
	connection.pragma(`wal_autocheckpoint = ${MOST_WAL_PAGES}`);
	connection.pragma("journal_size_limit = 67108864");
}

/** Refuses a library or setting under which an acknowledged choice could be lost. */
export function assertDurable(connection: Database): void {
	const version = String(connection.prepare("SELECT sqlite_version()").pluck().get());
	const parts = version.split(".").map(Number);
	const behind = OLDEST.findIndex((oldest, place) => (parts[place] ?? 0) !== oldest);
	if (behind !== -1 && (parts[behind] ?? 0) < (OLDEST[behind] ?? 0)) {
		throw new DatabaseRefused(
			`SQLite ${version} can damage a database; ${OLDEST.join(".")} or newer is needed.`,
		);
	}
	const synchronous = connection.pragma("synchronous", { simple: true });
	const journal = connection.pragma("journal_mode", { simple: true });
	if (synchronous !== 2 || journal !== "wal") {
		throw new DatabaseRefused(
			`The database would not keep each choice (synchronous ${synchronous}, journal ${journal}).`,
		);
	}
}

/** Makes the append-only triggers anew and refuses a database whose tables lost STRICT or their clustering. */
export function assertShape(connection: Database): void {
	for (const trigger of TRIGGERS) connection.exec(trigger);
	const tables = connection
		.prepare(
			"SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
		)
		.all() as { name: string; strict: 0 | 1; wr: 0 | 1 }[];
	const loose = tables.filter((table) => table.strict === 0).map((table) => table.name);
	if (loose.length > 0) throw new DatabaseRefused(`These tables are not STRICT: ${loose.join(", ")}.`);
	const heaped = tables
		.filter((table) => CLUSTERED.includes(table.name) && table.wr === 0)
		.map((table) => table.name);
	if (heaped.length > 0)
		throw new DatabaseRefused(`These tables lost their clustering: ${heaped.join(", ")}.`);
}
