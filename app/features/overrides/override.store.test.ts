import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { readSummary } from "#app/features/staff/summary.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { lookUps, outbox, standing, tasks, tools } from "#db/schema.ts";
import { aPause, aPauseClosed, aStatus, minutesAfterNoon, NOON, theMother } from "#tests/builders.ts";
import { type EmergencyDesk, hannah, lena, nadia, openEmergencyDesk, TRIAGE } from "#tests/emergency-desk.ts";
import { colm, rhian } from "#tests/portal.ts";
import { endOverride, startOverride } from "./override.store.server.ts";
import { listOwnOverrides } from "./own-overrides.store.server.ts";

const TOLD = { ref: expect.stringMatching(/^[\w-]+$/) };

let desk: EmergencyDesk;
beforeEach(async () => {
	desk = await openEmergencyDesk();
});
afterEach(() => desk.portal.close());

async function shownTo(actor: StaffActor, at = NOON) {
	const { db } = desk.portal;
	const summary = await readSummary(db, actor, await currentRegister(db), desk.amina.id, "en", at);
	return summary?.tools.find(({ id }) => id === TRIAGE);
}

const reasonAt = async (at: Date) => (await shownTo(rhian, at))?.reason;

async function started(): Promise<string> {
	const done = await desk.start();
	if (!done?.ok) throw new Error("not started");
	return done.value.ref;
}

async function end(ref: string, actor: StaffActor, at: Date) {
	const { db } = desk.portal;
	return endOverride(db, actor, await currentRegister(db), desk.amina.id, ref, at);
}

async function stop(columns: Partial<typeof tools.$inferSelect>) {
	await desk.portal.db.write(async (q) => {
		await q.update(tools).set(columns).where(eq(tools.id, TRIAGE)).returning({ id: tools.id });
		await markRegisterChanged(q);
	});
}

describe("an emergency override", () => {
	it("is offered to a clinician where the rule would let it turn the answer, and to nobody else", async () => {
		expect((await shownTo(hannah))?.emergency).toEqual({ mayStart: true, running: null });
		for (const other of [rhian, lena])
			expect((await shownTo(other))?.emergency).toEqual({ mayStart: false, running: null });
		await desk.says("no");
		expect((await shownTo(hannah))?.emergency.mayStart).toBe(false);
	});

	it("permits the tool until its end, under the name of who decided, with why", async () => {
		expect(await desk.start()).toEqual({ ok: true, value: TOLD });
		expect(await desk.recorded("override.started")).toEqual([
			{
				kind: "override.started",
				version: 2,
				tool: TRIAGE,
				because: "not-awake",
				why: "You did not wake up.",
				lang: "en",
				ends: minutesAfterNoon(30).toISOString(),
				recorder: { who: "staff", id: hannah.staffId, name: hannah.name },
			},
		]);
		expect(await shownTo(rhian)).toMatchObject({ answer: "permit", reason: "emergency" });
		const running = { who: hannah.name, until: minutesAfterNoon(30).toISOString() };
		expect((await shownTo(rhian))?.emergency).toMatchObject({ running });
		expect([await reasonAt(minutesAfterNoon(29)), await reasonAt(minutesAfterNoon(30))]).toEqual([
			"emergency",
			"needs-a-yes",
		]);
	});

	it.each([15, 30, 45, 60] as const)("of %i minutes is over after just so many", async (minutes) => {
		await desk.start({ minutes });
		const last = new Date(minutesAfterNoon(minutes).getTime() - 1);
		expect(await reasonAt(last)).toBe("emergency");
		expect(await reasonAt(minutesAfterNoon(minutes))).toBe("needs-a-yes");
	});

	it("is told: a letter in the patient's language, a look they can read, a report for the AI lead", async () => {
		const ref = await started();
		const { db } = desk.portal;
		expect(await db.read.select().from(outbox)).toMatchObject([{ ref, way: "letter", lang: "ur" }]);
		expect(await db.read.select().from(lookUps)).toContainEqual(
			expect.objectContaining({ patientNo: desk.amina.no, name: hannah.name, what: "override-started" }),
		);
		expect(await db.read.select().from(tasks)).toMatchObject([
			{ id: ref, kind: "override", toolId: TRIAGE, providerId: "riverside", doneAt: null },
		]);
		expect(await listOwnOverrides(db, desk.amina.actor)).toMatchObject([
			{ entry: { ref, body: { recorder: { name: hannah.name } } }, until: minutesAfterNoon(30), ended: null },
		]);
	});

	it("is saved once, however often it is pressed, and leads to the one that runs from any other page", async () => {
		const seen = (await desk.known())?.mark ?? "";
		const once = "a".repeat(32);
		const first = await desk.start({ once, seen });
		expect(await desk.start({ once, seen })).toEqual(first);
		expect(await desk.start({ actor: nadia })).toEqual(first);
		expect(await desk.recorded("override.started")).toHaveLength(1);
		expect(await desk.portal.db.read.select().from(outbox)).toHaveLength(1);
		expect(await desk.start({ actor: nadia, once, seen })).toEqual({ ok: false, reason: "key-not-yours" });
	});

	it("can be started once more when it is over", async () => {
		const first = await started();
		const again = await desk.start({ at: minutesAfterNoon(31) });
		expect(again).toMatchObject({ ok: true });
		expect(again?.ok && again.value.ref).not.toBe(first);
		expect(await reasonAt(minutesAfterNoon(40))).toBe("emergency");
	});
});

describe("an emergency override that is refused saves nothing", () => {
	const DISPUTE = "dispute-1";
	const cases: readonly [string, string, () => Promise<unknown>][] = [
		["the patient said no", "said-no", () => desk.says("no")],
		["the patient said no to everything", "said-no", () => desk.says("no", undefined, null)],
		["a mother said no", "said-no", () => desk.says("no", theMother)],
		[
			"two who may decide do not agree",
			"conflict",
			async () => {
				await desk.happens(aStatus("jointly"));
				await desk.says("yes");
				await desk.says("no", theMother);
			},
		],
		["a dispute stops the tool", "disputed", () => desk.happens(aPause(DISPUTE, TRIAGE))],
		[
			"a no stands behind a dispute that is closed",
			"said-no",
			async () => {
				await desk.says("no");
				await desk.happens(aPause(DISPUTE, TRIAGE));
				await desk.happens(aPauseClosed(DISPUTE, TRIAGE));
			},
		],
		["the tool is paused", "tool-stopped", () => stop({ pausedAt: NOON })],
		["the tool is retired", "tool-stopped", () => stop({ retiredAt: NOON })],
		["the patient said yes", "allowed-already", () => desk.says("yes")],
		[
			"what counts is not what was said",
			"could-not-tell",
			async () => {
				await desk.says("no");
				await desk.portal.db.write((q) => q.delete(standing).returning({ seq: standing.seq }));
			},
		],
	];
	it.each(cases)("where %s: %s", async (_, reason, prepare) => {
		await prepare();
		expect(await desk.start()).toEqual({ ok: false, reason });
		expect(await desk.recorded("override.started")).toEqual([]);
		expect(await desk.portal.db.read.select().from(tasks).where(eq(tasks.kind, "override"))).toEqual([]);
	});

	it("where the tool is not used for this patient", async () => {
		expect(await desk.start({ tool: "eye-scan-urgency" })).toEqual({ ok: false, reason: "no-choice-here" });
		expect(await desk.start({ tool: "no-such-tool" })).toBeUndefined();
	});

	it.each([rhian, lena])("where somebody is no clinician: $staffRole", async (actor) => {
		expect(await desk.start({ actor })).toEqual({ ok: false, reason: "only-clinicians" });
		expect(await desk.recorded("override.started")).toEqual([]);
	});

	it("where the patient is of another provider", async () => {
		const stranger: StaffActor = { ...colm, staffRole: "clinician" };
		expect(await desk.start({ actor: stranger })).toBeUndefined();
		expect(await desk.recorded("override.started")).toEqual([]);
	});

	it.each([{ pausedAt: NOON }, { retiredAt: NOON }])(
		"where the tool is stopped between the check page and the press: %j",
		async (columns) => {
			const { db } = desk.portal;
			const register = await currentRegister(db);
			const seen = (await desk.known())?.mark ?? "";
			await stop(columns);
			const wanted = { because: "too-ill", why: "Bleeding.", lang: "en", minutes: 15 } as const;
			const pressed = { once: "b".repeat(32), seen };
			expect(await startOverride(db, hannah, register, desk.amina.id, TRIAGE, wanted, pressed, NOON)).toEqual(
				{ ok: false, reason: "tool-stopped" },
			);
			expect(await desk.recorded("override.started")).toEqual([]);
		},
	);

	it("where somebody said something between the check page and the press", async () => {
		const seen = (await desk.known())?.mark ?? "";
		await desk.says("unsure");
		expect(await desk.start({ seen })).toEqual({ ok: false, reason: "changed" });
		await desk.says("no");
		expect(await desk.start({ seen })).toEqual({ ok: false, reason: "said-no" });
	});
});

describe("an emergency override that runs", () => {
	it.each([nadia, lena])("is ended at once by $name, and ended once", async (actor) => {
		const ref = await started();
		expect(await end(ref, actor, minutesAfterNoon(10))).toEqual({ ok: true, value: true });
		expect(await reasonAt(minutesAfterNoon(10))).toBe("needs-a-yes");
		expect(await end(ref, actor, minutesAfterNoon(11))).toEqual({ ok: true, value: true });
		expect(await desk.recorded("override.ended")).toHaveLength(1);
		const ended = { at: minutesAfterNoon(10), by: "staff", name: actor.name };
		expect(await listOwnOverrides(desk.portal.db, desk.amina.actor)).toMatchObject([{ ended }]);
	});

	it("is not ended by reception, nor by another provider, and one that is over stays as it was", async () => {
		const ref = await started();
		expect(await end(ref, rhian, NOON)).toEqual({ ok: false, reason: "not-yours-to-end" });
		expect(await end(ref, { ...colm, staffRole: "lead" }, NOON)).toBeUndefined();
		expect(await end(ref, hannah, minutesAfterNoon(30))).toEqual({ ok: true, value: true });
		expect(await desk.recorded("override.ended")).toEqual([]);
	});

	it.each([
		["no", "said-no"],
		["unsure", "unsure"],
		["yes", "said-yes"],
	] as const)("ends at once when the patient says %s, and the patient reads that", async (answer, reason) => {
		await started();
		await desk.says(answer, undefined, TRIAGE, minutesAfterNoon(5));
		expect(await reasonAt(minutesAfterNoon(5))).toBe(reason);
		const ended = { at: minutesAfterNoon(5), by: "word", name: null };
		expect(await listOwnOverrides(desk.portal.db, desk.amina.actor)).toMatchObject([{ ended }]);
	});

	it("permits nothing while the tool is stopped for everybody", async () => {
		await started();
		await stop({ pausedAt: NOON });
		expect(await reasonAt(minutesAfterNoon(5))).toBe("tool-paused");
	});
});
