import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findSession, startSession } from "#app/features/account/session.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { keepOwnService, servicesOf } from "./own-service.store.server.ts";
import { readSummary } from "./summary.store.server.ts";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
	await portal.addStaff(rhian);
});
afterEach(() => portal.close());

const keep = async (service: string | null) =>
	keepOwnService(portal.db, rhian, await currentRegister(portal.db), service);

/** Rhian as the portal knows her from her next page on. */
async function rhianNow() {
	const of = { staffId: rhian.staffId, shared: false, helped: null };
	const id = await portal.db.write((q) => startSession(portal.db, q, of, NOON));
	const actor = (await findSession(portal.db, id, NOON))?.actor;
	if (actor?.role !== "staff") throw new Error("no session");
	return actor;
}

describe("where somebody works now", () => {
	it("is kept until they say another place, or none", async () => {
		expect((await rhianNow()).serviceId).toBeUndefined();
		expect(await keep("riverside-eyes")).toBe(true);
		expect((await rhianNow()).serviceId).toBe("riverside-eyes");
		expect(await keep(null)).toBe(true);
		expect((await rhianNow()).serviceId).toBeUndefined();
	});

	it("is a service of their own provider, or nothing is kept", async () => {
		await keep("riverside-eyes");
		const theirs = servicesOf(await currentRegister(portal.db), colm, "en").map(({ id }) => id);
		for (const service of [...theirs, "nowhere", ""]) expect(await keep(service)).toBe(false);
		expect((await rhianNow()).serviceId).toBe("riverside-eyes");
	});

	it("puts its tools first on the staff check, and hides and opens none", async () => {
		const amina = await portal.addPatient({ services: ["riverside-eyes", "riverside-gp"] });
		const register = await currentRegister(portal.db);
		const read = async () =>
			(await readSummary(portal.db, await rhianNow(), register, amina.id, "en", NOON))?.tools ?? [];
		const before = await read();
		expect(before.some(({ isOwn }) => isOwn)).toBe(false);
		await keep("riverside-eyes");
		const after = await read();
		expect(after.map(({ id, answer }) => [id, answer])).toEqual(before.map(({ id, answer }) => [id, answer]));
		expect(after.filter(({ isOwn }) => isOwn).map(({ id }) => id)).toEqual([
			"staff-rostering",
			"eye-scan-urgency",
			"retina-disease-detection",
		]);
	});
});
