import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Installation, patientLine, patientsFile, withTools } from "#tests/admin.ts";
import { databaseIn, idsWithKeys, insideOf, keyFolder } from "#tests/backups.ts";

let first: Installation;
let here: Installation;
let file: string;
beforeAll(() => {
	first = withTools();
	const people = patientsFile(patientLine(1), patientLine(2), patientLine(3));
	first.admin(["import-patients", first.file("p.csv", people)]);
	first.admin(["letters"]);
});
afterAll(() => first.remove());
beforeEach(() => {
	here = first.copy();
	file = join(here.folder, "monday.age");
});
afterEach(() => here.remove());

describe("a backup", () => {
	it("holds the whole database, in one file for this user only", async () => {
		const ran = here.admin(["backup", file]);
		expect([ran.status, ran.err]).toEqual([0, ""]);
		expect(ran.out).toMatch(
			/^3 entries are in \S+monday\.age \(\d+ bytes\)\.\nIt was checked, encrypted, and read back/,
		);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		const copy = await databaseIn(here, file);
		const entries = "SELECT * FROM entries ORDER BY seq";
		expect(copy.prepare(entries).all()).toEqual(here.rows(entries));
		expect(copy.pragma("integrity_check", { simple: true })).toBe("ok");
		copy.close();
	});

	it("holds no key: those of patients stand apart, the master key nowhere", async () => {
		const wrapped = here.rows("SELECT wrapped FROM patient_keys") as { wrapped: string }[];
		here.admin(["backup", file]);
		const inside = await insideOf(here, file);
		const master = readFileSync(join(here.folder, "data", "keys", "master.key"), "utf8").trim();
		expect(wrapped.filter((row) => inside.includes(row.wrapped))).toEqual([]);
		expect(inside.includes(master) || inside.includes(Buffer.from(master, "hex"))).toBe(false);
		const ids = here.rows("SELECT id FROM patients ORDER BY id") as { id: string }[];
		expect(await idsWithKeys(here)).toEqual(ids.map(({ id }) => id));
	});

	it("cannot be read without its key", () => {
		here.admin(["backup", file]);
		expect(readFileSync(file).includes("SQLite format 3")).toBe(false);
		expect(readFileSync(file).includes("CREATE TABLE")).toBe(false);
	});

	it("brings back nobody's session", async () => {
		here.tamper("INSERT INTO sessions (hash, patient_no, shared, made_at, seen_at) VALUES ('a', 1, 0, 1, 1)");
		here.admin(["backup", file]);
		const copy = await databaseIn(here, file);
		expect(copy.prepare("SELECT * FROM sessions").all()).toEqual([]);
		copy.close();
	});

	it("is made where only the public half of its key is, and says that it was not read back", () => {
		here.admin(["backup", file]);
		const elsewhere = join(here.folder, "backup.key");
		renameSync(join(here.folder, "data", "keys", "backup.key"), elsewhere);
		const ran = here.admin(["backup", join(here.folder, "tuesday.age")]);
		expect([ran.status, ran.err]).toEqual([0, ""]);
		expect(ran.out).toContain("It could not be read back");
	});

	it("leaves nothing unencrypted behind, not even what a killed one left", () => {
		here.admin(["backup", file]);
		expect(readdirSync(join(here.folder, "data")).filter((name) => name.includes("partial"))).toEqual([]);
	});
});

describe("a backup that is refused", () => {
	it("never writes over a file", () => {
		here.file("monday.age", "Sunday's");
		const ran = here.admin(["backup", file]);
		expect([ran.status, ran.err]).toEqual([1, expect.stringMatching(/monday\.age is there already/)]);
		expect(readFileSync(file, "utf8")).toBe("Sunday's");
	});

	it.each([
		["whose history could be changed", "DROP TRIGGER entries_no_update", /entries_no_update/],
		[
			"with rows that point nowhere",
			"PRAGMA foreign_keys = OFF; DELETE FROM patients WHERE no = 2",
			/point to rows/,
		],
	])("is of a database %s", (_what, sql, words) => {
		here.tamper(sql);
		const ran = here.admin(["backup", file]);
		expect([ran.status, ran.out]).toEqual([1, ""]);
		expect(ran.err).toMatch(words);
		expect(existsSync(file)).toBe(false);
	});

	it("is of a folder without a database", () => {
		rmSync(join(here.folder, "data", "portal.db"));
		const ran = here.admin(["backup", file]);
		expect([ran.status, ran.err]).toEqual([1, expect.stringMatching(/^DATA_DIR: there is no database/)]);
	});
});

describe("the keys' own backups", () => {
	it("go when they are older than the setting says, but never the newest", () => {
		here.admin(["backup", file]);
		const [made = ""] = readdirSync(keyFolder(here));
		const old = made.replace(/keys-\d{8}/, "keys-20260101");
		renameSync(join(keyFolder(here), made), join(keyFolder(here), old));
		const ran = here.admin(["backup", join(here.folder, "tuesday.age")]);
		expect(ran.out).toContain("1 files of keys were older than 14 days and are gone.");
		expect(readdirSync(keyFolder(here))).toEqual([expect.stringMatching(/^keys-2.*-all\.age$/)]);
		expect(readdirSync(keyFolder(here))).not.toContain(old);
	});
});
