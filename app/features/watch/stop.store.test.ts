import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { myTool, readMine } from "#app/features/choices/my-tools.store.server.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import { readSummary } from "#app/features/staff/summary.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { vaultOf } from "#app/server/keys/vault.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { listStops, readStopped, stopTool } from "./stop.store.server.ts";
import { type Stopped, stopMark } from "./stop.ts";

const SCAN = "eye-scan-urgency";
const WHY = "It missed 2 eyes.";
const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "Lena Hart" };
const omar: StaffActor = { ...lena, staffId: "staff-omar", name: "Omar Aziz" };
const hannah: StaffActor = { ...lena, staffId: "staff-hannah", staffRole: "clinician", name: "Hannah Okoye" };
const hillsideLead: StaffActor = { ...colm, staffRole: "lead" };

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

let keys = 0;
async function press(
	actor: StaffActor,
	what: Parameters<typeof stopTool>[3]["what"],
	over: { readonly once?: string; readonly seen?: Stopped } = {},
) {
	const { db } = portal;
	const now = over.seen ?? (await readStopped(db.read, actor, SCAN));
	const seen = now === undefined ? "" : stopMark(db.vault.sha256, now);
	keys += 1;
	const pressed = { what, why: WHY, once: over.once ?? `key-${keys}`, seen };
	return stopTool(db, actor, SCAN, pressed, await currentRegister(db), NOON);
}

async function decisions() {
	const { db } = portal;
	const register = await currentRegister(db);
	const who = await portal.addPatient();
	const summary = await readSummary(db, rhian, register, who.id, "en", NOON);
	const tool = register.byId.get(SCAN);
	if (tool === undefined) throw new Error("no tool");
	const mine = myTool(await readMine(db, who.actor, register), tool, NOON);
	return {
		staff: summary?.tools.find(({ id }) => id === SCAN)?.reason,
		patient: mine.decision.reason,
	};
}

describe("a tool that a lead stops", () => {
	it("may be used for nobody from that moment: staff and the patient read the same", async () => {
		expect(await decisions()).toEqual({ staff: "used-unless-no", patient: "used-unless-no" });
		expect(await press(lena, "paused")).toMatchObject({ ok: true });
		expect(await decisions()).toEqual({ staff: "tool-paused", patient: "tool-paused" });
	});

	it("may be used again only when two people said so", async () => {
		await press(lena, "paused");
		expect(await press(lena, "resumed")).toEqual({ ok: false, reason: "not-from-here" });
		await press(lena, "resume-asked");
		expect(await press(lena, "resumed")).toEqual({ ok: false, reason: "same-person" });
		expect(await decisions()).toEqual({ staff: "tool-paused", patient: "tool-paused" });
		expect(await press(hannah, "resumed")).toMatchObject({ ok: true });
		expect(await decisions()).toEqual({ staff: "used-unless-no", patient: "used-unless-no" });
	});

	it("is known at once to a second process on the same database", async () => {
		// As another server would: a handle of its own, with the register already in its memory.
		const other = openDatabase(`${portal.folder}/portal.db`, vaultOf(new Uint8Array(32)));
		expect((await currentRegister(other)).byId.get(SCAN)?.paused).toBe(false);
		await press(lena, "paused");
		const known = (await currentRegister(other)).byId.get(SCAN);
		expect([known?.paused, known?.stopped.paused?.why]).toEqual([true, WHY]);
		other.close();
	});

	it("is written down with who, what and why, and for no patient", async () => {
		await press(lena, "paused");
		await press(omar, "review-opened");
		const { db } = portal;
		const entries = await entriesWithoutPatient(db.read, db.vault);
		expect(entries.map(({ body }) => body)).toEqual([
			{
				kind: "tool.stopped",
				version: 1,
				tool: SCAN,
				what: "paused",
				why: WHY,
				recorder: { who: "staff", id: "staff-lena", name: "Lena Hart" },
			},
			expect.objectContaining({ what: "review-opened" }),
		]);
		expect((await listStops(db, rhian, SCAN)).map(({ body }) => body.what)).toEqual([
			"review-opened",
			"paused",
		]);
		expect(await listStops(db, rhian, "symptom-triage")).toEqual([]);
	});
});

describe("a press", () => {
	it("that comes twice stops once", async () => {
		await press(lena, "paused", { once: "one" });
		expect(await press(lena, "paused", { once: "one" })).toMatchObject({ ok: true });
		expect(await press(omar, "paused", { once: "one" })).toEqual({ ok: false, reason: "key-not-yours" });
		expect(await listStops(portal.db, lena, SCAN)).toHaveLength(1);
	});

	it("on a page that is out of date changes nothing", async () => {
		const seen = await readStopped(portal.db.read, lena, SCAN);
		if (seen === undefined) throw new Error("no tool");
		await press(omar, "paused");
		expect(await press(lena, "review-opened", { seen })).toEqual({ ok: false, reason: "changed" });
		expect(await listStops(portal.db, lena, SCAN)).toHaveLength(1);
	});

	it("by reception or a clinician stops nothing", async () => {
		for (const actor of [rhian, hannah])
			expect(await press(actor, "paused")).toEqual({ ok: false, reason: "not-your-move" });
		expect(await decisions()).toMatchObject({ staff: "used-unless-no" });
	});

	it("by the lead of a provider that does not use the tool finds no such tool", async () => {
		expect(await press(hillsideLead, "paused")).toBeUndefined();
		expect(await listStops(portal.db, hillsideLead, SCAN)).toEqual([]);
		expect(
			await stopTool(
				portal.db,
				lena,
				"no-tool",
				{ what: "paused", why: WHY, once: "k", seen: "" },
				await currentRegister(portal.db),
				NOON,
			),
		).toBeUndefined();
	});
});
