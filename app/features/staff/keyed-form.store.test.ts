import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { lookUps, tasks } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
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

const looks = async () => (await portal.db.read.select().from(lookUps)).length;
const read = (ref: string, actor = rhian, minutes = 1) =>
	readKeyedForm(portal.db, actor, amina.id, ref, minutesAfterNoon(minutes));

describe("the form that was just typed in", () => {
	it("is said with how many answers it had, and the look is one that the patient can read", async () => {
		const before = await looks();
		expect(await read(await keyed())).toEqual({ name: "Amina Ahmed", answers: 2, help: false });
		expect(await looks()).toBeGreaterThan(before);
	});

	it("can ask for help and say nothing else: that is a job, and nobody's answer", async () => {
		expect(await read(await keyed({ help: true, answers: [] }))).toEqual({
			name: "Amina Ahmed",
			answers: 0,
			help: true,
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

	it("is no news after ten minutes, for anybody else, or where there is no such thing", async () => {
		const ref = await keyed();
		expect(await read(ref, rhian, 11)).toBeUndefined();
		expect(await read(ref, { ...rhian, staffId: "staff-other" })).toBeUndefined();
		expect(await read(ref, colm)).toBeUndefined();
		expect(await read("AB12-CD34")).toBeUndefined();
	});
});
