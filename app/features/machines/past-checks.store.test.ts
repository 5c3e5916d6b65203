import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClientActor } from "#app/core/actor.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { record } from "#app/features/record/record.store.server.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { minutesAfterNoon } from "#tests/builders.ts";
import { about, aClient, ask, says, TOOL } from "#tests/machine-desk.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";

let portal: TestPortal;
let camera: ClientActor;
let elsewhere: ClientActor;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	camera = await aClient(portal, "riverside", "Eye clinic camera");
	elsewhere = await aClient(portal, "hillside", "Hillside camera");
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

describe("a question about a moment that is over", () => {
	it("is answered by what was recorded until then, is marked, and has expired", async () => {
		await says(portal, amina, "no", minutesAfterNoon(10));
		await says(portal, amina, "yes", minutesAfterNoon(20));
		const at = minutesAfterNoon(30);
		const then = async (minutes: number) =>
			(await ask(portal, camera, [about(amina.nhsNumber)], { at, asAt: minutesAfterNoon(minutes) }))
				.decisions[0];
		expect(await then(5)).toMatchObject({ answer: "permit", reason: "used-unless-no", past: true });
		// What is not kept by day is not claimed to be of that day.
		const today = ["lists", "services", "planning", "ask-again"];
		expect(await then(15)).toMatchObject({ answer: "deny", reason: "said-no", past: true, today });
		const last = await then(25);
		expect(last).toMatchObject({
			answer: "permit",
			reason: "said-yes",
			asOf: minutesAfterNoon(25).toISOString(),
		});
		expect(last?.expires).toBe(last?.asOf);
		expect((await listLookUps(portal.db, amina.actor, 0, 50)).map(({ what }) => what)).toEqual([
			"asked-past",
			"asked-past",
			"asked-past",
		]);
	});

	it("knows that a tool was stopped then, though it goes on now", async () => {
		const { db } = portal;
		const stop = (what: "paused" | "resumed", minutes: number) => {
			const recorder = { who: "staff", id: "staff-lena", name: "Lena Hart" } as const;
			const body = {
				kind: "tool.stopped",
				version: 1,
				tool: TOOL,
				what,
				why: "It missed 2 eyes.",
				recorder,
			} as const;
			return db.write((q) => record(q, db.vault, null, body, minutesAfterNoon(minutes)));
		};
		await stop("paused", 10);
		await stop("resumed", 20);
		const at = minutesAfterNoon(30);
		const reasons = [5, 15, 25].map(
			async (minutes) =>
				(await ask(portal, camera, [about(amina.nhsNumber)], { at, asAt: minutesAfterNoon(minutes) }))
					.decisions[0]?.reason,
		);
		expect(await Promise.all(reasons)).toEqual(["used-unless-no", "tool-paused", "used-unless-no"]);
	});

	it("is answered by the reason that its notice of that day named", async () => {
		const { register, words } = readRegisterFiles();
		const asked = register.tools.map((tool) =>
			tool.id === TOOL ? { ...tool, basis: { ...tool.basis, care: "consent" as const } } : tool,
		);
		await importRegister(portal.db, { ...register, tools: asked }, words, minutesAfterNoon(20));
		const then = async (minutes: number) =>
			(
				await ask(portal, camera, [about(amina.nhsNumber)], {
					at: minutesAfterNoon(40),
					asAt: minutesAfterNoon(minutes),
				})
			).decisions[0]?.answer;
		expect([await then(10), await then(30)]).toEqual(["permit", "deny"]);
	});

	it("permits nothing of a day on which the patient was not here yet", async () => {
		const asAt = new Date("2020-01-01T00:00:00Z");
		const { decisions } = await ask(portal, camera, [about(amina.nhsNumber)], { asAt });
		expect(decisions[0]).toMatchObject({ answer: "unknown", reason: "not-on-list", past: true });
	});

	it("tells another provider's machine nothing", async () => {
		await says(portal, amina, "no", minutesAfterNoon(10));
		const asked = { at: minutesAfterNoon(30), asAt: minutesAfterNoon(20) };
		const { decisions } = await ask(portal, elsewhere, [about(amina.nhsNumber)], asked);
		expect(decisions[0]).toMatchObject({ answer: "unknown", reason: "not-on-list", choice: null });
	});
});
