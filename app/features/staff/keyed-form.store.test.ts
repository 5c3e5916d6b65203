import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EntryBody } from "#app/core/entry.ts";
import type { Needs } from "#app/core/needs-entry.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { lookUps, tasks } from "#db/schema.ts";
import { aDispute, aSaying, minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { readKeyedForm } from "./keyed-form.store.server.ts";
import { readAsking, saveRecording } from "./recording.store.server.ts";
import type { Recording } from "./recording.ts";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

const NEEDS: Needs = {
	...{ reads: "cy", speaks: null, contact: "letter", formats: [], printSize: null },
	...{ interpreters: [], supports: [], other: null },
};

const form: Recording = {
	way: "paper",
	decider: { who: "patient" },
	helper: null,
	interpreter: null,
	saidOn: "2026-11-20",
	settledHow: null,
	printed: null,
	help: false,
	answers: [
		{ tool: "eye-scan-urgency", answer: "no" },
		{ tool: null, purpose: "research", answer: "no" },
	],
};

async function keyed(over: Partial<Recording> = {}, once = "0123456789abcdef0123456789abcdef") {
	const register = await currentRegister(portal.db);
	const asked = await readAsking(portal.db, rhian, register, amina.id, NOON);
	const pressed = { once, seen: asked?.seen ?? "" };
	const saved = await saveRecording(
		portal.db,
		rhian,
		register,
		amina.id,
		{ ...form, ...over },
		pressed,
		"en",
		NOON,
	);
	if (!saved?.ok) throw new Error("not saved");
	return saved.value.ref;
}

/** Writes this into the patient's record. */
async function written(body: EntryBody, minutes = 0): Promise<string> {
	const { db } = portal;
	const subject = await subjectOf(db.read, db.vault, amina.no);
	if (subject === undefined) throw new Error("no such patient");
	return (await db.write((q) => record(q, db.vault, subject, body, minutesAfterNoon(minutes)))).ref;
}

const looks = async () => (await portal.db.read.select().from(lookUps)).length;
const read = (ref: string, actor = rhian, minutes = 1) =>
	readKeyedForm(portal.db, actor, amina.id, ref, minutesAfterNoon(minutes));

describe("the form that was just typed in", () => {
	it("is said with how many answers it had, and the look is one that the patient can read", async () => {
		const before = await looks();
		expect(await read(await keyed())).toEqual({
			name: "Amina Ahmed",
			what: { kind: "answers", count: 2 },
			help: false,
			at: expect.stringMatching(/^receipts\/[A-Z0-9-]+$/),
		});
		expect(await looks()).toBeGreaterThan(before);
	});

	it("can ask for help and say nothing else: that is a job, and nobody's answer", async () => {
		expect(await read(await keyed({ help: true, answers: [] }))).toEqual({
			name: "Amina Ahmed",
			what: { kind: "answers", count: 0 },
			help: true,
			at: null,
		});
		expect(await portal.db.read.select().from(tasks)).toMatchObject([
			{ kind: "help", toolId: null, due: "2026-11-25", providerId: "riverside", doneAt: null },
		]);
	});

	it("asks for help once, however often the same page is pressed", async () => {
		const first = await keyed({ help: true, answers: [] });
		expect(await keyed({ help: true, answers: [] })).toBe(first);
		await keyed({ help: true, answers: [] }, "f".repeat(32));
		expect(await portal.db.read.select().from(tasks)).toHaveLength(1);
	});

	it("can be of needs, or say that something is wrong, and leads to what was written down", async () => {
		const recorder = { who: "staff", id: rhian.staffId, name: rhian.name } as const;
		const said = { ...aSaying(), way: "paper", recorder } as const;
		const needs = await written({ kind: "needs.said", version: 1, needs: NEEDS, lang: "en", said });
		expect(await read(needs)).toMatchObject({ what: { kind: "needs" }, at: "needs" });
		await written(aDispute({ dispute: "d1", said }), 1);
		expect(await read("d1", rhian, 2)).toMatchObject({ what: { kind: "wrong" }, at: "dispute/d1" });
		expect(await read("d1", { ...rhian, staffId: "staff-other" }, 2)).toBeUndefined();
		await written(aDispute({ dispute: "d2", said: { ...aSaying(), way: "phone", recorder } }), 3);
		expect(await read("d2", rhian, 4)).toBeUndefined();
	});

	it("is no news after ten minutes, for anybody else, or where there is no such thing", async () => {
		const ref = await keyed();
		expect(await read(ref, rhian, 11)).toBeUndefined();
		expect(await read(ref, { ...rhian, staffId: "staff-other" })).toBeUndefined();
		expect(await read(ref, colm)).toBeUndefined();
		expect(await read("AB12-CD34")).toBeUndefined();
	});
});
