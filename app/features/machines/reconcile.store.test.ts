import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClientActor } from "#app/core/actor.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { patientServices, reconciliations } from "#db/schema.ts";
import { answers } from "#tests/answers.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { aClient, follow, TOOL } from "#tests/machine-desk.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { groupsOf, type Held } from "./held.ts";
import { compareGroups, nameDifferences } from "./reconcile.store.server.ts";
import { namedOf, reconciledOf } from "./reconciled.store.server.ts";
import { stateOf } from "./reconciled.ts";

const ALL_LOST = { held: [], stretch: { from: null, below: null } };

let portal: TestPortal;
let camera: ClientActor;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	camera = await aClient(portal, "riverside", "Eye clinic camera");
	amina = await portal.addPatient();
	await answers(portal, amina, "no");
});
afterEach(() => portal.close());

async function comparing(at = NOON, turn = async () => {}) {
	const register = await currentRegister(portal.db);
	const tool = register.byId.get(TOOL);
	if (tool === undefined) throw new Error("no tool");
	const { next: cursor } = await follow(portal, camera, at);
	return { client: camera, register, cursor, turn, asked: { tool, purpose: "care" as const, at } };
}
const right = (): Held[] => [{ nhsNumber: amina.nhsNumber, answer: "deny" }];
const compare = async (held: readonly Held[], at = NOON) =>
	compareGroups(portal.db, await comparing(at), groupsOf(held, portal.db.vault.sha256));
const client = () => ({ id: camera.clientId, providerId: camera.providerId, tools: camera.tools });
const state = async (now = NOON) => {
	const [one] = await reconciledOf(portal.db, client());
	return one && stateOf(one, now);
};

describe("a comparison", () => {
	it("tells nothing where the look at those in it cannot be written down", async () => {
		const parts = await comparing();
		portal.forbidLooks();
		await expect(compareGroups(portal.db, parts, [])).rejects.toThrow();
		expect(await portal.db.read.select().from(reconciliations)).toEqual([]);
	});

	it("is not made where somebody answers while it is read: what came in is followed first", async () => {
		const parts = await comparing(NOON, async () => {
			await answers(portal, amina, "yes");
		});
		const groups = groupsOf(right(), portal.db.vault.sha256);
		expect(await compareGroups(portal.db, parts, groups)).toEqual({ ok: false, reason: "behind" });
	});

	it("is asked of nobody who was never told what changed", async () => {
		expect(await reconciledOf(portal.db, client())).toEqual([]);
	});

	it("is never made, the same, different, and after a day without another one over", async () => {
		await follow(portal, camera);
		expect(await state()).toBe("never");
		await compare([]);
		expect(await state()).toBe("differs");
		await compare(right(), minutesAfterNoon(1));
		expect(await state()).toBe("same");
		expect(await state(minutesAfterNoon(1 + 1_440))).toBe("same");
		expect(await state(minutesAfterNoon(2 + 1_440))).toBe("overdue");
	});

	it("names whom it differs for to the AI lead, also after it is the same again, each once", async () => {
		await compare([]);
		const parts = await comparing();
		const group = amina.nhsNumber.slice(7, 9);
		for (let again = 0; again < 2; again += 1) await nameDifferences(portal.db, parts, [group], ALL_LOST);
		await compare(right());
		const named = await namedOf(portal.db, client(), NOON);
		expect(named).toEqual([{ at: NOON, tool: TOOL, what: "lost", patientNo: amina.no, id: amina.id }]);
		expect(await namedOf(portal.db, client(), minutesAfterNoon(1))).toEqual([]);
		// Whose page would not open is not named by it.
		await portal.db.write((q) =>
			q
				.delete(patientServices)
				.where(eq(patientServices.patientNo, amina.no))
				.returning({ no: patientServices.patientNo }),
		);
		expect(await namedOf(portal.db, client(), NOON)).toMatchObject([{ what: "lost", id: null }]);
	});
});
