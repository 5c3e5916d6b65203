import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TypedFields } from "#app/core/typed-fields.ts";
import { typedPages } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, system, type TestPortal } from "#tests/portal.ts";
import { dropOldTypedPages, endTypedPage, findTypedPage, keepTypedPage } from "./typed-page.store.server.ts";

const DAY = 24 * 60;
const PAGE = "/staff/tools/new";
const TYPED: TypedFields = [
	["name", "Lung scan tool"],
	["line", "It looks\r\nat scans."],
];

/** Another one of the same provider. */
const megan = { ...rhian, staffId: "staff-megan", name: "Megan Rees" };

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
	for (const member of [rhian, megan, colm]) await portal.addStaff(member);
});
afterEach(() => portal.close());

const keep = (path = PAGE, at = NOON, typed = TYPED) => keepTypedPage(portal.db, rhian, path, typed, at);
const found = (at = NOON, actor = rhian, path = PAGE) => findTypedPage(portal.db, actor, path, at);
const rows = () => portal.db.read.select().from(typedPages);

describe("what staff typed on a page about no patient", () => {
	it("is there for a day as it was typed, and then it is deleted", async () => {
		await keep();
		expect(await found(minutesAfterNoon(DAY))).toEqual(TYPED);
		expect(await found(minutesAfterNoon(DAY + 1))).toBeUndefined();
		await dropOldTypedPages(portal.db, system, minutesAfterNoon(DAY));
		expect(await rows()).toHaveLength(1);
		await dropOldTypedPages(portal.db, system, minutesAfterNoon(DAY + 1));
		expect(await rows()).toEqual([]);
	});

	it("is nobody else's, is of one page, and nothing of it can be read in the file", async () => {
		await keep();
		for (const other of [megan, colm]) {
			expect(await found(NOON, other)).toBeUndefined();
			await endTypedPage(portal.db, other, PAGE);
		}
		expect(await found(NOON, rhian, "/staff/clients/new")).toBeUndefined();
		expect(await found()).toEqual(TYPED);
		expect(JSON.stringify(await rows())).not.toContain("Lung");
		await portal.db.write((q) => q.update(typedPages).set({ staffId: megan.staffId }).returning());
		await expect(found(NOON, megan)).rejects.toThrow();
	});

	it("stands in the place of what was typed there before, until it ends", async () => {
		await keep();
		await keep(PAGE, minutesAfterNoon(1), [["name", "Heart scan tool"]]);
		expect(await found()).toEqual([["name", "Heart scan tool"]]);
		await endTypedPage(portal.db, rhian, PAGE);
		expect(await found()).toBeUndefined();
	});

	it("is of twenty pages at most: whoever types on more loses the oldest, and nobody else's", async () => {
		await keepTypedPage(portal.db, megan, PAGE, TYPED, NOON);
		for (let n = 0; n < 22; n += 1) await keep(`/staff/tools/tool-${n}/laws`, minutesAfterNoon(n));
		const mine = await Promise.all(
			[0, 1, 2, 21].map((n) => found(minutesAfterNoon(30), rhian, `/staff/tools/tool-${n}/laws`)),
		);
		expect(mine).toEqual([undefined, undefined, TYPED, TYPED]);
		expect(await found(NOON, megan)).toEqual(TYPED);
	});
});
