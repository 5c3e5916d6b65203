import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseLetterCode } from "#app/core/letter-code.ts";
import { toldIn } from "#app/features/record/confirm.store.server.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { detailsCodes, outbox } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import {
	askForCode,
	detailsShown,
	readDetails,
	switchAtDesk,
	switchOff,
	switchOnByCode,
} from "./details.store.server.ts";

const days = (n: number) => minutesAfterNoon(n * 24 * 60);
let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({ formats: ["email"], email: "amina@patient.example" });
});
afterEach(() => portal.close());

const shown = () => detailsShown(portal.db, amina.actor);
const ask = async (at = NOON, patient = amina) =>
	askForCode(portal.db, patient.actor, await currentRegister(portal.db), "en", at);
const type = async (typed: string, at = NOON, patient = amina) => {
	const code = parseLetterCode(typed);
	if (!code.ok) throw new Error(code.reason);
	return (await switchOnByCode(portal.db, patient.actor, code.value, at)).ok;
};

/** The codes in the letters to this patient, the oldest first. */
async function codes(patient = amina): Promise<string[]> {
	const subject = await subjectOf(portal.db.read, portal.db.vault, patient.no);
	if (subject === undefined) throw new Error("no such patient");
	const rows = await portal.db.read.select().from(outbox).where(eq(outbox.patientNo, patient.no));
	return rows.map((row) => {
		const told = toldIn(subject, row);
		return "about" in told && told.about === "details-code" ? told.code : "";
	});
}

describe("health details on the letter's way in", () => {
	it("are off until somebody switches them on", async () => {
		expect(await shown()).toBe(false);
	});

	it("go on with the code of a second letter, which goes on paper whatever the patient asked for", async () => {
		await ask();
		const [code = ""] = await codes();
		expect(await portal.db.read.select({ way: outbox.way }).from(outbox)).toEqual([{ way: "letter" }]);
		expect(JSON.stringify(await portal.db.read.select().from(detailsCodes))).not.toContain(code);
		expect(await type(code)).toBe(true);
		expect(await shown()).toBe(true);
		const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
		expect(subject && (await entriesOf(portal.db.read, subject)).map(({ body }) => body)).toMatchObject([
			{ kind: "details.switched", on: true, way: "second-letter", recorder: { who: "patient" } },
		]);
		expect((await listLookUps(portal.db, amina.actor, 0, 9)).map(({ what }) => what)).toEqual(["details-on"]);
	});

	it("stay off with a code that was used, is too old, was replaced, or is somebody else's", async () => {
		const other = await portal.addPatient();
		await ask();
		await ask(NOON, other);
		const [first = ""] = await codes();
		const [theirs = ""] = await codes(other);
		expect(await type(theirs)).toBe(false);
		expect(await type(first, days(29))).toBe(false);
		await ask(days(7));
		expect(await type(first, days(7))).toBe(false);
		const second = (await codes())[1] ?? "";
		expect(await type(second, days(35))).toBe(true);
		await switchOff(portal.db, amina.actor, days(35));
		expect(await type(second, days(35))).toBe(false);
		expect(await shown()).toBe(false);
	});

	it("send one letter a week, however often it is asked for", async () => {
		for (const day of [0, 0, 6]) await ask(days(day));
		expect((await codes()).length).toBe(1);
		expect((await readDetails(portal.db, amina.actor, NOON)).letter).toMatchObject({
			until: "2026-12-19",
			anotherFrom: "2026-11-28",
		});
		await ask(days(7));
		expect((await codes()).length).toBe(2);
	});

	it("are switched at the desk by staff of their own provider only, and off again; a second press is no second act", async () => {
		expect(await switchAtDesk(portal.db, colm, amina.id, true, NOON)).toBeUndefined();
		expect(await shown()).toBe(false);
		for (const on of [true, true, false]) await switchAtDesk(portal.db, rhian, amina.id, on, NOON);
		expect(await shown()).toBe(false);
		expect((await listLookUps(portal.db, amina.actor, 0, 9)).map(({ what }) => what)).toEqual([
			"details-off",
			"details-on",
		]);
	});
});
