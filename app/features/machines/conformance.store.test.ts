/** What the record has of three systems at the same work: one that asks, one that does not, and one that keeps its answer too long. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClientActor } from "#app/core/actor.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { about, aClient, ask, reportsUse, says, TOOL } from "#tests/machine-desk.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { tellChanges } from "./changes.store.server.ts";
import { readConformance } from "./conformance.store.server.ts";

let portal: TestPortal;
let camera: ClientActor;
let patient: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	camera = await aClient(portal, "riverside", "Eye clinic camera");
	patient = await portal.addPatient();
	await says(portal, patient, "yes");
});
afterEach(() => portal.close());

const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const DAY = { from: later(-3600), until: later(86_400) };
const asks = (seconds: number, by = camera) =>
	ask(portal, by, [about(patient.nhsNumber)], { at: later(seconds) });
const told = async (by = camera) => readConformance(portal.db, by, DAY, 100);

const uses = (seconds: number, by = camera) => reportsUse(portal, by, patient, later(seconds));

describe("what the record has of a system", () => {
	it("that asks before each use is n of n", async () => {
		for (const seconds of [0, 300, 600]) {
			await asks(seconds);
			await uses(seconds + 5);
		}
		expect(await told()).toMatchObject({ uses: 3, asked: 3, notAsked: [], isAll: true });
	});

	it("that does not ask names each use, and takes no question of another system for its own", async () => {
		const other = await aClient(portal, "riverside", "Ward camera");
		await asks(0, other);
		const use = await uses(5);
		expect(await told()).toMatchObject({
			...{ uses: 1, asked: 0 },
			notAsked: [{ id: use, tool: TOOL, usedAt: later(5), why: "never-asked" }],
		});
		expect(await told(other)).toMatchObject({ uses: 0, asked: 0 });
	});

	it("that acts by an answer that is over, or against a no, is named with the reason", async () => {
		await asks(0);
		const late = await uses(90);
		await says(portal, patient, "no", later(100));
		await asks(110);
		const against = await uses(115);
		expect((await told()).notAsked.map(({ id, why }) => [id, why])).toEqual([
			[against, "not-permitted"],
			[late, "answer-over"],
		]);
	});

	it("that was told of a change says how long it took to ask again, and what it did meanwhile", async () => {
		await asks(0);
		await says(portal, patient, "no", later(10));
		const register = await currentRegister(portal.db);
		const beginning = { size: 0, record: "", tools: "" };
		await tellChanges(portal.db, camera, register, beginning, 100, () => false, later(20));
		const went = await uses(30);
		await asks(42);
		const found = await told();
		expect(found).toMatchObject({ told: 1, askedAgain: 1, longestWait: 22 });
		expect(found.wentOn.map(({ id, toldAt }) => [id, toldAt])).toEqual([[went, later(20)]]);
	});

	it("is of the time that is asked about, the newest first, and says where there is more", async () => {
		await uses(5);
		const second = await uses(65);
		const one = await readConformance(portal.db, camera, DAY, 1);
		expect([one.isAll, one.notAsked.map(({ id }) => id)]).toEqual([false, [second]]);
		const earlier = await readConformance(portal.db, camera, { from: later(0), until: later(65) }, 9);
		expect([earlier.isAll, earlier.uses]).toEqual([true, 1]);
	});
});
