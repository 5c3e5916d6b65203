import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import type { Answer } from "#app/core/entry.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { entries, outbox, tasks, uses } from "#db/schema.ts";
import { aSaying, minutesAfterNoon } from "#tests/builders.ts";
import { openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { aReport } from "#tests/uses.ts";
import { listUses, reportUse } from "./use.store.server.ts";
import type { UseReport } from "./use-report.ts";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

/** Noon is when the register came; a use is reported an hour after it, of half an hour after it. */
const USED = minutesAfterNoon(30);
const TOLD = minutesAfterNoon(60);

async function told(
	over: Partial<UseReport> = {},
	actor: StaffActor | SystemActor = rhian,
	{
		patient = amina,
		at = TOLD,
		once = null,
	}: { patient?: TestPatient; at?: Date; once?: string | null } = {},
) {
	const on = actor.role === "staff" ? { patientId: patient.id } : { nhsNumber: patient.nhsNumber };
	const register = await currentRegister(portal.db);
	return reportUse(portal.db, actor, register, on, aReport({ usedAt: USED, ...over }), at, once);
}

async function says(answer: Answer, at: Date) {
	const register = await currentRegister(portal.db);
	await portal.db.write(async (q) => {
		const subject = await subjectOf(q, portal.db.vault, amina.no);
		if (subject === undefined) throw new Error("no such patient");
		const choice = {
			scope: { tool: "eye-scan-urgency", purpose: "care" },
			answer,
			said: aSaying(),
			lang: "en",
			saidOn: null,
			settles: false,
			recordedAt: null,
		} as const;
		await makeChoice(portal.db, q, register, subject, await readStanding(q, register, amina.no), choice, at);
	});
}

const mine = () => listUses(portal.db, amina.actor);
const kinds = async () =>
	(await portal.db.read.select({ kind: entries.kind }).from(entries)).map(({ kind }) => kind);
const opened = () => portal.db.read.select({ kind: tasks.kind, due: tasks.due }).from(tasks);

describe("a use that is reported", () => {
	it("is kept with the notice in force, what the rule said, and who wrote it down", async () => {
		expect(await told()).toMatchObject({ ok: true, value: { isNew: true, wasAllowed: true } });
		const [use] = await mine();
		expect(use?.body).toMatchObject({
			tool: "eye-scan-urgency",
			service: "riverside-eyes",
			notice: 1,
			usedAt: USED.toISOString(),
			decided: { answer: "permit", reason: "used-unless-no" },
			recorder: { who: "staff", name: "Rhian Price" },
		});
		expect(await portal.db.read.select().from(uses)).toMatchObject([
			{ id: use?.id, patientNo: amina.no, providerId: "riverside", version: "2.1", decided: "permit" },
		]);
		expect([await opened(), await portal.db.read.select().from(outbox)]).toEqual([[], []]);
	});

	it("rests on the notice of its own day: none before the first, and not one that came later", async () => {
		await told({ usedAt: minutesAfterNoon(-1) });
		const { register, words } = readRegisterFiles();
		const reworded = register.tools.map((tool) => ({ ...tool, statedFacts: [...tool.statedFacts, "More."] }));
		await importRegister(portal.db, { ...register, tools: reworded }, words, minutesAfterNoon(45));
		await told();
		await told({ usedAt: minutesAfterNoon(50) });
		expect((await mine()).map(({ body }) => body.notice)).toEqual([2, 1, null]);
	});

	it("is a look that the patient can read, whoever reported it", async () => {
		await told();
		await told({ source: "urn:uuid:1" }, system);
		const looks = await listLookUps(portal.db, amina.actor, 0, 9);
		expect(looks.map(({ who, what, name }) => [who, what, name])).toEqual([
			["system", "use-reported", ""],
			["staff", "use-reported", "Rhian Price"],
		]);
	});

	it("is not kept when the look cannot be written down", async () => {
		portal.forbidLooks();
		await expect(told()).rejects.toThrow("no looks");
		expect([await mine(), await kinds()]).toEqual([[], []]);
	});
});

describe("a use against a no", () => {
	it("is kept, gives the AI lead a job for the next working day, and writes to the patient", async () => {
		await says("no", minutesAfterNoon(10));
		expect(await told()).toMatchObject({ ok: true, value: { wasAllowed: false } });
		expect((await mine())[0]?.body.decided).toEqual({ answer: "deny", reason: "said-no" });
		// Noon is on a Saturday.
		expect(await opened()).toEqual([{ kind: "use-against-no", due: "2026-11-23" }]);
		expect(await portal.db.read.select({ way: outbox.way }).from(outbox)).toEqual([{ way: "letter" }]);
		expect(await kinds()).toEqual(["choice.made", "use.reported", "task.opened"]);
	});

	it("is told by what was recorded until that moment, not by what was said since", async () => {
		await says("no", minutesAfterNoon(10));
		await says("yes", minutesAfterNoon(40));
		await told();
		await told({ usedAt: minutesAfterNoon(5) });
		await told({ usedAt: minutesAfterNoon(41) });
		expect((await mine()).map(({ body }) => body.decided.reason)).toEqual([
			"said-yes",
			"said-no",
			"used-unless-no",
		]);
	});

	it("counts as one too where the service is not known to use the tool", async () => {
		await says("no", minutesAfterNoon(10));
		await told({ service: "riverside-gp" });
		expect((await mine())[0]?.body.decided.reason).toBe("said-no");
	});
});

describe("the same use twice", () => {
	it("comes in once by its sender's identifier", async () => {
		await says("no", minutesAfterNoon(10));
		const first = await told({ source: "urn:uuid:1" }, system);
		const again = await told({ source: "urn:uuid:1" }, system, { at: minutesAfterNoon(90) });
		if (!first.ok || !again.ok) throw new Error("refused");
		expect(again.value).toEqual({ ...first.value, isNew: false });
		expect([(await mine()).length, (await opened()).length]).toEqual([1, 1]);
	});

	it("is refused where the same identifier now says something else", async () => {
		const other = await portal.addPatient();
		await told({ source: "urn:uuid:1" }, system);
		const differs = [
			await told({ source: "urn:uuid:1", usedAt: minutesAfterNoon(31) }, system),
			await told({ source: "urn:uuid:1", toolVersion: "3" }, system),
			await told({ source: "urn:uuid:1" }, system, { patient: other }),
		];
		for (const result of differs) expect(result).toEqual({ ok: false, reason: "came-before-otherwise" });
		expect(await listUses(portal.db, other.actor)).toEqual([]);
	});

	it("comes in once by the key of its form, and the key is nobody else's", async () => {
		await told({}, rhian, { once: "key" });
		expect(await told({}, rhian, { once: "key" })).toMatchObject({ ok: true, value: { isNew: false } });
		const edited = await told({ recommended: "Something else." }, rhian, { once: "key" });
		expect(edited).toMatchObject({ reason: "came-before-otherwise" });
		const other = await portal.addPatient();
		expect(await told({}, rhian, { once: "key", patient: other })).toMatchObject({ reason: "key-not-yours" });
		const ann = { ...rhian, staffId: "staff-ann" };
		expect(await told({}, ann, { once: "key" })).toMatchObject({ reason: "key-not-yours" });
		expect((await mine()).length).toBe(1);
	});
});

describe("a report that is refused", () => {
	it.each<[string, Partial<UseReport>, string]>([
		["a tool that is not in the register", { tool: "rogue" }, "tool-unknown"],
		["a service that does not exist", { service: "moon-base" }, "service-unknown"],
		["a moment to come", { usedAt: minutesAfterNoon(61) }, "date-in-future"],
		[
			"no service, where no service of the patient uses the tool",
			{ tool: "sleep-therapy", service: null },
			"service-unclear",
		],
	])("names %s, and nothing is kept", async (_what, over, reason) => {
		for (const actor of [rhian, system]) expect(await told(over, actor)).toEqual({ ok: false, reason });
		expect(await kinds()).toEqual([]);
	});

	it("finds the service by the tool and the patient's lists where there is just one", async () => {
		expect(await told({ service: null }, system)).toMatchObject({ ok: true });
		expect((await mine())[0]?.body.service).toBe("riverside-eyes");
	});

	it("names another version than the notice of that day, but only to a machine", async () => {
		const { register, words } = readRegisterFiles();
		const versioned = register.tools.map((tool) => ({ ...tool, makerVersion: "2.0" }));
		await importRegister(portal.db, { ...register, tools: versioned }, words, minutesAfterNoon(5));
		expect(await told({}, system)).toEqual({ ok: false, reason: "version-differs" });
		expect(await told({ toolVersion: "2.0" }, system)).toMatchObject({ ok: true });
		expect(await told({ toolVersion: null }, system)).toMatchObject({ ok: true });
		expect(await told({}, rhian)).toMatchObject({ ok: true });
	});

	it("is a patient who is unknown, or on no list of the provider that used the tool", async () => {
		const nobody = { nhsNumber: "9990000000" };
		const register = await currentRegister(portal.db);
		expect(await reportUse(portal.db, system, register, nobody, aReport(), TOLD)).toMatchObject({
			reason: "patient-unknown",
		});
		expect(await told({ service: "hillside-gp" }, system)).toMatchObject({ reason: "patient-not-listed" });
	});
});
