import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { watchedOf } from "#app/features/tools/watched.ts";
import { entries, toolChecks } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { addCheck, listChecks } from "./check.store.server.ts";
import type { NewCheck } from "./check.ts";

const SCAN = "eye-scan-urgency";
const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "Lena Hart" };
const made: NewCheck = {
	version: "2.1",
	on: "2026-11-02",
	nextOn: "2027-02-02",
	figures: { right: 188, of: 200 },
	found: "It missed 3 of 200.",
	source: "Audit 14",
};

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

const add = (over: Partial<NewCheck> = {}, once = "key-1", actor = lena, tool = SCAN) =>
	addCheck(portal.db, actor, tool, { ...made, ...over }, once, NOON);

describe("a check", () => {
	it("is kept once, recorded for no patient, and is on the tool's page at once", async () => {
		await currentRegister(portal.db);
		expect(await add()).toMatchObject({ ok: true });
		expect(await add()).toMatchObject({ ok: true });
		const rows = await portal.db.read.select().from(entries);
		expect(rows.map(({ kind, patientNo }) => [kind, patientNo])).toEqual([["tool.checked", null]]);
		const tool = (await currentRegister(portal.db)).byId.get(SCAN);
		if (tool === undefined) throw new Error("no tool");
		const { on, nextOn, figures, found } = made;
		const riverside = new Set(["riverside"]);
		expect(watchedOf(tool, riverside, "2027-02-02").check).toEqual({
			on,
			nextOn,
			figures,
			found,
			overdue: false,
		});
		expect(watchedOf(tool, riverside, "2027-02-03").check?.overdue).toBe(true);
		expect(watchedOf(tool, new Set(["hillside"]), "2027-02-02").check).toBeNull();
	});

	it("does not replace an older one: both are listed, and the newest day counts", async () => {
		await add();
		await add({ on: "2026-08-02", found: "An older one, typed in late." }, "key-2");
		const listed = await listChecks(portal.db, rhian, SCAN);
		expect(listed.map(({ on }) => on)).toEqual(["2026-11-02", "2026-08-02"]);
		expect((await currentRegister(portal.db)).byId.get(SCAN)?.checks.map(({ on }) => on)).toEqual([
			"2026-11-02",
		]);
	});

	it("is made by leads alone, and for tools that they use", async () => {
		expect(await add({}, "key-1", rhian)).toEqual({ ok: false, reason: "not-your-move" });
		expect(await add({}, "key-1", { ...colm, staffRole: "lead" })).toBeUndefined();
		expect(await portal.db.read.select().from(toolChecks)).toEqual([]);
	});

	it("of one provider is not listed for another", async () => {
		await add();
		expect(await listChecks(portal.db, colm, SCAN)).toEqual([]);
	});
});
