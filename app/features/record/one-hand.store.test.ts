import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { recordStaffChange } from "#app/features/account/staff-record.store.server.ts";
import { addClient, findClient, moveClient } from "#app/features/machines/client.store.server.ts";
import { readKeySet } from "#app/features/machines/client-keys.ts";
import { digestOf } from "#app/features/machines/client-record.store.server.ts";
import { moveHook } from "#app/features/machines/hook.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { agreeToLaw, enterLaw } from "#app/features/watch/law.store.server.ts";
import { readStopped, stopTool } from "#app/features/watch/stop.store.server.ts";
import { stopMark } from "#app/features/watch/stop.ts";
import { NOON } from "#tests/builders.ts";
import { aKeyPair, setOf } from "#tests/machine-client.ts";
import { aClient } from "#tests/machine-desk.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { draftDesk, freshKey, lena, omar, third } from "#tests/two-leads.ts";

const SCAN = "eye-scan-urgency";
const DAY = 86_400_000;
const inDays = (days: number) => new Date(NOON.getTime() + days * DAY);

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
	const { db } = portal;
	await db.write((q) => recordStaffChange(db, q, lena, omar.staffId, "reset", null, NOON));
});
afterEach(() => portal.close());

type Agree = (actor: StaffActor, at: Date) => Promise<{ readonly ok: boolean } | undefined>;

async function stops(asked: "retire-asked" | "paused", what: "retired" | "resumed"): Promise<Agree> {
	const { db } = portal;
	const press = async (actor: StaffActor, move: Parameters<typeof stopTool>[3]["what"], at = NOON) => {
		const now = await readStopped(db.read, actor, SCAN);
		const seen = now === undefined ? "" : stopMark(db.vault.sha256, now);
		const pressed = { what: move, why: "Its maker says so.", once: freshKey(), seen };
		return stopTool(db, actor, SCAN, pressed, await currentRegister(db), at);
	};
	await press(lena, asked);
	if (what === "resumed") await press(lena, "resume-asked");
	return (actor, at) => press(actor, what, at);
}

async function page(): Promise<Agree> {
	const desk = draftDesk(portal, SCAN);
	await desk.write(lena, "It looks at your eye.");
	await desk.ask();
	return (actor) => desk.publish(actor);
}

async function law(): Promise<Agree> {
	const { db } = portal;
	const days = { starts: "2026-11-01", ends: "2027-03-28" };
	const words = { en: "Every eye scan must be read by it." };
	const made = {
		purpose: "care",
		name: "Eye Safety Act",
		words,
		link: "https://www.legislation.gov.uk/",
	} as const;
	const entered = await enterLaw(db, lena, SCAN, { ...made, ...days }, freshKey(), NOON);
	if (entered?.ok !== true) throw new Error("not entered");
	return async (actor, at) => agreeToLaw(db, actor, await currentRegister(db), SCAN, entered.value, at);
}

async function keys(): Promise<Agree> {
	const { db } = portal;
	const read = readKeySet(setOf(aKeyPair("first")));
	if (!read.ok) throw new Error(read.reason);
	const client = {
		providerId: "riverside",
		name: "Camera",
		tools: [SCAN],
		scopes: ["system/Consent.rs"],
	} as const;
	const id = await addClient(db, lena, { ...client, keys: read.value }, NOON);
	if (!id.ok) throw new Error(id.reason);
	const asked = (await findClient(db.read, lena, id.value))?.asked;
	const seen = asked ? digestOf(db, asked.keys) : "";
	return (actor, at) => moveClient(db, actor, id.value, { what: "agreed", keys: seen }, at);
}

async function address(): Promise<Agree> {
	const { clientId } = await aClient(portal, "riverside", "Camera");
	const to = "https://changes.maker.example/told";
	await moveHook(portal.db, lena, clientId, { what: "hook-asked", address: to }, NOON);
	return (actor, at) => moveHook(portal.db, actor, clientId, { what: "hook-agreed", address: to }, at);
}

describe("a lead whose sign-in the other one made anew", () => {
	it.each<[string, () => Promise<Agree>]>([
		["a page", page],
		["a law", law],
		["keys of a system", keys],
		["an address for what changes", address],
		["the end of a tool", () => stops("retire-asked", "retired")],
		["that a stopped tool goes on", () => stops("paused", "resumed")],
	])("cannot agree to %s within a week, and a third one can", async (_what, asked) => {
		const agree = await asked();
		expect(await agree(omar, inDays(6.9))).toEqual({ ok: false, reason: "one-hand" });
		expect(await agree(third, inDays(6.9))).toMatchObject({ ok: true });
	});

	it("can a week later", async () => {
		expect(await (await law())(omar, inDays(7))).toMatchObject({ ok: true });
	});
});
