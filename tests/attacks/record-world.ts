/** A record that was signed as it grew, and what somebody outside has of it: the public key, one checkpoint, 20 receipts. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { ANSWERS } from "#app/core/entry.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { findProof } from "#app/features/record/proof.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { type TreeHead, treeHead } from "#app/features/record/tree.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { lastOutside } from "#app/server/record/checkpoint-files.server.ts";
import { startCheckpoints } from "#app/server/record/checkpoints.server.ts";
import type { RecordKeys } from "#app/server/record/record-keys.server.ts";
import { readyRecord } from "#app/server/record/record-start.server.ts";
import { startSealingStanding } from "#app/server/record/standing-seals.server.ts";
import { entries } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, system } from "#tests/portal.ts";

const PATIENTS = 6;
const CHOICES = 280;
const RECEIPTS = 20;
const TOOLS = ["eye-scan-urgency", "retina-disease-detection"] as const;

export interface SignedRecord {
	/** The whole record, and what it was when two thirds of it were there. */
	readonly file: string;
	readonly olderFile: string;
	readonly size: number;
	readonly keys: RecordKeys;
	readonly outside: TreeHead;
	readonly receipts: readonly string[];
	/** The portal's own keys: whoever attacks may hold them too. */
	readonly vault: Vault;
	/** A copy to tamper with, without what refuses it. */
	copy(of?: "whole" | "older"): { readonly path: string; readonly sqlite: Sqlite.Database };
	remove(): void;
}

/** Records, signs, gives receipts away, and ends. */
export async function signedRecord(): Promise<SignedRecord> {
	const portal = await openPortal();
	const { db } = portal;
	const folder = mkdtempSync(join(tmpdir(), "record-"));
	const [file, olderFile, checkpointDir] = ["whole.db", "older.db", "checkpoints"].map((name) =>
		join(folder, name),
	) as [string, string, string];
	const folders = { keysDir: folder, checkpointDir, publicOrigin: "https://choices.example" };
	const ready = await readyRecord(db, folders);
	const checkpoints = startCheckpoints({ db, now: () => NOON, fault: () => {} }, ready, checkpointDir);
	const sealed = () =>
		startSealingStanding({ db, now: () => NOON, fault: throwIt, note: throwIt }, ready.keys).stop();
	const register = await currentRegister(db);
	const patients = [];
	for (let at = 0; at < PATIENTS; at += 1) patients.push(await portal.addPatient());
	const receipts: string[] = [];
	for (let at = 0; at < CHOICES; at += 1) {
		const who = patients[at % PATIENTS];
		const subject = who && (await subjectOf(db.read, db.vault, who.no));
		if (who === undefined || subject === undefined) throw new Error("no patient");
		const by = { decider: { who: "patient" }, recorder: { who: "patient" }, way: "online" } as const;
		const choice = {
			scope: { tool: TOOLS[at % 2] ?? TOOLS[0], purpose: "care" },
			answer: ANSWERS[at % ANSWERS.length] ?? "no",
			said: { ...by, helped: null, interpreter: null },
			lang: "en",
			saidOn: null,
			settles: false,
			recordedAt: null,
		} as const;
		await db.write(async (q) => {
			const before = await readStanding(q, register, subject.no);
			await makeChoice(db, q, register, subject, before, choice, NOON);
		});
		if (at % Math.floor(CHOICES / RECEIPTS) === 0 && receipts.length < RECEIPTS) {
			const rows = await db.read.select({ ref: entries.ref, kind: entries.kind }).from(entries);
			const ref = rows.findLast(({ kind }) => kind === "choice.made")?.ref ?? "";
			const proof = await findProof(db, who.actor, ref, (size) => checkpoints.covering(size));
			if (proof !== undefined && proof !== "not-now") receipts.push(proof);
		}
		if (at === Math.floor((CHOICES * 2) / 3)) {
			await sealed();
			saveAs(portal.folder, olderFile);
		}
	}
	await sealed();
	await checkpoints.stop();
	saveAs(portal.folder, file);
	const outside = lastOutside(checkpointDir, ready.keys.known);
	if (typeof outside !== "object") throw new Error("nothing was signed");
	const { size } = await treeHead(db, system);
	const { vault } = db;
	portal.close();
	let copies = 0;
	return {
		...{ file, olderFile, size, keys: ready.keys, outside, receipts, vault },
		copy(of = "whole") {
			copies += 1;
			const path = join(folder, `copy-${copies}.db`);
			copyFileSync(of === "whole" ? file : olderFile, path);
			const sqlite = new Sqlite(path);
			sqlite.pragma("foreign_keys = OFF");
			sqlite.pragma("synchronous = OFF");
			const triggers = sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
			for (const name of triggers) sqlite.exec(`DROP TRIGGER ${String(name)}`);
			return { path, sqlite };
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

function throwIt(error: unknown): never {
	throw error;
}

function saveAs(folder: string, path: string): void {
	const sqlite = new Sqlite(join(folder, "portal.db"));
	sqlite.exec(`VACUUM INTO '${path}'`);
	sqlite.close();
}
