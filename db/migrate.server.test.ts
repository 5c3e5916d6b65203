import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Sqlite, { type Database } from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { fillEveryTable, rowsOf, tablesOf } from "#tests/every-table.ts";
import { TRIGGERS } from "./assertions.ts";
import { migrateDatabase } from "./migrate.server.ts";

const FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));

interface Journal {
	readonly entries: readonly { readonly tag: string }[];
}

const journal = JSON.parse(readFileSync(join(FOLDER, "meta", "_journal.json"), "utf8")) as Journal;

type Rows = ReturnType<typeof rowsOf>;

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

/** A database as an older program left it, with rows in every table and the triggers that guard them. */
function oldDatabase(done: number): string {
	const file = join(mkdtempSync(join(tmpdir(), "migrate-")), "old.db");
	const connection = new Sqlite(file);
	if (done > 0) migrateDatabase(connection, firstMigrations(done));
	fillEveryTable(connection);
	const tables = tablesOf(connection);
	for (const trigger of TRIGGERS)
		if (tables.some((table) => trigger.includes(` ON ${table} `))) connection.exec(trigger);
	connection.close();
	return file;
}

/** What an upgrade drops on purpose: a draft lasts a day, and the second step is asked for what the page showed. */
const DROPPED = [
	{ table: "drafts", atStep: 1 },
	{ table: "needs_drafts", atStep: 39 },
];

/** Every row of before is there, with what it said; a column that came since may hold anything. */
function expectRowsKept(done: number, before: Rows, after: Rows): void {
	const dropped = DROPPED.filter(({ atStep }) => atStep >= done).map(({ table }) => table);
	for (const [table, rows] of before)
		if (!dropped.includes(table)) expect(after.get(table), table).toMatchObject(rows);
}

/** How many statements a step has, and how many of those after it are passed over at a time: each is the next step of another version. */
const statementsOf = (step: number) =>
	readFileSync(join(FOLDER, `${journal.entries[step]?.tag}.sql`), "utf8").split("--> statement-breakpoint")
		.length;
const STRIDE = process.env["LONG_TESTS"] ? 1 : 9;

describe("an upgrade", () => {
	it.each(journal.entries.map((_, done) => done))(
		"of a database with %i steps done, killed between any two statements, leaves it as it was, and the next time works and keeps every row",
		(done) => {
			const old = oldDatabase(done);
			const file = `${old}.copy`;
			const seen = (connection: Database) => ({ schema: schemaOf(connection), rows: rowsOf(connection) });
			const untouched = new Sqlite(old);
			const before = seen(untouched);
			untouched.close();
			let killed = true;
			for (let survived = 0; killed; survived += survived <= statementsOf(done) ? 1 : STRIDE) {
				cpSync(old, file);
				const connection = new Sqlite(file);
				killed = isKilled(() => migrateDatabase(killedAfter(connection, survived)));
				connection.close();
				const again = new Sqlite(file);
				// As it was, the next time is like the first: that it works is seen where nothing kills it.
				if (killed) expect(seen(again), `killed after ${survived}`).toEqual(before);
				else expectRowsKept(done, before.rows, rowsOf(again));
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
