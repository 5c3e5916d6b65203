import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { lookUps, recordingDrafts } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import {
	dropRecordingDraft,
	findRecordingDraft,
	keepRecordingDraft,
	listRecordingDrafts,
} from "./recording-draft.store.server.ts";

const HOUR = 3_600_000;
const later = (hours: number) => new Date(NOON.getTime() + hours * HOUR);
const FORM = { once: "0123456789abcdef0123456789abcdef", typed: { way: "phone", helper: "her son Bilal" } };

/** Another one at the same desk. */
const megan = { ...rhian, staffId: "staff-megan", name: "Megan Rees" };

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	for (const member of [rhian, megan, colm]) await portal.addStaff(member);
});
afterEach(() => portal.close());

async function found(actor = rhian, at = NOON, id = amina.id) {
	const patient = await listedPatient(portal.db, portal.db.read, rhian, id);
	return patient && findRecordingDraft(portal.db, actor, patient, at);
}

const keep = (form = FORM, actor = rhian, at = NOON) =>
	keepRecordingDraft(portal.db, actor, amina.id, form, at);

describe("what staff had typed", () => {
	it("is there for 24 hours, and not a minute longer", async () => {
		await keep();
		expect(await found(rhian, later(24))).toEqual({ ...FORM, at: NOON });
		expect(await found(rhian, later(24.1))).toBeUndefined();
		expect(await listRecordingDrafts(portal.db, rhian, later(24.1))).toEqual([]);
	});

	it("is found by nobody else, at the same desk or another", async () => {
		await keep();
		for (const other of [megan, colm]) {
			expect(await found(other)).toBeUndefined();
			expect(await listRecordingDrafts(portal.db, other, NOON)).toEqual([]);
			await dropRecordingDraft(portal.db, other, amina.no);
		}
		expect(await found()).toBeDefined();
	});

	it("is about one patient alone", async () => {
		const robert = await portal.addPatient();
		await keep();
		expect(await found(rhian, NOON, robert.id)).toBeUndefined();
	});

	it("lies sealed in the database, bound to who typed it", async () => {
		await keep();
		const rows = await portal.db.read.select().from(recordingDrafts);
		expect(JSON.stringify(rows)).not.toMatch(/Bilal|phone/);
		await portal.db.write((q) => q.update(recordingDrafts).set({ staffId: megan.staffId }).returning());
		await expect(found(megan)).rejects.toThrow();
	});

	it("gives way to what the same person typed later", async () => {
		await keep();
		await keep({ ...FORM, typed: { way: "paper", helper: "" } }, rhian, later(1));
		expect(await found(rhian, later(2))).toMatchObject({ typed: { way: "paper" }, at: later(1) });
	});

	it("is not kept about a patient of somebody else's list", async () => {
		await keep(FORM, colm);
		expect(await portal.db.read.select().from(recordingDrafts)).toEqual([]);
	});

	it("is listed without a name, so nobody's look is logged", async () => {
		await keep();
		expect(await listRecordingDrafts(portal.db, rhian, NOON)).toEqual([{ patient: amina.id, at: NOON }]);
		expect(await portal.db.read.select().from(lookUps)).toEqual([]);
	});
});
