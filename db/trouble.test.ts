import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { isDatabaseTrouble } from "./trouble.ts";

const coded = (code: string) => new Sqlite.SqliteError("it failed", code);

describe("trouble of the database", () => {
	it.each([
		"SQLITE_IOERR_FSYNC",
		"SQLITE_FULL",
		"SQLITE_CORRUPT_VTAB",
		"SQLITE_READONLY_DBMOVED",
		"SQLITE_BUSY",
	])("is %s", (code) => {
		expect(isDatabaseTrouble(coded(code))).toBe(true);
	});

	it("is found behind the errors that it was wrapped in", () => {
		const wrapped = new Error("query failed", {
			cause: new Error("commit", { cause: coded("SQLITE_IOERR") }),
		});
		expect(isDatabaseTrouble(wrapped)).toBe(true);
	});

	it.each([
		coded("SQLITE_CONSTRAINT_UNIQUE"),
		coded("SQLITE_ERROR"),
		new Error("ours"),
		"SQLITE_FULL",
		undefined,
	])("is not %s", (error) => {
		expect(isDatabaseTrouble(error)).toBe(false);
	});

	it("is looked for in causes that come round again only so far", () => {
		const [a, b] = [new Error("a"), new Error("b")];
		a.cause = b;
		b.cause = a;
		expect(isDatabaseTrouble(a)).toBe(false);
	});
});
