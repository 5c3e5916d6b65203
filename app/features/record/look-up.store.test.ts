import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookUps } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { countLookUps, listLookUps, logOwnLook, logStaffLook } from "./look-up.store.server.ts";

let portal: TestPortal;
beforeAll(async () => {
	portal = await openPortal();
});
afterAll(() => portal.close());

describe("who looked", () => {
	it("names the person, their provider and what they did, newest first, to the patient alone", async () => {
		const [robert, amina] = [await portal.addPatient(), await portal.addPatient()];
		await portal.db.write(async (q) => {
			await logOwnLook(q, robert.no, "patient", "signed-in", NOON);
			await logStaffLook(q, rhian, [robert.no, amina.no], "found", NOON);
			await logStaffLook(q, rhian, [robert.no], "summary", NOON);
		});
		const seen = await listLookUps(portal.db, robert.actor, 0, 20);
		expect(seen.map(({ who, name, provider, what }) => [who, name, provider, what])).toEqual([
			["staff", "Rhian Price", "Riverside Health", "summary"],
			["staff", "Rhian Price", "Riverside Health", "found"],
			["patient", "", null, "signed-in"],
		]);
		expect(await countLookUps(portal.db, amina.actor)).toBe(1);
	});

	it("comes page by page", async () => {
		const robert = await portal.addPatient();
		await portal.db.write(async (q) => {
			for (let look = 0; look < 5; look += 1) await logStaffLook(q, rhian, [robert.no], "summary", NOON);
		});
		expect(await listLookUps(portal.db, robert.actor, 3, 20)).toHaveLength(2);
	});

	it("can never be taken off the list", async () => {
		const robert = await portal.addPatient();
		await portal.db.write((q) => logStaffLook(q, rhian, [robert.no], "summary", NOON));
		await expect(portal.db.write(async (q) => q.delete(lookUps).returning())).rejects.toThrow();
		expect(await countLookUps(portal.db, robert.actor)).toBe(1);
	});
});
