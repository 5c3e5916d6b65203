import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClientActor } from "#app/core/actor.ts";
import type { Answer } from "#app/core/entry.ts";
import { clients, entries } from "#db/schema.ts";
import { answers } from "#tests/answers.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { about, aClient, ask, follow, TOOL } from "#tests/machine-desk.ts";
import { openPortal, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import type { Cursor } from "./changes-cursor.ts";
import { lagOf } from "./lag.store.server.ts";
import { confirmTold, toldSystems } from "./told.store.server.ts";

let portal: TestPortal;
let camera: ClientActor;
let amina: TestPatient;
let entry: number;
beforeEach(async () => {
	portal = await openPortal();
	camera = await aClient(portal, "riverside", "Eye clinic camera");
	amina = await portal.addPatient();
	entry = await says("no");
});
afterEach(() => portal.close());

/** The number of the entry. */
async function says(answer: Answer, at = NOON): Promise<number> {
	const ref = await answers(portal, amina, answer, undefined, at);
	const [row] = await portal.db.read.select({ seq: entries.seq }).from(entries).where(eq(entries.ref, ref));
	return row?.seq ?? 0;
}
const confirms = (cursor: Cursor, at = NOON, by = camera) => confirmTold(portal.db, by, cursor, at);
const reads = (tool: string | null = TOOL, who = amina) => toldSystems(portal.db, who.actor, tool, entry);
const lag = () =>
	lagOf(portal.db, system, { id: camera.clientId, providerId: "riverside" }) as ReturnType<typeof lagOf>;

describe("what a patient reads of an answer", () => {
	it("is whether each system that asks was told of it, and since when it is confirmed", async () => {
		expect(await reads()).toEqual([{ name: "Eye clinic camera", told: null, confirmed: null, asked: null }]);
		const { next } = await follow(portal, camera, minutesAfterNoon(1));
		expect(await reads()).toEqual([
			{ name: "Eye clinic camera", told: minutesAfterNoon(1), confirmed: null, asked: null },
		]);
		await confirms(next, minutesAfterNoon(2));
		const confirmed = [
			{
				...{ name: "Eye clinic camera", asked: null },
				...{ told: minutesAfterNoon(1), confirmed: minutesAfterNoon(2) },
			},
		];
		expect(await reads()).toEqual(confirmed);
		// Told once more, and confirmed again: the first time counts.
		await follow(portal, camera, minutesAfterNoon(8));
		await confirms(next, minutesAfterNoon(9));
		expect(await reads()).toEqual(confirmed);
	});

	it("is when each system last asked about the tool since", async () => {
		const asked = async () => (await reads())[0]?.asked;
		const { nhsNumber } = amina;
		await ask(portal, camera, [about(nhsNumber)], { at: minutesAfterNoon(1) });
		await ask(portal, camera, [about(nhsNumber)], { at: minutesAfterNoon(2) });
		expect(await asked()).toEqual(minutesAfterNoon(2));
		entry = await says("yes", minutesAfterNoon(5));
		expect(await asked()).toBeNull();
	});

	it("is not confirmed for an answer that came after what was confirmed", async () => {
		const { next } = await follow(portal, camera);
		entry = await says("yes");
		await follow(portal, camera);
		await confirms(next);
		expect((await reads())[0]?.confirmed).toBeNull();
	});

	it("names no system of another provider or another tool, and none that was stopped", async () => {
		await aClient(portal, "hillside", "Hillside camera");
		expect((await reads()).map(({ name }) => name)).toEqual(["Eye clinic camera"]);
		expect(await reads("consultation-notes")).toEqual([]);
		expect(await reads(null)).toHaveLength(1);
		const stranger = await portal.addPatient({ services: [] });
		expect(await reads(TOOL, stranger)).toEqual([]);
		await portal.db.write((q) =>
			q.update(clients).set({ disabledAt: NOON }).where(eq(clients.id, camera.clientId)).returning(),
		);
		expect(await reads()).toEqual([]);
	});
});

describe("a confirmation", () => {
	it("is taken up to what this client was told, and of nobody else's", async () => {
		const other = await aClient(portal, "riverside", "Second camera");
		const { next } = await follow(portal, camera);
		expect(await confirms(next, NOON, other)).toBe("not-told");
		expect(await confirms({ ...next, size: next.size + 1 })).toBe("not-told");
		expect(await confirms(next)).toEqual(next);
	});

	it("is taken back by none of before, and the same again changes nothing", async () => {
		const first = (await follow(portal, camera)).next;
		await says("yes");
		const second = (await follow(portal, camera)).next;
		expect(await confirms(second, minutesAfterNoon(1))).toEqual(second);
		expect(await confirms(first, minutesAfterNoon(2))).toEqual(second);
		expect(await confirms(second, minutesAfterNoon(3))).toEqual(second);
		expect((await lag())?.confirmedAt).toEqual(minutesAfterNoon(1));
	});
});

describe("how far a client is behind", () => {
	it("is what it was not told of, and then what it has not confirmed, each with the oldest", async () => {
		expect(await lag()).toMatchObject({ untold: { count: 1, since: NOON }, unconfirmed: null });
		const { next } = await follow(portal, camera, minutesAfterNoon(1));
		expect(await lag()).toMatchObject({
			...{ untold: null, unconfirmed: { count: 1, since: minutesAfterNoon(1) }, confirmedAt: null },
		});
		await confirms(next, minutesAfterNoon(2));
		expect(await lag()).toEqual({ untold: null, unconfirmed: null, confirmedAt: minutesAfterNoon(2) });
	});
});
