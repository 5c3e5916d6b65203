import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Needs } from "#app/core/needs-entry.ts";
import { listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { patients } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import {
	asksNeeds,
	putOffNeeds,
	readNeedsForStaff,
	readOwnNeeds,
	recordNeeds,
	sayNeeds,
} from "./needs.store.server.ts";

const NEEDS: Needs = {
	...{ reads: "pl", speaks: "pl", contact: "email", formats: ["large-print"], printSize: 24 },
	...{ interpreters: ["spoken-interpreter"], supports: ["quiet-place"], other: "My son comes along." },
};
const once = (letter: string) => letter.repeat(32);
const nextYear = minutesAfterNoon(366 * 24 * 60);

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({ language: "ur", formats: ["braille"] });
});
afterEach(() => portal.close());

const said = (over: Partial<Parameters<typeof sayNeeds>[2]> = {}) => ({
	...{ needs: NEEDS, once: once("a"), seen: "", lang: "en" },
	...over,
});
const own = async (at = NOON) => {
	const found = await readOwnNeeds(portal.db, amina.actor, at);
	if (found === undefined) throw new Error("no such patient");
	return found;
};
const kinds = async () => {
	const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
	if (subject === undefined) throw new Error("no such patient");
	return (await entriesOf(portal.db.read, subject)).map(({ body }) => body.kind);
};
const row = async () => {
	const [found] = await portal.db.read.select().from(patients).where(eq(patients.no, amina.no));
	return found;
};

describe("needs that a patient says", () => {
	it("stand over the list, in the record and wherever messages are made", async () => {
		expect((await own()).needs).toMatchObject({ reads: "ur", formats: ["braille"] });
		const saved = await sayNeeds(portal.db, amina.actor, said(), NOON);
		expect(await own()).toMatchObject({ needs: NEEDS, said: { on: "2026-11-21", way: "online" } });
		expect(saved).toEqual({ ok: true, value: (await own()).said?.ref });
		expect(await row()).toMatchObject({ lang: "pl", formats: ["large-print", "email"] });
		expect(await kinds()).toEqual(["needs.said"]);
	});

	it("are sealed with the patient's own key", async () => {
		await sayNeeds(portal.db, amina.actor, said(), NOON);
		expect(JSON.stringify(await row())).not.toContain("My son");
	});

	it("are saved once, however often the button is pressed", async () => {
		const first = await sayNeeds(portal.db, amina.actor, said(), NOON);
		expect(await sayNeeds(portal.db, amina.actor, said(), NOON)).toEqual(first);
		expect(await kinds()).toEqual(["needs.said"]);
	});

	it("are not said to be saved where Back led to the same form and something else was typed", async () => {
		await sayNeeds(portal.db, amina.actor, said(), NOON);
		const other = { needs: { ...NEEDS, other: "My daughter comes along." } };
		expect(await sayNeeds(portal.db, amina.actor, said(other), NOON)).toEqual({
			ok: false,
			reason: "changed",
		});
		expect((await own()).needs.other).toBe("My son comes along.");
	});

	it("do not overwrite what somebody else saved since the page was made", async () => {
		await recordNeeds(portal.db, rhian, amina.id, said(), "phone", NOON);
		const late = await sayNeeds(portal.db, amina.actor, said({ once: once("b") }), NOON);
		expect(late).toEqual({ ok: false, reason: "changed" });
		expect((await own()).said?.way).toBe("phone");
		const seen = (await own()).said?.ref ?? "";
		expect(await sayNeeds(portal.db, amina.actor, said({ once: once("c"), seen }), NOON)).toMatchObject({
			ok: true,
		});
	});

	it("stay what they are when the provider's list comes in again", async () => {
		await sayNeeds(portal.db, amina.actor, said(), NOON);
		await portal.addPatient({ nhsNumber: amina.nhsNumber, language: "cy", formats: [], phone: null });
		expect(await own()).toMatchObject({ needs: NEEDS });
		expect(await row()).toMatchObject({ lang: "pl", formats: ["large-print", "email"], phone: null });
	});
});

describe("needs that staff write down", () => {
	it("say who wrote them and how they came, and the patient reads that somebody did", async () => {
		await recordNeeds(portal.db, rhian, amina.id, said(), "in-person", NOON);
		expect(await own()).toMatchObject({ needs: NEEDS, said: { way: "in-person" } });
		expect((await listedPatient(portal.db, portal.db.read, rhian, amina.id))?.needs.needs).toEqual(NEEDS);
		const looks = await listLookUps(portal.db, amina.actor, 0, 5);
		expect(looks.map(({ what }) => what)).toContain("recorded");
	});

	it("are nobody's who is not on the list", async () => {
		expect(await recordNeeds(portal.db, colm, amina.id, said(), "phone", NOON)).toBeUndefined();
		expect(await readNeedsForStaff(portal.db, colm, amina.id, NOON)).toBeUndefined();
		expect(await kinds()).toEqual([]);
	});

	it("are not shown where the look cannot be written down", async () => {
		portal.forbidLooks();
		await expect(readNeedsForStaff(portal.db, rhian, amina.id, NOON)).rejects.toThrow();
	});
});

describe("the question", () => {
	const asks = (at = NOON) => asksNeeds(portal.db, amina.actor, at);

	it("comes once, and again a year after the answer", async () => {
		expect(await asks()).toBe(true);
		await sayNeeds(portal.db, amina.actor, said(), NOON);
		expect(await asks()).toBe(false);
		expect(await asks(nextYear)).toBe(true);
	});

	it("can be put off, which is recorded once and changes no need", async () => {
		await putOffNeeds(portal.db, amina.actor, NOON);
		await putOffNeeds(portal.db, amina.actor, NOON);
		expect(await asks()).toBe(false);
		expect(await kinds()).toEqual(["needs.put-off"]);
		expect(await own()).toMatchObject({ said: null, needs: { reads: "ur" } });
	});
});
