import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { vaultOf } from "#app/server/keys/vault.server.ts";
import { APPEND_ONLY } from "./assertions.ts";
import { DatabaseRefused } from "./checks.server.ts";
import { openDatabase } from "./open.server.ts";
import { onceKeys } from "./schema.ts";

const at = new Date("2026-11-21T10:00:00Z");
const vault = vaultOf(new Uint8Array(32).fill(7));

function aFile(): string {
	return join(mkdtempSync(join(tmpdir(), "open-")), "portal.db");
}

function opened(file = aFile()) {
	const db = openDatabase(file, vault);
	onTestFinished(() => db.close());
	return { db, file };
}

/** The same file through a connection that promises nothing. */
function bare(file: string) {
	const connection = new Sqlite(file);
	onTestFinished(() => void connection.close());
	return connection;
}

const aKey = (key: string) => ({ key, owner: "patient:1", ref: "R", at });

describe("an opened database", () => {
	it("has only STRICT tables", () => {
		const { file } = opened();
		const loose = bare(file)
			.prepare(
				"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
			)
			.all();
		expect(loose).toEqual([]);
	});

	it.each(APPEND_ONLY)("lets nobody change, remove or replace the history in %s", (table) => {
		const { file } = opened();
		const triggers = bare(file)
			.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? ORDER BY name")
			.pluck()
			.all(table);
		expect(triggers).toEqual([`${table}_no_delete`, `${table}_no_replace`, `${table}_no_update`]);
	});

	it("refuses to change or remove an entry", async () => {
		const { file } = opened();
		const connection = bare(file);
		connection.pragma("foreign_keys = OFF");
		connection
			.prepare("INSERT INTO entries (ref, kind, at, sealed, commitment) VALUES ('A', 'k', 1, 's', 'c')")
			.run();
		expect(() => connection.prepare("UPDATE entries SET kind = 'other'").run()).toThrow(
			"entries is append-only",
		);
		expect(() => connection.prepare("DELETE FROM entries").run()).toThrow("entries is append-only");
		const over =
			"INSERT OR REPLACE INTO entries SELECT seq, ref, 'other', patient_no, at, sealed, commitment";
		expect(() => connection.exec(`${over} FROM entries`)).toThrow("entries is append-only");
	});

	it("makes the triggers anew when a table rebuild dropped them", () => {
		const { db, file } = opened();
		db.close();
		const connection = new Sqlite(file);
		connection.exec("DROP TRIGGER entries_no_update");
		connection.close();
		opened(file);
		expect(
			bare(file).prepare("SELECT 1 FROM sqlite_master WHERE name = 'entries_no_update'").get(),
		).toBeDefined();
	});

	it("is refused when a table lost STRICT", () => {
		const { db, file } = opened();
		db.close();
		const connection = new Sqlite(file);
		connection.exec("CREATE TABLE stray (id INTEGER)");
		connection.close();
		expect(() => openDatabase(file, vault)).toThrow(DatabaseRefused);
	});

	it("is refused when a newer program made it", () => {
		const { db, file } = opened();
		db.close();
		const connection = new Sqlite(file);
		connection
			.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)")
			.run();
		connection.close();
		expect(() => openDatabase(file, vault)).toThrow(/newer version/);
	});
});

describe("a write", () => {
	it("is seen by readers only after its commit", async () => {
		const { db } = opened();
		let during: unknown;
		await db.write(async (q) => {
			await q.insert(onceKeys).values(aKey("a")).returning();
			during = await db.read.select().from(onceKeys);
		});
		expect(during).toEqual([]);
		expect(await db.read.select().from(onceKeys)).toHaveLength(1);
	});

	it("that fails leaves nothing behind, and the others of the same commit stand", async () => {
		const { db } = opened();
		const outcomes = await Promise.allSettled([
			db.write(async (q) => q.insert(onceKeys).values(aKey("a")).returning()),
			db.write(async (q) => {
				await q.insert(onceKeys).values(aKey("b")).returning();
				throw new Error("changed my mind");
			}),
			db.write(async (q) => q.insert(onceKeys).values(aKey("c")).returning()),
		]);
		expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
		expect((await db.read.select().from(onceKeys)).map(({ key }) => key)).toEqual(["a", "c"]);
	});

	it("shares its commit with all who save at once, again and again", async () => {
		const { db } = opened();
		let commits = 0;
		db.afterCommit(() => {
			commits += 1;
		});
		const saver = async (name: number) => {
			for (let nth = 0; nth < 5; nth += 1) {
				await db.write(async (q) =>
					q
						.insert(onceKeys)
						.values(aKey(`${name} ${nth}`))
						.returning(),
				);
				// The answer goes out, and the next request comes in.
				await turn();
			}
		};
		await Promise.all(Array.from({ length: 16 }, (_, name) => saver(name)));
		expect([commits, (await db.read.select().from(onceKeys)).length]).toEqual([5, 80]);
	});

	it("shares its commit with whoever comes in one turn after another", async () => {
		const { db } = opened();
		let commits = 0;
		db.afterCommit(() => {
			commits += 1;
		});
		const saved: Promise<unknown>[] = [];
		const save = (key: string) => {
			saved.push(db.write(async (q) => q.insert(onceKeys).values(aKey(key)).returning()));
		};
		const comeInTurn = (left: number) => {
			if (left === 0) return;
			setImmediate(() => {
				comeInTurn(left - 1);
				save(`turn ${left}`);
			});
		};
		comeInTurn(5);
		while (saved.length < 5) await turn();
		await Promise.all(saved);
		expect([commits, (await db.read.select().from(onceKeys)).length]).toEqual([1, 5]);
	});

	it("that fails alone leaves nothing behind, says its own reason, and the next one stands", async () => {
		const { db } = opened();
		const failing = db.write(async (q) => {
			await q.insert(onceKeys).values(aKey("a")).returning();
			throw new Error("changed my mind");
		});
		await expect(failing).rejects.toThrow("changed my mind");
		expect(db.trouble()).toBeUndefined();
		await db.write(async (q) => q.insert(onceKeys).values(aKey("b")).returning());
		expect((await db.read.select().from(onceKeys)).map(({ key }) => key)).toEqual(["b"]);
	});

	it("whose transaction SQLite ended by itself is never answered as saved, even where the work saw no error", async () => {
		const { db, file } = opened();
		bare(file).exec(
			"CREATE TRIGGER ends_all BEFORE INSERT ON once_keys WHEN NEW.key = 'b' BEGIN SELECT RAISE(ROLLBACK, 'ended'); END",
		);
		const ended = db.write(async (q) => {
			await q.insert(onceKeys).values(aKey("a")).returning();
			await q
				.insert(onceKeys)
				.values(aKey("b"))
				.returning()
				.then(undefined, () => "looked away");
		});
		await expect(ended).rejects.toThrow();
		expect(db.trouble()).toBeDefined();
		expect(await db.read.select().from(onceKeys)).toEqual([]);
	});

	it("waits for the one before it", async () => {
		const { db } = opened();
		const order: string[] = [];
		await Promise.all(
			["first", "second", "third"].map((name) =>
				db.write(async (q) => {
					order.push(`${name} begins`);
					await q.select().from(onceKeys);
					order.push(`${name} ends`);
				}),
			),
		);
		expect(order).toEqual([
			"first begins",
			"first ends",
			"second begins",
			"second ends",
			"third begins",
			"third ends",
		]);
	});

	it("is on the disk when it is answered: another connection finds it", async () => {
		const { db, file } = opened();
		await db.write(async (q) => q.insert(onceKeys).values(aKey("a")).returning());
		expect(bare(file).prepare("SELECT count(*) FROM once_keys").pluck().get()).toBe(1);
	});
});

describe("the writer connection", () => {
	it("waits for the disk on each commit, also on a file that was there before", () => {
		const { db, file } = opened();
		db.close();
		const again = opened(file);
		expect(again.db.trouble()).toBeUndefined();
		expect(bare(file).pragma("journal_mode", { simple: true })).toBe("wal");
	});
});
