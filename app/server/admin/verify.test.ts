import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { record } from "#app/features/record/record.store.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { type Installation, patientLine, patientsFile, withTools } from "#tests/admin.ts";
import { NOON } from "#tests/builders.ts";
import { openVault } from "../keys/vault.server.ts";

let first: Installation;
let here: Installation;
beforeAll(() => {
	first = withTools();
	first.admin([
		"import-patients",
		first.file("p.csv", patientsFile(patientLine(1), patientLine(2), patientLine(3))),
	]);
	first.admin(["letters"]);
});
afterAll(() => first.remove());
beforeEach(() => {
	here = first.copy();
});
afterEach(() => here.remove());

const FREE = "DROP TRIGGER entries_no_update; DROP TRIGGER entries_no_delete;";

describe("a record that nobody touched", () => {
	it("is all right, and lists its entries when asked", () => {
		expect(here.admin(["verify"])).toEqual({ status: 0, out: "3 entries: all right.\n", err: "" });
		const rows = here.rows("SELECT seq, ref, kind FROM entries ORDER BY seq") as {
			seq: number;
			ref: string;
			kind: string;
		}[];
		const lines = rows.map(({ seq, ref, kind }) => `${seq} ${ref} ${kind}\n`).join("");
		expect(here.admin(["verify", "--entries"]).out).toBe(`${lines}3 entries: all right.\n`);
	});

	it("stays so when a patient's key was destroyed: what they said is gone, that they said it is not", () => {
		here.tamper("DELETE FROM patient_keys WHERE patient_no = 2");
		const ran = here.admin(["verify"]);
		expect(ran).toEqual({
			status: 0,
			out: "3 entries (1 of erased patients, which nobody can open): all right.\n",
			err: "",
		});
	});
});

describe("what belongs to no patient", () => {
	/** Somebody paused a tool for everybody. */
	async function pause(): Promise<void> {
		const data = join(here.folder, "data");
		const db = openDatabase(join(data, "portal.db"), openVault(join(data, "keys"), false));
		const recorder = { who: "system", name: "test" } as const;
		const what = { tool: "eye-scan-urgency", what: "paused", why: "It missed 2 eyes." } as const;
		await db.write((q) =>
			record(q, db.vault, null, { kind: "tool.stopped", version: 1, ...what, recorder }, NOON),
		);
		db.close();
	}

	it("is checked like the rest", async () => {
		await pause();
		expect(here.admin(["verify"])).toEqual({ status: 0, out: "4 entries: all right.\n", err: "" });
	});

	it.each([
		["when it was", "UPDATE entries SET at = at + 1000 WHERE seq = 4", /does not fit its commitment/],
		["that it is a patient's", "UPDATE entries SET patient_no = 1 WHERE seq = 4", /cannot be opened/],
		["whose another entry is", "UPDATE entries SET patient_no = NULL WHERE seq = 3", /cannot be opened/],
	])("shows a change: %s", async (_what, sql, words) => {
		await pause();
		here.tamper(`${FREE} ${sql}`);
		const ran = here.admin(["verify"]);
		expect([ran.status, ran.err]).toEqual([1, expect.stringMatching(words)]);
	});
});

describe("a record that somebody changed", () => {
	it.each([
		[
			"a byte of what was said",
			"UPDATE entries SET sealed = substr(sealed, 1, 40) || CASE substr(sealed, 41, 1) WHEN 'A' THEN 'B' ELSE 'A' END || substr(sealed, 42) WHERE seq = 2",
			/cannot be opened/,
		],
		[
			"its commitment",
			"UPDATE entries SET commitment = replace(commitment, substr(commitment, 1, 1), 'z') WHERE seq = 2",
			/does not fit its commitment/,
		],
		["when it was said", "UPDATE entries SET at = at + 1000 WHERE seq = 2", /does not fit its commitment/],
		["its kind", "UPDATE entries SET kind = 'choice.made' WHERE seq = 2", /its kind was changed/],
		["whose it is", "UPDATE entries SET patient_no = 1 WHERE seq = 2", /cannot be opened/],
		["its reference", "UPDATE entries SET ref = '0000-0000-0000' WHERE seq = 2", /cannot be opened/],
		["that it is there", "DELETE FROM entries WHERE seq = 2", /it is missing/],
	])("shows it: %s", (_what, sql, words) => {
		here.tamper(`${FREE} ${sql}`);
		const ran = here.admin(["verify"]);
		expect([ran.status, ran.out]).toEqual([1, expect.stringMatching(/not all right/)]);
		expect(ran.err).toMatch(/^Entry 2 is wrong: /);
		expect(ran.err).toMatch(words);
	});

	it("names the first of several", () => {
		here.tamper(`${FREE} UPDATE entries SET at = at + 1000 WHERE seq > 1`);
		const { err } = here.admin(["verify"]);
		expect(err).toMatch(/^Entry 2 is wrong: [^\n]+\n2 entries are wrong\.\n$/);
	});
});

describe("what counts for a patient", () => {
	it("that their entries do not make is found", () => {
		here.tamper("INSERT INTO standing VALUES (1, 'choice', '', 0, 0, 1, 'yes - - 0 - 2026-11-21')");
		const [row] = here.rows("SELECT id FROM patients WHERE no = 1") as { id: string }[];
		const ran = here.admin(["verify"]);
		expect([ran.status, ran.out]).toEqual([1, "3 entries: not all right.\n"]);
		expect(ran.err).toBe(`What counts for the patient ${row?.id} is not what their entries make.\n`);
	});
});
