/** What judges the failures is itself seen to find what they could do. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newestIn, wrongsIn } from "./wrongs.ts";

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "wrongs-"));
	file = join(folder, "portal.db");
	plant("CREATE TABLE entries (seq INTEGER PRIMARY KEY, ref TEXT, kind TEXT, patient_no INTEGER)");
	plant("CREATE TABLE once_keys (key TEXT, ref TEXT)");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function plant(sql: string): void {
	const database = new Sqlite(file);
	database.exec(sql);
	database.close();
}

const saved = (ref: string, key: string) => {
	plant(`INSERT INTO entries (ref, kind, patient_no) VALUES ('${ref}', 'choice.made', 1)`);
	plant(`INSERT INTO once_keys VALUES ('${key}', '${ref}')`);
};
const told = (ref: string | null, once: string) => ({ patientNo: 1, once, ref });

describe("the judge of a failure", () => {
	it("has nothing to say where all is as it was told, or was in doubt and did not happen", () => {
		saved("A", "a");
		expect(wrongsIn(file, 0, [told("A", "a"), told(null, "b")])).toEqual([]);
	});

	it("finds what was confirmed and is lost", () => {
		saved("A", "a");
		expect(wrongsIn(file, 0, [told("A", "a"), told("B", "b")])[0]).toBe("B was confirmed and is lost");
	});

	it("finds what was saved twice, and what answers two forms", () => {
		saved("A", "a");
		plant("INSERT INTO entries (ref, kind, patient_no) VALUES ('A2', 'choice.made', 1)");
		plant("INSERT INTO once_keys VALUES ('b', 'A')");
		expect(wrongsIn(file, 0, [told("A", "a"), told(null, "b")])).toEqual([
			"A2 was saved and nobody sent it, or twice",
			"A answers two forms",
		]);
	});

	it("finds a key that leads to nothing", () => {
		plant("INSERT INTO once_keys VALUES ('a', 'A')");
		expect(wrongsIn(file, 0, [told(null, "a")])).toEqual(["A is known by its key and is not in the record"]);
	});

	it("judges what came after the entry it is given, and of these people", () => {
		saved("A", "a");
		const base = newestIn(file);
		saved("B", "b");
		expect(wrongsIn(file, base, [told("B", "b")])).toEqual([]);
	});
});
