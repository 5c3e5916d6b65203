import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClientActor } from "#app/core/actor.ts";
import { ANSWERS } from "#app/core/entry.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { toolLaws } from "#db/schema.ts";
import { answers } from "#tests/answers.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { aClient, TOOL } from "#tests/machine-desk.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { tellChanges } from "./changes.store.server.ts";
import type { Cursor } from "./changes-cursor.ts";

let portal: TestPortal;
let camera: ClientActor;
let people: readonly TestPatient[];
beforeEach(async () => {
	portal = await openPortal();
	camera = await aClient(portal, "riverside", "Eye clinic camera");
	people = [await portal.addPatient(), await portal.addPatient()];
});
afterEach(() => portal.close());

const BEGINNING: Cursor = { size: 0, record: "", tools: "" };

async function told(after = BEGINNING, most = 100, by = camera, at = NOON) {
	const page = await tellChanges(
		portal.db,
		by,
		await currentRegister(portal.db),
		after,
		most,
		() => false,
		at,
	);
	if (page === "gone" || page === "known") throw new Error(page);
	return page;
}

describe("what a client is told", () => {
	it("is whom, which tool and what for: not what was said, nor why", async () => {
		const [amina] = people as [TestPatient];
		await answers(portal, amina, "no");
		const { changes, next } = await told((await told()).next);
		expect([changes, (await told(next)).changes]).toEqual([[], []]);
		const first = (await told()).changes.filter(({ nhsNumber }) => nhsNumber !== null);
		expect(first).toEqual([
			{ entry: expect.any(Number), nhsNumber: amina.nhsNumber, tool: TOOL, purpose: "care" },
		]);
	});

	it("is nothing of another tool, and nothing of who is on no list of its provider", async () => {
		const [amina] = people as [TestPatient];
		const stranger = await portal.addPatient({ services: ["hillside-gp"], provider: "hillside" });
		const { next } = await told();
		await answers(portal, amina, "no", { tool: "consultation-notes", purpose: "care" });
		await answers(portal, stranger, "no");
		expect((await told(next)).changes).toEqual([]);
		const there = await aClient(portal, "hillside", "Hillside camera");
		const numbers = (await told(BEGINNING, 100, there)).changes.map(({ nhsNumber }) => nhsNumber);
		expect(numbers).toEqual([null, stranger.nhsNumber]);
	});

	it("is a look that the patient reads, once a page, and nothing is told that cannot be written down", async () => {
		const [amina, ben] = people as [TestPatient, TestPatient];
		const { next } = await told();
		for (const answer of ANSWERS) await answers(portal, amina, answer);
		await told(next);
		expect((await listLookUps(portal.db, amina.actor, 0, 9)).map(({ name, what }) => [name, what])).toEqual([
			["Eye clinic camera", "change-told"],
		]);
		expect(await listLookUps(portal.db, ben.actor, 0, 9)).toEqual([]);
		portal.forbidLooks();
		await expect(told(next)).rejects.toThrow();
	});

	it("says that a place is gone where the record is another one or ends before, and never passes over it", async () => {
		const [amina] = people as [TestPatient];
		await answers(portal, amina, "no");
		const { next } = await told();
		const register = await currentRegister(portal.db);
		for (const other of [
			{ ...next, size: next.size + 1 },
			{ ...next, record: "0123456789abcdef" },
			{ ...next, size: 0 },
		])
			expect(await tellChanges(portal.db, camera, register, other, 100, () => false, NOON)).toBe("gone");
	});

	it("is once for everybody that the tool is required by a law, on its first day and after its last", async () => {
		const { next } = await told();
		const law = {
			...{
				id: "law-1",
				toolId: TOOL,
				providerId: "riverside",
				purpose: null,
				name: "An Act",
				link: "https://x.example",
			},
			...{ words: { en: "It must be used." }, starts: "2026-11-23", ends: "2026-11-24" },
			...{ enteredBy: "staff-lena", enteredName: "Lena Hart", agreedAt: NOON, agreedName: "Omar Aziz" },
		};
		await portal.db.write(async (q) => {
			await q.insert(toolLaws).values(law).returning({ id: toolLaws.id });
			await markRegisterChanged(q);
		});
		const onDay = async (after: Cursor, day: number) =>
			told(after, 100, camera, minutesAfterNoon(day * 1_440));
		const everybody = [{ entry: null, nhsNumber: null, tool: TOOL, purpose: null }];
		const before = await onDay(next, 1);
		const during = await onDay(before.next, 2);
		const after = await onDay(during.next, 5);
		expect([before, during, after].map(({ changes }) => changes)).toEqual([[], everybody, everybody]);
	});
});
