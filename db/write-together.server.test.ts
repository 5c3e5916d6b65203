import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { vaultOf } from "#app/server/keys/vault.server.ts";
import { openDatabase, type Writer } from "./open.server.ts";
import { onceKeys } from "./schema.ts";

function opened() {
	const db = openDatabase(
		join(mkdtempSync(join(tmpdir(), "together-")), "portal.db"),
		vaultOf(new Uint8Array(32).fill(7)),
	);
	onTestFinished(() => db.close());
	return db;
}

/** Saves keys, and keeps what it was given each time it was called. `refused` cannot be saved. */
function saver(refused?: string) {
	const given: (readonly string[])[] = [];
	const work = async (q: Writer, keys: readonly string[]) => {
		given.push(keys);
		const at = new Date("2026-11-21T10:00:00Z");
		for (const key of keys) {
			await q.insert(onceKeys).values({ key, owner: "patient:1", ref: "R", at }).returning();
			if (key === refused) throw new Error(`not ${key}`);
		}
		return keys.map((key) => `saved ${key}`);
	};
	return { work, given };
}

const savedIn = async (db: ReturnType<typeof opened>) =>
	(await db.read.select().from(onceKeys)).map(({ key }) => key).sort();

describe("writes with the same work", () => {
	it("that wait together are one step, and each is answered for itself", async () => {
		const db = opened();
		const { work, given } = saver();
		const answers = await Promise.all(["a", "b", "c"].map((key) => db.writeTogether(work, key)));
		expect(answers).toEqual(["saved a", "saved b", "saved c"]);
		expect(given).toEqual([["a", "b", "c"]]);
		expect(await savedIn(db)).toEqual(["a", "b", "c"]);
	});

	it("are not mixed with other work of the same commit", async () => {
		const db = opened();
		const [one, other] = [saver(), saver()];
		const saved = [db.writeTogether(one.work, "a"), db.writeTogether(other.work, "b")];
		saved.push(db.writeTogether(one.work, "c"));
		expect(await Promise.all(saved)).toEqual(["saved a", "saved b", "saved c"]);
		expect([one.given, other.given]).toEqual([[["a", "c"]], [["b"]]]);
	});

	it("are each done by itself where they cannot be done together: nobody is refused for another's sake", async () => {
		const db = opened();
		const { work, given } = saver("b");
		const outcomes = await Promise.allSettled(["a", "b", "c"].map((key) => db.writeTogether(work, key)));
		expect(outcomes).toMatchObject([
			{ status: "fulfilled", value: "saved a" },
			{ status: "rejected", reason: new Error("not b") },
			{ status: "fulfilled", value: "saved c" },
		]);
		expect(given).toEqual([["a", "b", "c"], ["a"], ["b"], ["c"]]);
		expect(await savedIn(db)).toEqual(["a", "c"]);
	});

	it("are refused, and nothing is kept of them, where not each is answered", async () => {
		const db = opened();
		const { work } = saver();
		const short = async (q: Writer, keys: readonly string[]) => (await work(q, keys)).slice(1);
		const outcomes = await Promise.allSettled(["a", "b"].map((key) => db.writeTogether(short, key)));
		expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
		expect(await savedIn(db)).toEqual([]);
	});
});
