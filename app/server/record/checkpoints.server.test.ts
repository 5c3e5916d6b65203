import {
	appendFileSync,
	chmodSync,
	cpSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { lastCheckpoint, treeHead } from "#app/features/record/tree.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, system, type TestPortal } from "#tests/portal.ts";
import { lastOutside, openCheckpoint } from "./checkpoint-files.server.ts";
import { type Checkpoints, startCheckpoints } from "./checkpoints.server.ts";
import { BOTH_SIGN, readRecordKeys, rotateRecordKeys } from "./record-keys.server.ts";
import { readyRecord } from "./record-start.server.ts";

let portal: TestPortal;
let folders: { keysDir: string; checkpointDir: string; publicOrigin: string };
let faults: string[];
beforeEach(async () => {
	portal = await openPortal();
	folders = {
		keysDir: join(portal.folder, "keys"),
		checkpointDir: join(portal.folder, "checkpoints"),
		publicOrigin: "https://choices.example",
	};
	faults = [];
});
afterEach(() => portal.close());

const note = { kind: "letter-code", version: 1, what: "used", recorder: { who: "patient" } } as const;
const start = async (at = NOON): Promise<Checkpoints> => {
	const ready = await readyRecord(portal.db, folders);
	const parts = { db: portal.db, now: () => at, fault: (_: unknown, doing: string) => faults.push(doing) };
	return startCheckpoints(parts, ready, folders.checkpointDir);
};
async function recordEntries(count: number): Promise<void> {
	const { no } = await portal.addPatient();
	const subject = await subjectOf(portal.db.read, portal.db.vault, no);
	if (subject === undefined) throw new Error("no subject");
	for (let at = 0; at < count; at += 1)
		await portal.db.write((q) => record(q, portal.db.vault, subject, note, NOON));
}
const known = () => readRecordKeys(folders.keysDir)?.known ?? [];
const outside = () => lastOutside(folders.checkpointDir, known());

/** A portal that recorded so many entries, signed them, and ended. */
async function signedAndStopped(count: number): Promise<void> {
	const checkpoints = await start();
	await recordEntries(count);
	await checkpoints.stop();
}

function tamper(sql: string): void {
	const other = new Sqlite(join(portal.folder, "portal.db"));
	other.exec(`DROP TRIGGER entries_no_update; DROP TRIGGER entries_no_delete; ${sql}`);
	other.close();
}

describe("a checkpoint", () => {
	it("covers what was just recorded, is signed with a key of this user only, and stands outside the database", async () => {
		const checkpoints = await start();
		await recordEntries(3);
		const signed = await checkpoints.covering(3);
		const head = await treeHead(portal.db, system);
		expect(openCheckpoint(signed ?? "", known())).toEqual({ origin: "choices.example/record", ...head });
		expect(outside()).toMatchObject({ note: signed, size: 3, day: "2026-11-21" });
		expect(statSync(join(folders.keysDir, "record-keys.json")).mode & 0o777).toBe(0o600);
		expect(await checkpoints.covering(4)).toBeUndefined();
		await checkpoints.stop();
		expect(await lastCheckpoint(portal.db, system, "choices.example/record")).toMatchObject({
			size: 3,
			note: signed,
		});
	});

	it("follows each lone save", async () => {
		const checkpoints = await start();
		const sizes: (number | undefined)[] = [];
		for (let size = 1; size <= 3; size += 1) {
			await recordEntries(1);
			await checkpoints.covering(size);
			const last = outside();
			sizes.push(typeof last === "object" ? last.size : undefined);
		}
		await checkpoints.stop();
		expect(sizes).toEqual([1, 2, 3]);
	});

	it("is written in place of one that a power cut left half", async () => {
		await signedAndStopped(2);
		const [file = ""] = readdirSync(folders.checkpointDir);
		const path = join(folders.checkpointDir, file);
		appendFileSync(path, "\nchoices.example/record\n3\nsFodV");
		const again = await start();
		await recordEntries(1);
		await again.covering(3);
		await again.stop();
		expect(outside()).toMatchObject({ size: 3 });
	});

	it("that cannot be written loses no choice, is said, and is written once it can be", async () => {
		writeFileSync(folders.checkpointDir, "a file where the folder should be");
		const checkpoints = await start();
		await recordEntries(2);
		expect(await checkpoints.covering(2)).toBeUndefined();
		expect(checkpoints.trouble()).toBe("checkpoints are not written (EEXIST)");
		expect(faults).toContain("signing the record");
		expect((await treeHead(portal.db, system)).size).toBe(2);
		rmSync(folders.checkpointDir);
		expect(await checkpoints.covering(2)).toBeDefined();
		expect(checkpoints.trouble()).toBeUndefined();
		await checkpoints.stop();
	});
});

describe("a start", () => {
	it("goes on where the last one ended, also where entries came meanwhile", async () => {
		await signedAndStopped(300);
		await recordEntries(2);
		const again = await start();
		expect(openCheckpoint((await again.covering(302)) ?? "", known())?.size).toBe(302);
		await again.stop();
	});

	it("makes the tree of a database that has none", async () => {
		await recordEntries(600);
		expect((await readyRecord(portal.db, folders)).edge.size).toBe(600);
	});

	it.each([
		[
			"an older copy of the data",
			"DELETE FROM entries WHERE seq > 3",
			/the newest 2 entries are missing: the database has 3, and the checkpoint of 2026-11-21 in CHECKPOINT_DIR has 5/,
		],
		[
			"a changed entry",
			"UPDATE entries SET at = at + 1 WHERE seq = 5",
			/among the first 5 entries is one that was changed/,
		],
		["a missing entry", "DELETE FROM entries WHERE seq = 2", /entry 2 is missing/],
	])("is refused with %s", async (_what, sql, words) => {
		await signedAndStopped(5);
		tamper(sql);
		await expect(readyRecord(portal.db, folders)).rejects.toThrow(words);
	});

	it("is refused without the key that signed", async () => {
		await signedAndStopped(1);
		rmSync(folders.keysDir, { recursive: true });
		await expect(readyRecord(portal.db, folders)).rejects.toThrow(
			/the key that signs the record .* is missing/,
		);
	});

	it("is refused with a key that signed nothing here", async () => {
		await signedAndStopped(1);
		const kept = join(portal.folder, "kept");
		cpSync(folders.checkpointDir, kept, { recursive: true });
		rmSync(folders.checkpointDir, { recursive: true });
		rmSync(folders.keysDir, { recursive: true });
		tamper("DROP TRIGGER checkpoints_no_delete; DELETE FROM checkpoints");
		await readyRecord(portal.db, folders);
		cpSync(kept, folders.checkpointDir, { recursive: true });
		await expect(readyRecord(portal.db, folders)).rejects.toThrow(
			/no key in KEYS_DIR signed the checkpoints/,
		);
	});

	it("is refused without the checkpoints outside", async () => {
		await signedAndStopped(2);
		rmSync(folders.checkpointDir, { recursive: true });
		await expect(readyRecord(portal.db, folders)).rejects.toThrow(
			/there is no checkpoint there; put the files back/,
		);
	});

	it("is refused with a damaged key file", async () => {
		await signedAndStopped(1);
		chmodSync(join(folders.keysDir, "record-keys.json"), 0o600);
		writeFileSync(join(folders.keysDir, "record-keys.json"), "{}");
		await expect(readyRecord(portal.db, folders)).rejects.toThrow(/record-keys\.json is damaged/);
	});
});

describe("a new key", () => {
	it("signs beside the one before for a while, then alone; what the first signed is still known", async () => {
		await signedAndStopped(1);
		const first = known();
		rotateRecordKeys(folders.keysDir, NOON);
		const later = new Date(NOON.getTime() + BOTH_SIGN * 86_400_000);
		const both = await start();
		await recordEntries(1);
		const signed = (await both.covering(2)) ?? "";
		await both.stop();
		expect(openCheckpoint(signed, first)?.size).toBe(2);
		expect(openCheckpoint(signed, known().slice(1))?.size).toBe(2);
		const alone = await start(later);
		await recordEntries(1);
		expect(openCheckpoint((await alone.covering(3)) ?? "", first)).toBeUndefined();
		await alone.stop();
		expect(outside()).toMatchObject({ size: 3 });
	});

	it("replaced once more leaves the first without its secret", async () => {
		await signedAndStopped(1);
		rotateRecordKeys(folders.keysDir, NOON);
		rotateRecordKeys(folders.keysDir, NOON);
		const file = readFileSync(join(folders.keysDir, "record-keys.json"), "utf8");
		const { keys } = JSON.parse(file) as { keys: { secret: string | null }[] };
		expect(keys.map(({ secret }) => secret === null)).toEqual([true, false, false]);
		expect(readRecordKeys(folders.keysDir)?.signers(NOON)).toHaveLength(2);
	});
});
