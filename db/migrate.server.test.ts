import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { migrateDatabase } from "./migrate.server.ts";

const journal = JSON.parse(
	readFileSync(new URL("./migrations/meta/_journal.json", import.meta.url), "utf8"),
) as {
	entries: { tag: string }[];
};
const statements = journal.entries.flatMap(({ tag }) =>
	readFileSync(new URL(`./migrations/${tag}.sql`, import.meta.url), "utf8").split("--> statement-breakpoint"),
);

const OURS = "name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%'";

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
				if (left === 0) throw new Error("killed");
				if (/^\s*(CREATE|INSERT|COMMIT)/i.test(sql)) left -= 1;
				return target.prepare(sql);
			};
		},
	});
}

describe("an upgrade", () => {
	it("that is killed between any two statements leaves nothing half-made, and works the next time", () => {
		// One for the table of migrations, one for each statement, one for the migration's own row: then comes the commit.
		for (let survived = 0; survived <= statements.length + 2; survived += 1) {
			const file = join(mkdtempSync(join(tmpdir(), "migrate-")), "portal.db");
			const killed = new Sqlite(file);
			expect(() => migrateDatabase(killedAfter(killed, survived)), `killed after ${survived}`).toThrow();
			killed.close();
			const connection = new Sqlite(file);
			const made = connection.prepare(`SELECT name FROM sqlite_master WHERE ${OURS}`).all();
			expect(made, `killed after ${survived}`).toEqual([]);
			migrateDatabase(connection);
			expect(connection.prepare("SELECT count(*) FROM entries").pluck().get()).toBe(0);
			connection.close();
		}
	});

	it("that is done already changes nothing", () => {
		const connection = new Sqlite(":memory:");
		migrateDatabase(connection);
		const before = connection.prepare("SELECT sql FROM sqlite_master ORDER BY name").all();
		migrateDatabase(connection);
		expect(connection.prepare("SELECT sql FROM sqlite_master ORDER BY name").all()).toEqual(before);
		connection.close();
	});
});
