import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Sqlite, { type Database } from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { migrateDatabase } from "./migrate.server.ts";

const FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));

interface Journal {
	readonly entries: readonly { readonly tag: string }[];
}

const journal = JSON.parse(readFileSync(join(FOLDER, "meta", "_journal.json"), "utf8")) as Journal;

const OURS = "name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%'";

const KILLED = new Error("killed");

/** A connection whose program is killed at its n-th change: from then on nothing reaches the file, not even a rollback. */
function killedAfter(connection: Database, changes: number): Database {
	let left = changes;
	return new Proxy(connection, {
		get(target, name) {
			if (name !== "prepare") {
				const value = Reflect.get(target, name, target) as unknown;
				return typeof value === "function" ? value.bind(target) : value;
			}
			return (sql: string) => {
				if (left === 0) throw KILLED;
				if (/^\s*(CREATE|DROP|ALTER|INSERT|COMMIT)/i.test(sql)) left -= 1;
				return target.prepare(sql);
			};
		},
	});
}

/** The migrations of an older program: the first `count` of them. */
function firstMigrations(count: number): string {
	const folder = mkdtempSync(join(tmpdir(), "migrations-"));
	cpSync(FOLDER, folder, { recursive: true });
	const older = { ...journal, entries: journal.entries.slice(0, count) };
	writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify(older));
	return folder;
}

function schemaOf(connection: Database): unknown[] {
	return connection.prepare(`SELECT name, sql FROM sqlite_master WHERE ${OURS} ORDER BY name`).all();
}

function isKilled(work: () => void): boolean {
	try {
		work();
		return false;
	} catch (error) {
		if (error === KILLED || (error instanceof Error && error.cause === KILLED)) return true;
		throw error;
	}
}

describe("an upgrade", () => {
	it.each(journal.entries.map((_, older) => older))(
		"of a database with %i steps done, killed between any two statements, leaves it as it was and works the next time",
		(older) => {
			let killed = true;
			for (let survived = 0; killed; survived += 1) {
				const file = join(mkdtempSync(join(tmpdir(), "migrate-")), "portal.db");
				const connection = new Sqlite(file);
				if (older > 0) migrateDatabase(connection, firstMigrations(older));
				const before = schemaOf(connection);
				killed = isKilled(() => migrateDatabase(killedAfter(connection, survived)));
				connection.close();
				const again = new Sqlite(file);
				if (killed) expect(schemaOf(again), `killed after ${survived}`).toEqual(before);
				migrateDatabase(again);
				expect(again.prepare("SELECT count(*) FROM entries").pluck().get()).toBe(0);
				again.close();
				// The longest upgrade has more statements than this: a loop that ends at once proves nothing.
				if (!killed) expect(survived).toBeGreaterThan(3);
			}
		},
	);

	it("that is done already changes nothing", () => {
		const connection = new Sqlite(":memory:");
		migrateDatabase(connection);
		const before = connection.prepare("SELECT sql FROM sqlite_master ORDER BY name").all();
		migrateDatabase(connection);
		expect(connection.prepare("SELECT sql FROM sqlite_master ORDER BY name").all()).toEqual(before);
		connection.close();
	});
});
