import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClientActor, StaffActor } from "#app/core/actor.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { readStopped, stopTool } from "#app/features/watch/stop.store.server.ts";
import { stopMark } from "#app/features/watch/stop.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { tools, toolUses } from "#db/schema.ts";
import { answers, EYES } from "#tests/answers.ts";
import { minutesAfterNoon } from "#tests/builders.ts";
import { aClient } from "#tests/machine-desk.ts";
import { openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { findConsent } from "./consent.store.server.ts";

const SCAN = "eye-scan-urgency";
const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "Lena Hart" };
const omar: StaffActor = { ...lena, staffId: "staff-omar", name: "Omar Aziz" };
let portal: TestPortal;
let camera: ClientActor;
let patient: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	camera = await aClient(portal, "riverside", "Camera");
	patient = await portal.addPatient();
});
afterEach(() => portal.close());

let keys = 0;
async function press(actor: StaffActor, what: Parameters<typeof stopTool>[3]["what"], minutes: number) {
	const { db } = portal;
	const now = await readStopped(db.read, actor, SCAN);
	if (now === undefined) throw new Error("no tool");
	keys += 1;
	const pressed = {
		what,
		why: "It missed 2 eyes.",
		once: `key-${keys}`,
		seen: stopMark(db.vault.sha256, now),
	};
	const moved = await stopTool(
		db,
		actor,
		SCAN,
		pressed,
		await currentRegister(db),
		minutesAfterNoon(minutes),
	);
	if (moved?.ok !== true) throw new Error(`not ${what}`);
}

/** The maker's next version: a change of the tool itself. */
async function changes(makerVersion: string, minutes: number) {
	const { register, words } = readRegisterFiles();
	const changed = register.tools.map((tool) => (tool.id === SCAN ? { ...tool, makerVersion } : tool));
	await importRegister(portal.db, { ...register, tools: changed }, words, minutesAfterNoon(minutes));
}

async function versionsOf(ref: string) {
	const register = await currentRegister(portal.db);
	const found = await findConsent(portal.db, camera, register, ref, minutesAfterNoon(100));
	if (found === undefined || found === "erased") throw new Error("no Consent");
	return found.value.map(({ version: { at, why, permits } }) => [
		...[(at.getTime() - minutesAfterNoon(0).getTime()) / 60_000, why, permits],
	]);
}

describe("a yes to a tool of the register", () => {
	it("permits nothing from the minute it is stopped until it goes on, and never again once it is retired", async () => {
		const ref = await answers(portal, patient, "yes", EYES, minutesAfterNoon(1));
		await press(lena, "paused", 2);
		expect((await versionsOf(ref)).at(-1)).toEqual([2, "tool-paused", false]);
		await press(lena, "resume-asked", 3);
		await press(omar, "resumed", 4);
		await press(lena, "retire-asked", 5);
		expect((await versionsOf(ref)).at(-1)).toEqual([4, "stands", true]);
		await press(omar, "retired", 6);
		expect(await versionsOf(ref)).toEqual([
			[1, "stands", true],
			[2, "tool-paused", false],
			[4, "stands", true],
			[6, "tool-retired", false],
		]);
	});

	it("is asked again from the first change that it did not know, and not from the last", async () => {
		const update = { reaskOnMaterial: true };
		await portal.db.write((q) => q.update(tools).set(update).returning({ id: tools.id }));
		const first = await answers(portal, patient, "yes", EYES, minutesAfterNoon(1));
		await changes("7.0", 2);
		await changes("8.0", 4);
		expect(await versionsOf(first)).toEqual([
			[1, "stands", true],
			[2, "tool-changed", false],
		]);
	});

	it("permits nothing while no service of the patient uses the tool, as of the moment it is read", async () => {
		const ref = await answers(portal, patient, "yes", EYES, minutesAfterNoon(1));
		await portal.db.write((q) => q.delete(toolUses).returning({ id: toolUses.toolId }));
		await changes("7.0", 2);
		expect((await versionsOf(ref)).at(-1)).toEqual([100, "not-used-here", false]);
	});
});
