import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { readAsking, saveRecording } from "./recording.store.server.ts";
import type { RecordedAnswer } from "./recording.ts";
import { readStaffReceipt } from "./staff-receipt.store.server.ts";

const SCAN = "eye-scan-urgency";
const RETINA = "retina-disease-detection";
const ONCE = "0123456789abcdef0123456789abcdef";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

/** Rhian writes these answers down on the phone; the reference of their receipt. */
async function save(answers: readonly RecordedAnswer[], at = NOON): Promise<string> {
	const { db } = portal;
	const register = await currentRegister(db);
	const seen = (await readAsking(db, rhian, register, amina.id, at))?.seen ?? "";
	const byPhone = { way: "phone", decider: { who: "patient" }, helper: null, interpreter: null } as const;
	const recording = { ...byPhone, saidOn: null, settledHow: null, printed: null, help: false, answers };
	const saved = await saveRecording(db, rhian, register, amina.id, recording, { once: ONCE, seen }, "en", at);
	if (!saved?.ok) throw new Error("not saved");
	return saved.value.ref;
}

describe("the receipt of a recording", () => {
	const read = (actor: typeof rhian, id: string, ref: string) =>
		readStaffReceipt(portal.db, actor, id, ref, NOON);

	it("has all answers of one go, and how the patient is told of each", async () => {
		await save([{ tool: RETINA, answer: "no" }], minutesAfterNoon(-9));
		const ref = await save([
			{ tool: SCAN, answer: "no" },
			{ tool: null, answer: "yes" },
		]);
		const receipt = await read(rhian, amina.id, ref);
		expect(receipt?.lines).toHaveLength(2);
		expect(receipt?.lines[0]).toEqual({
			ref,
			conflict: false,
			message: { way: "letter", lang: "en", sent: false },
		});
	});

	it("is not there for another provider, another patient, or no reference", async () => {
		const ref = await save([{ tool: SCAN, answer: "no" }]);
		const other = await portal.addPatient({ givenNames: "Sara" });
		expect(await read(colm, amina.id, ref)).toBeUndefined();
		expect(await read(rhian, other.id, ref)).toBeUndefined();
		expect(await read(rhian, amina.id, "AAAA-AAAA-AAAA")).toBeUndefined();
		expect(await read(rhian, amina.id, ref)).toBeDefined();
	});
});
