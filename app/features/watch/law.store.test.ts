import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import type { Answer } from "#app/core/entry.ts";
import { toldIn } from "#app/features/record/confirm.store.server.ts";
import { decideOn, servicesOf } from "#app/features/record/decide.store.server.ts";
import { makeChoice } from "#app/features/record/make-choice.store.server.ts";
import { entriesWithoutPatient, subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { outbox, toolUses } from "#db/schema.ts";
import { aSaying, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { agreeToLaw, endLaw, enterLaw, listLaws } from "./law.store.server.ts";
import type { NewLaw } from "./law.ts";

const SCAN = "eye-scan-urgency";
const lena: StaffActor = { ...rhian, staffId: "staff-lena", staffRole: "lead", name: "Lena Hart" };
const omar: StaffActor = { ...lena, staffId: "staff-omar", name: "Omar Aziz" };
const hillsideLead: StaffActor = { ...colm, staffRole: "lead" };
/** NOON is a day in November: London is on UTC. */
const LAW: NewLaw = {
	purpose: "care",
	name: "Eye Safety Act 2026",
	words: { en: "Every eye scan must be read by it.", pl: "Każdy skan oka musi być przez nie odczytany." },
	link: "https://www.legislation.gov.uk/",
	starts: "2026-11-01",
	ends: "2027-03-28",
};

let portal: TestPortal;
let patient: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	patient = await portal.addPatient();
});
afterEach(() => portal.close());

let keys = 0;
async function entered(over: Partial<NewLaw> = {}): Promise<string> {
	keys += 1;
	const done = await enterLaw(portal.db, lena, SCAN, { ...LAW, ...over }, `key-${keys}`, NOON);
	if (done?.ok !== true) throw new Error("not entered");
	return done.value;
}

async function agree(actor: StaffActor, id: string, at = NOON) {
	return agreeToLaw(portal.db, actor, await currentRegister(portal.db), SCAN, id, at);
}

async function says(answer: Answer, who = patient): Promise<void> {
	const { db } = portal;
	const register = await currentRegister(db);
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, who.no);
		if (subject === undefined) throw new Error("no patient");
		const before = await readStanding(q, register, who.no);
		const rest = { lang: "en", saidOn: null, recordedAt: null, settles: false };
		const choice = { scope: { tool: SCAN, purpose: "care" }, answer, said: aSaying(), ...rest } as const;
		await makeChoice(db, q, register, subject, before, choice, NOON);
	});
}

async function reasonAt(at: Date, purpose: "care" | "training" = "care", who = patient) {
	const { db } = portal;
	const register = await currentRegister(db);
	const tool = register.byId.get(SCAN);
	if (tool === undefined) throw new Error("no tool");
	const services = await servicesOf(db.read, who.no);
	const rows = await readStanding(db.read, register, who.no);
	return decideOn(register, rows, { tool, purpose, services, onList: true, at });
}

/** The messages about laws that wait, and to whom. */
async function told(): Promise<{ readonly no: number; readonly law: unknown }[]> {
	const { db } = portal;
	const found: { no: number; law: unknown }[] = [];
	for (const row of await db.read.select().from(outbox)) {
		const subject = await subjectOf(db.read, db.vault, row.patientNo);
		const news = subject && toldIn(subject, row);
		if (news && "about" in news && news.about === "law") found.push({ no: row.patientNo, law: news.law });
	}
	return found;
}

describe("a law that says that a tool must be used", () => {
	it("counts for nothing until a second lead agrees, and then over every answer", async () => {
		const id = await entered();
		await says("no");
		expect((await reasonAt(NOON)).reason).toBe("said-no");
		expect(await agree(lena, id)).toEqual({ ok: false, reason: "same-person" });
		expect(await agree({ ...omar, staffRole: "clinician" }, id)).toMatchObject({ reason: "not-your-move" });
		expect((await reasonAt(NOON)).reason).toBe("said-no");
		expect(await agree(omar, id)).toEqual({ ok: true, value: 1 });
		expect(await reasonAt(NOON)).toMatchObject({ answer: "permit", reason: "law" });
		expect((await reasonAt(NOON, "training")).reason).not.toBe("law");
	});

	it("begins and ends with its days in London, summer time or not, and no answer outlasts either", async () => {
		await says("no");
		await agree(omar, await entered({ starts: "2026-12-01", ends: "2027-03-28" }));
		const at = async (iso: string) => {
			const { reason, expires } = await reasonAt(new Date(iso));
			return [reason, expires.toISOString()];
		};
		expect(await at("2026-11-30T23:59:59.500Z")).toEqual(["said-no", "2026-12-01T00:00:00.000Z"]);
		expect(await at("2026-12-01T00:00:00Z")).toEqual(["law", "2026-12-01T00:01:00.000Z"]);
		// 28 March is the day on which the clocks go forward: it ends an hour before midnight by UTC.
		expect(await at("2027-03-28T22:59:30Z")).toEqual(["law", "2027-03-28T23:00:00.000Z"]);
		expect((await at("2027-03-28T23:00:00Z"))[0]).toBe("said-no");
	});

	it("never counts before somebody agreed, although its first day was earlier", async () => {
		await says("no");
		await agree(omar, await entered({ starts: "2026-01-01" }));
		expect((await reasonAt(new Date(NOON.getTime() - 1))).reason).toBe("said-no");
		expect((await reasonAt(NOON)).reason).toBe("law");
	});

	it("is ended at once by one lead, and cannot be agreed to any more", async () => {
		await says("no");
		const id = await entered();
		await agree(omar, id);
		const later = new Date(NOON.getTime() + 60_000);
		expect(
			await endLaw(portal.db, lena, await currentRegister(portal.db), SCAN, id, "It was repealed.", later),
		).toEqual({
			ok: true,
			value: true,
		});
		expect((await reasonAt(later)).reason).toBe("said-no");
		expect((await reasonAt(NOON)).reason).toBe("law");
		expect(await agree(omar, id, later)).toEqual({ ok: false, reason: "not-from-here" });
		const reception = await endLaw(portal.db, rhian, await currentRegister(portal.db), SCAN, id, "x", later);
		expect(reception).toEqual({ ok: false, reason: "not-your-move" });
	});

	it("counts at the provider whose leads entered it, and no other knows it", async () => {
		const there = await portal.addPatient({ services: ["hillside-gp"], provider: "hillside" });
		await portal.db.write(async (q) => {
			const use = { serviceId: "hillside-gp", toolId: SCAN, stage: "in-use", since: "2026-02-02" } as const;
			await q.insert(toolUses).values(use).returning();
			await markRegisterChanged(q);
		});
		const id = await entered();
		await agree(omar, id);
		expect((await reasonAt(NOON, "care", there)).reason).toBe("used-unless-no");
		expect(await listLaws(portal.db.read, hillsideLead, SCAN)).toEqual([]);
		expect(await agree({ ...hillsideLead, staffId: "staff-x" }, id)).toBeUndefined();
		expect(
			await endLaw(portal.db, hillsideLead, await currentRegister(portal.db), SCAN, id, "x", NOON),
		).toBeUndefined();
	});

	it("is told to everybody whose no or not sure it is over, once, and to nobody else", async () => {
		const [unsure, yes] = [await portal.addPatient(), await portal.addPatient()];
		await portal.addPatient();
		await says("no");
		await says("unsure", unsure);
		await says("yes", yes);
		const id = await entered();
		expect(await told()).toEqual([]);
		expect(await agree(omar, id)).toEqual({ ok: true, value: 2 });
		expect(await agree(omar, id)).toEqual({ ok: true, value: 0 });
		const two = [
			{ no: patient.no, law: id },
			{ no: unsure.no, law: id },
		];
		expect(await told()).toEqual(two);
		// And again when it ends early, since their answers count again
		const register = await currentRegister(portal.db);
		for (const _press of [1, 2]) await endLaw(portal.db, lena, register, SCAN, id, "It was repealed.", NOON);
		expect(await told()).toEqual([...two, ...two]);
	});

	it("is told to nobody where no other lead agreed to it", async () => {
		await says("no");
		const id = await entered();
		await endLaw(portal.db, omar, await currentRegister(portal.db), SCAN, id, "There is no such law.", NOON);
		expect(await told()).toEqual([]);
	});

	it("is in the record as entered, agreed and ended, each by who did it, once for each press", async () => {
		const press = () => enterLaw(portal.db, lena, SCAN, LAW, "one key", NOON);
		const [first, again] = [await press(), await press()];
		expect(again).toEqual(first);
		const id = first?.ok ? first.value : "";
		await agree(omar, id);
		await endLaw(portal.db, omar, await currentRegister(portal.db), SCAN, id, "It was repealed.", NOON);
		await endLaw(portal.db, omar, await currentRegister(portal.db), SCAN, id, "It was repealed.", NOON);
		const entries = await entriesWithoutPatient(portal.db.read, portal.db.vault);
		const moves = entries.flatMap(({ body }) =>
			body.kind.startsWith("law.") && "recorder" in body && body.recorder.who === "staff"
				? [[body.kind, body.recorder.name]]
				: [],
		);
		expect(moves).toEqual([
			["law.entered", "Lena Hart"],
			["law.agreed", "Omar Aziz"],
			["law.ended", "Omar Aziz"],
		]);
	});
});
