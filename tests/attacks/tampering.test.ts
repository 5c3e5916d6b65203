/** Nobody changes history unnoticed: who holds only the public key, one checkpoint and 20 receipts finds it. */
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkpointText } from "#app/core/checkpoint.ts";
import { signNote } from "#app/core/signed-note.ts";
import { type AuditFinding, auditTree } from "#app/features/record/audit.store.server.ts";
import { auditStanding } from "#app/features/record/audit-standing.store.server.ts";
import { grown, keepTree, keptEdge, sha256, treeHead } from "#app/features/record/tree.store.server.ts";
import { oddPatients } from "#app/server/odd-patients.server.ts";
import { openDatabase, type Reader } from "#db/open.server.ts";
import { NOON } from "#tests/builders.ts";
import { system } from "#tests/portal.ts";
import { type SignedRecord, signedRecord } from "./record-world.ts";
import { flipped, type Pick, type Row, resay, TAMPERINGS } from "./tamperings.ts";

const SEEDS = Array.from({ length: process.env["LONG_TESTS"] ? 100 : 20 }, (_, seed) => seed + 1);

let signed: SignedRecord;
beforeAll(async () => {
	signed = await signedRecord();
});
afterAll(() => signed.remove());

/** The same numbers for the same seed (mulberry32, public domain). */
function pickFrom(seed: number): Pick {
	let state = seed;
	return (from, to) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return from + (((mixed ^ (mixed >>> 14)) >>> 0) % (to - from));
	};
}

/** What somebody outside finds in this file, without opening anything. */
async function audit(path: string): Promise<readonly AuditFinding[]> {
	const sqlite = new Sqlite(path, { readonly: true });
	const { outside, receipts } = signed;
	const evidence = { keys: signed.keys.known, outside: [outside], receipts };
	const { findings } = await auditTree({ read: drizzle(sqlite) as unknown as Reader }, system, evidence);
	sqlite.close();
	return findings;
}

/** Every other attacker also takes away what the database itself kept of its tree and its checkpoints. */
function hideTraces(sqlite: Sqlite.Database, seed: number): void {
	if (seed % 2 === 0) sqlite.exec("DELETE FROM tree_nodes; DELETE FROM checkpoints");
}

interface StandingRow {
	readonly patient_no: number;
	readonly rest: string;
}

const THE_ROW =
	"patient_no = @patient_no AND kind = @kind AND who = @who AND tool = @tool AND purpose = @purpose";

/** What was done is among what is named first. */
function names(findings: readonly AuditFinding[], seq: number): boolean {
	const [first] = findings;
	return first !== undefined && first.from <= seq && seq <= first.to;
}

it("a record that nobody touched is right, for whoever audits it and for the portal", async () => {
	const { path, sqlite } = signed.copy();
	sqlite.close();
	expect([signed.receipts.length, signed.size > 256]).toEqual([20, true]);
	expect(await audit(path)).toEqual([]);
	const db = openDatabase(path, signed.vault);
	expect(await oddPatients(db)).toEqual([]);
	expect(await auditStanding(db, system, signed.keys.known, signed.outside.size)).toEqual([]);
	db.close();
});

describe.each(Object.entries(TAMPERINGS))("%s", (_what, tamper) => {
	it("is found, and the first entry is among those that are named", async () => {
		const missed: number[] = [];
		for (const seed of SEEDS) {
			const { path, sqlite } = signed.copy();
			const seq = tamper(sqlite, signed.vault, pickFrom(seed));
			hideTraces(sqlite, seed);
			sqlite.close();
			if (!names(await audit(path), seq)) missed.push(seed);
		}
		expect(missed).toEqual([]);
	});
});

/** Makes the tree and a checkpoint anew over what the file says now, with the stolen key. */
async function signAgain(path: string): Promise<void> {
	const raw = new Sqlite(path);
	raw.exec("DELETE FROM tree_nodes; DELETE FROM checkpoints");
	raw.close();
	const db = openDatabase(path, signed.vault);
	const { completed } = await grown(db, system, await keptEdge(db, system));
	const head = await treeHead(db, system);
	const origin = signed.keys.known.at(-1)?.name ?? "";
	const note = signNote(sha256, checkpointText({ origin, ...head }), signed.keys.signers(NOON));
	await keepTree(db, system, completed, { ...head, note, at: NOON });
	db.close();
}

const choicesIn = (sqlite: Sqlite.Database) =>
	sqlite.prepare("SELECT * FROM entries WHERE kind = 'choice.made' ORDER BY seq").all() as Row[];

describe("with the stolen key", () => {
	it.each(SEEDS)("a record that was written and signed anew is found (%i)", async (seed) => {
		const { path, sqlite } = signed.copy();
		const rows = choicesIn(sqlite);
		const row = rows[pickFrom(seed)(0, rows.length)];
		const seq = row === undefined ? 0 : resay(sqlite, signed.vault, row, flipped);
		sqlite.close();
		await signAgain(path);
		expect(names(await audit(path), seq)).toBe(true);
	});

	it.each(SEEDS)("one that goes on otherwise from an older copy is found (%i)", async (seed) => {
		const { path, sqlite } = signed.copy("older");
		const before = choicesIn(sqlite);
		const [{ last }] = sqlite.prepare("SELECT max(seq) AS last FROM entries").all() as [{ last: number }];
		for (let at = 0; last + at < signed.size; at += 1) {
			const from = before[pickFrom(seed * 1000 + at)(0, before.length)]?.seq ?? 1;
			sqlite
				.prepare(
					"INSERT INTO entries SELECT ?, ?, kind, patient_no, at, sealed, commitment FROM entries WHERE seq = ?",
				)
				.run(last + 1 + at, signed.vault.newReference(), from);
		}
		sqlite.close();
		await signAgain(path);
		expect(names(await audit(path), last + 1)).toBe(true);
	});
});

it.each(SEEDS)("an older copy of the data is found (%i)", async (seed) => {
	const { path, sqlite } = signed.copy("older");
	hideTraces(sqlite, seed);
	const [{ last }] = sqlite.prepare("SELECT max(seq) AS last FROM entries").all() as [{ last: number }];
	sqlite.close();
	expect(names(await audit(path), last + 1)).toBe(true);
});

/** What counts now is no entry: it is signed for each patient, and follows from the entries for who can open them. */
describe("what counts now, changed alone", () => {
	const WAYS: Readonly<Record<string, (sqlite: Sqlite.Database, row: StandingRow) => void>> = {
		"another answer": (sqlite, row) => {
			const rest = row.rest.startsWith("yes ")
				? row.rest.replace("yes", "no")
				: row.rest.replace(/^\S+/, "yes");
			sqlite.prepare(`UPDATE standing SET rest = ? WHERE ${THE_ROW}`).run(rest, row);
		},
		"a row taken away": (sqlite, row) => sqlite.prepare(`DELETE FROM standing WHERE ${THE_ROW}`).run(row),
		"another entry named": (sqlite, row) =>
			sqlite.prepare(`UPDATE standing SET seq = seq - 1 WHERE ${THE_ROW}`).run(row),
		"its signature too": (sqlite, row) => {
			sqlite.prepare(`UPDATE standing SET tool = 1 WHERE ${THE_ROW}`).run(row);
			sqlite.prepare("DELETE FROM standing_seals WHERE patient_no = @patient_no").run(row);
		},
		"with the signature of somebody else": (sqlite, row) => {
			sqlite.prepare(`UPDATE standing SET rest = 'yes - 1 0 - -' WHERE ${THE_ROW}`).run(row);
			const other = "SELECT signatures FROM standing_seals WHERE patient_no <> @patient_no LIMIT 1";
			sqlite
				.prepare(`UPDATE standing_seals SET signatures = (${other}) WHERE patient_no = @patient_no`)
				.run(row);
		},
		"brought back from an older copy, with its signature": (sqlite, row) => {
			const older = signed.copy("older");
			older.sqlite.close();
			sqlite.prepare("ATTACH ? AS older").run(older.path);
			for (const table of ["standing", "standing_seals"]) {
				sqlite.prepare(`DELETE FROM ${table} WHERE patient_no = @patient_no`).run(row);
				sqlite
					.prepare(`INSERT INTO ${table} SELECT * FROM older.${table} WHERE patient_no = @patient_no`)
					.run(row);
			}
		},
	};

	describe.each(Object.entries(WAYS))("%s", (_what, tamper) => {
		it.each(SEEDS)("is found by who can open nothing, and by who can (%i)", async (seed) => {
			const { path, sqlite } = signed.copy();
			const rows = sqlite.prepare("SELECT * FROM standing").all() as StandingRow[];
			const row = rows[pickFrom(seed)(0, rows.length)];
			if (row === undefined) throw new Error("nothing counts");
			tamper(sqlite, row);
			hideTraces(sqlite, seed);
			sqlite.close();
			const db = openDatabase(path, signed.vault);
			const known = { keys: signed.keys.known, size: signed.outside.size };
			const found = await auditStanding(db, system, known.keys, known.size);
			expect(found.map(({ patientNo }) => patientNo)).toEqual([row.patient_no]);
			expect(await oddPatients(db)).toHaveLength(1);
			db.close();
		});
	});
});
