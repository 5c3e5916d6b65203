import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readProof } from "#app/core/checkpoint.ts";
import { writtenKey } from "#app/core/signed-note.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { startCheckpoints } from "#app/server/record/checkpoints.server.ts";
import { makeRecordKeys } from "#app/server/record/record-keys.server.ts";
import { readyRecord } from "#app/server/record/record-start.server.ts";
import { entries } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { makeChoice } from "./make-choice.store.server.ts";
import { checkReceipt, findProof, isInRecord } from "./proof.store.server.ts";
import { subjectOf } from "./record.store.server.ts";
import { readStanding } from "./standing.store.server.ts";
import { sha256 } from "./tree.store.server.ts";

const SCRIPT = "public/verify-receipt.mjs";

let portal: TestPortal;
let robert: TestPatient;
let amina: TestPatient;
let refs: string[];
let proofs: { covering(size: number): Promise<string | undefined>; stop(): Promise<void> };
let keys: Awaited<ReturnType<typeof readyRecord>>["keys"];
beforeAll(async () => {
	portal = await openPortal();
	[robert, amina] = [await portal.addPatient(), await portal.addPatient()];
	const checkpointDir = join(portal.folder, "checkpoints");
	const folders = { keysDir: portal.folder, checkpointDir, publicOrigin: "https://choices.example" };
	const ready = await readyRecord(portal.db, folders);
	keys = ready.keys;
	proofs = startCheckpoints({ db: portal.db, now: () => NOON, fault: () => {} }, ready, checkpointDir);
	for (let at = 0; at < 260; at += 1) await choose(robert, "no");
	const rows = await portal.db.read.select({ ref: entries.ref, kind: entries.kind }).from(entries);
	refs = rows.filter(({ kind }) => kind === "choice.made").map(({ ref }) => ref);
});
afterAll(async () => {
	await proofs.stop();
	portal.close();
});

async function choose(who: TestPatient, answer: "yes" | "no"): Promise<void> {
	const { db } = portal;
	const register = await currentRegister(db);
	const subject = await subjectOf(db.read, db.vault, who.no);
	if (subject === undefined) throw new Error("no subject");
	const said = {
		decider: { who: "patient" },
		recorder: { who: "patient" },
		way: "online",
		helped: null,
		interpreter: null,
	} as const;
	const scope = { tool: "eye-scan-urgency", purpose: "care" } as const;
	const choice = { scope, answer, said, lang: "en", saidOn: null, settles: false, recordedAt: null } as const;
	await db.write(async (q) => {
		const before = await readStanding(q, register, who.no);
		await makeChoice(db, q, register, subject, before, choice, NOON);
	});
}

const proofOf = (ref: string | undefined, who = robert) =>
	findProof(portal.db, who.actor, ref ?? "", (size) => proofs.covering(size));
async function proofFile(at: number): Promise<string> {
	const proof = await proofOf(refs.at(at));
	if (proof === undefined || proof === "not-now") throw new Error("no proof");
	return proof;
}
const check = (file: string) => checkReceipt(portal.db, keys.known, file);

/** As a stranger runs it, with nothing of ours but the file and the key. */
function runScript(
	file: string,
	key = writtenKey(sha256, keys.known[0] ?? { name: "", publicKey: sha256(new Uint8Array()) }),
) {
	const path = join(portal.folder, "receipt.tlog-proof");
	writeFileSync(path, file);
	const ran = spawnSync(process.execPath, [SCRIPT, path, key], { encoding: "utf8" });
	return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

describe("the proof of a choice", () => {
	it.each([0, 1, 100, 255, 256, 259])("number %i is true for the portal", async (at) => {
		const checked = await check(await proofFile(at));
		expect(checked).toMatchObject({ ok: true, value: { entry: { ref: refs[at], body: { answer: "no" } } } });
	});

	it("is true for the program that needs nothing of ours", async () => {
		const ran = runScript(await proofFile(37));
		expect(ran).toMatchObject({ status: 0, err: "" });
		expect(ran.out).toMatch(new RegExp(`^True: entry \\d+ of \\d+, reference ${refs[37]}, written down at `));
		expect(ran.out).toContain('"answer": "no"');
	});

	it("is the patient's own, and nobody else's", async () => {
		expect(await proofOf(refs[3], amina)).toBeUndefined();
		expect(await proofOf("0000-0000-0000")).toBeUndefined();
	});

	it("cannot be had while nothing that covers it is signed", async () => {
		expect(await findProof(portal.db, robert.actor, refs[3] ?? "", async () => undefined)).toBe("not-now");
	});

	it("names no patient", async () => {
		const read = readProof(await proofFile(3));
		const opened = read.ok ? (read.value.extra ?? "") : "";
		expect(opened).toContain('"choice.made"');
		expect(opened).not.toContain(robert.nhsNumber);
		expect(opened).not.toContain("Ahmed");
	});

	it.each([
		[
			"another answer",
			(file: string) => reopened(file, (text) => text.replace('"no"', '"yes"')),
			"does-not-fit",
		],
		[
			"another row",
			(file: string) => reopened(file, (text) => `${"0".repeat(64)}${text.slice(64)}`),
			"does-not-fit",
		],
		[
			"another place",
			(file: string) => file.replace(/\nindex (\d+)/, (_, at) => `\nindex ${Number(at) - 1}`),
			"does-not-fit",
		],
		["a hash left out", (file: string) => file.replace(/\n[A-Za-z0-9+/]{43}=\n/, "\n"), "does-not-fit"],
		[
			"another size",
			(file: string) => file.replace(/\n(\d+)\n(?=[^\n]+\n\n—)/, (_, size) => `\n${Number(size) + 1}\n`),
			"not-signed",
		],
		["nothing of what was said", (file: string) => file.replace(/\nextra [^\n]+/, ""), "not-a-receipt"],
		["what is no entry", (file: string) => reopened(file, (text) => text.slice(0, 200)), "not-a-receipt"],
	])("with %s is false for the portal and for the program", async (_what, change, reason) => {
		const file = change(await proofFile(100));
		expect(await check(file)).toEqual({ ok: false, reason });
		expect(runScript(file)).toMatchObject({ status: 1, out: "" });
	});

	it("signed by somebody else is false", async () => {
		const folder = join(portal.folder, "others");
		const others = makeRecordKeys(folder, "choices.example/record");
		const file = await proofFile(100);
		expect(await checkReceipt(portal.db, others.known, file)).toEqual({ ok: false, reason: "not-signed" });
		const key = others.known[0];
		expect(runScript(file, key && writtenKey(sha256, key))).toMatchObject({ status: 1 });
	});

	it("that the record no longer has is told apart from one that is false", async () => {
		const file = await proofFile(250);
		const copy = join(portal.folder, "copy.db");
		const other = new Sqlite(join(portal.folder, "portal.db"));
		other.exec(`VACUUM INTO '${copy}'`);
		other.close();
		const changed = new Sqlite(copy);
		changed.exec("DROP TRIGGER entries_no_update; UPDATE entries SET at = at + 1 WHERE seq = 258");
		changed.close();
		const { openDatabase } = await import("#db/open.server.ts");
		const db = openDatabase(copy, portal.db.vault);
		expect(await checkReceipt(db, keys.known, file)).toEqual({ ok: false, reason: "record-changed" });
		db.close();
	});
});

/** The same file with another text in its line `extra`. */
function reopened(file: string, change: (text: string) => string): string {
	return file.replace(/\nextra ([^\n]+)/, (_, packed) => {
		const text = Buffer.from(String(packed), "base64").toString();
		return `\nextra ${Buffer.from(change(text)).toString("base64")}`;
	});
}

describe("a reference", () => {
	it("is in the record or not, and that is all that is told", async () => {
		expect(await isInRecord(portal.db, refs[5] ?? "")).toBe(true);
		expect(await isInRecord(portal.db, "0000-0000-0000")).toBe(false);
	});
});

describe("the program that checks a receipt", () => {
	const lines = readFileSync(SCRIPT, "utf8").split("\n");

	it("can be read whole: 100 lines at most, and nothing of others", () => {
		expect(lines.length).toBeLessThanOrEqual(101);
		const imports = lines.filter((line) => /\bimport\b/.test(line));
		expect(imports.every((line) => /from "node:/.test(line))).toBe(true);
	});

	it("says how it is used, and refuses what is no key", async () => {
		expect(spawnSync(process.execPath, [SCRIPT], { encoding: "utf8" })).toMatchObject({ status: 2 });
		expect(runScript(await proofFile(0), "choices.example/record+00000000+AAAA").status).toBe(1);
	});
});
