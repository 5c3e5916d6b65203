import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, system, type TestPortal } from "#tests/portal.ts";
import { logStaffLook } from "./look-up.store.server.ts";
import { changedLooks, sealedLooks, sealLooks } from "./seal-looks.store.server.ts";

let portal: TestPortal;
let no: number;
beforeEach(async () => {
	portal = await openPortal();
	({ no } = await portal.addPatient());
});
afterEach(() => portal.close());

const DAY = 86_400_000;
const day = (n: number) => new Date(NOON.getTime() + n * DAY);
const look = (at: Date) => portal.db.write((q) => logStaffLook(q, rhian, [no], "summary", at));
const sealed = async () => (await sealedLooks(portal.db, system)).map(({ body }) => body);

describe("a day's looks", () => {
	it("go into the record once, when the day is over, with one digest", async () => {
		await look(day(0));
		await look(day(0));
		await sealLooks(portal.db, system, day(0));
		expect(await sealed()).toEqual([]);
		await look(day(1));
		await sealLooks(portal.db, system, day(1));
		await sealLooks(portal.db, system, day(1));
		expect(await sealed()).toMatchObject([{ day: "2026-11-21", first: 1, last: 2, count: 2 }]);
		await sealLooks(portal.db, system, day(2));
		expect(await sealed()).toMatchObject([{ count: 2 }, { day: "2026-11-22", first: 3, last: 3, count: 1 }]);
		expect(await changedLooks(portal.db, system)).toEqual([]);
	});

	it("that was without any makes no entry", async () => {
		await sealLooks(portal.db, system, day(1));
		expect(await sealed()).toEqual([]);
	});

	it("are sealed also where a clock ran ahead for a while", async () => {
		await look(day(400));
		await look(day(0));
		await sealLooks(portal.db, system, day(1));
		expect(await sealed()).toMatchObject([{ first: 1, last: 2, count: 2 }]);
	});

	it.each([
		["changed", "UPDATE look_ups SET name = 'Nobody' WHERE id = 1"],
		["taken away", "DELETE FROM look_ups WHERE id = 2"],
		["moved to another day", "UPDATE look_ups SET at = at + 1 WHERE id = 2"],
		["put between", "UPDATE look_ups SET id = 3 WHERE id = 4"],
	])("that were %s later are found", async (_what, sql) => {
		for (const n of [0, 0, 1, 1]) await look(day(n));
		await sealLooks(portal.db, system, day(1));
		await sealLooks(portal.db, system, day(2));
		const other = new Sqlite(`${portal.folder}/portal.db`);
		other.exec("DROP TRIGGER look_ups_no_update; DROP TRIGGER look_ups_no_delete");
		if (sql.includes("id = 3")) other.exec("DELETE FROM look_ups WHERE id = 3");
		other.exec(sql);
		other.close();
		expect(await changedLooks(portal.db, system)).toHaveLength(1);
	});
});
