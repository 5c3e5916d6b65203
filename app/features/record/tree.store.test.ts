import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { leafOf } from "#app/core/stored-leaf.ts";
import { NO_LEAVES, rootOf, withLeaf } from "#app/core/tree-edge.ts";
import { entries } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, system, type TestPortal } from "#tests/portal.ts";
import { record, subjectOf } from "./record.store.server.ts";
import {
	EntryMissing,
	fitsDatabase,
	grown,
	headAt,
	keepTree,
	keptEdge,
	lastCheckpoint,
	sha256,
	treeHead,
} from "./tree.store.server.ts";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

const note = { kind: "letter-code", version: 1, what: "used", recorder: { who: "patient" } } as const;

async function recordEntries(count: number): Promise<void> {
	const { no } = await portal.addPatient();
	const subject = await subjectOf(portal.db.read, portal.db.vault, no);
	if (subject === undefined) throw new Error("no subject");
	await portal.db.write(async (q) => {
		for (let at = 0; at < count; at += 1) await record(q, portal.db.vault, subject, note, NOON);
	});
}

/** The root over the rows as they are now, without anything that is kept of the tree. */
async function rootOfRows(size: number) {
	const rows = await portal.db.read.select().from(entries).orderBy(entries.seq).limit(size);
	return rootOf(
		sha256,
		rows.reduce((edge, row) => withLeaf(sha256, edge, leafOf(sha256, row)).edge, NO_LEAVES),
	);
}

async function keep(): Promise<void> {
	const { completed } = await grown(portal.db, system, await keptEdge(portal.db, system));
	await keepTree(portal.db, system, completed, undefined);
}

function tamper(sql: string): void {
	const other = new Sqlite(`${portal.folder}/portal.db`);
	other.exec(`DROP TRIGGER entries_no_update; DROP TRIGGER entries_no_delete; ${sql}`);
	other.close();
}

describe("the tree of the record", () => {
	it("has a leaf for each entry, and nothing before the first", async () => {
		expect(await treeHead(portal.db, system)).toEqual({ size: 0, root: sha256(new Uint8Array()) });
		await recordEntries(5);
		expect(await treeHead(portal.db, system)).toEqual({ size: 5, root: await rootOfRows(5) });
	});

	it("says the same from what is kept of it as from its entries, at every size that was", async () => {
		await recordEntries(1300);
		const before = await headAt(portal.db, system, 1300);
		await keep();
		expect((await keptEdge(portal.db, system)).size).toBe(1280);
		expect(before.root).toEqual(await rootOfRows(1300));
		for (const size of [1, 255, 256, 257, 512, 1000, 1279, 1280, 1300])
			expect((await headAt(portal.db, system, size)).root).toEqual(await rootOfRows(size));
	});

	it("keeps each part once, however often it is told to", async () => {
		await recordEntries(300);
		const { completed } = await grown(portal.db, system, await keptEdge(portal.db, system));
		const signed = { ...(await treeHead(portal.db, system)), note: "here/record\nas signed", at: NOON };
		await keepTree(portal.db, system, completed, signed);
		await keepTree(portal.db, system, completed, signed);
		expect(await lastCheckpoint(portal.db, system, "here/record")).toMatchObject({ size: 300 });
	});
});

describe("what was signed earlier", () => {
	it("fits the database that only grew", async () => {
		await recordEntries(270);
		const head = await treeHead(portal.db, system);
		await keep();
		await recordEntries(3);
		expect(await fitsDatabase(portal.db, system, head)).toEqual({ fit: "fits" });
	});

	it.each([
		["fewer entries", "DELETE FROM entries WHERE seq > 268", { fit: "missing", count: 2 }],
		["another time", "UPDATE entries SET at = at + 1 WHERE seq = 269", { fit: "changed" }],
		["another text", "UPDATE entries SET sealed = sealed || 'A' WHERE seq = 269", { fit: "changed" }],
		["another commitment", "UPDATE entries SET commitment = 'zz' WHERE seq = 269", { fit: "changed" }],
	])("does not fit %s", async (_what, sql, fit) => {
		await recordEntries(270);
		await keep();
		const head = await treeHead(portal.db, system);
		tamper(sql);
		expect(await fitsDatabase(portal.db, system, head)).toEqual(fit);
	});

	it("is not compared with a record that has a gap: the missing entry is named", async () => {
		await recordEntries(20);
		const head = await treeHead(portal.db, system);
		tamper("DELETE FROM entries WHERE seq = 7");
		await expect(fitsDatabase(portal.db, system, head)).rejects.toThrow(new EntryMissing(7));
	});
});
