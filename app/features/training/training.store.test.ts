import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { ok, refuse } from "#app/core/result.ts";
import { changeColleague } from "#app/features/account/colleague.store.server.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { newVersionOf } from "#tests/new-version.ts";
import { colm, openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { listTrained, whoAsked } from "./trained-staff.store.server.ts";
import { askTraining, confirmTraining, withdrawTraining } from "./training.store.server.ts";
import { type NewRequirement, trainedBy, trainingNote } from "./training.ts";

const SCAN = "eye-scan-urgency";
const lead: StaffActor = { ...rhian, staffId: "lead", staffRole: "lead", name: "Lena Hart" };
const hannah: StaffActor = { ...rhian, staffId: "hannah", staffRole: "clinician", name: "Hannah Okoye" };
const COURSE: NewRequirement = { needed: true, words: "The maker's course.", link: null, months: 12 };
const TODAY = "2026-11-21";

let portal: TestPortal;
let pressed = 0;
beforeEach(async () => {
	portal = await openPortal();
	for (const actor of [rhian, lead, hannah, colm]) await portal.addStaff(actor);
});
afterEach(() => portal.close());

const newKey = () => {
	pressed += 1;
	return String(pressed).padStart(32, "0");
};
const ask = (made = COURSE, seen = "0.0", actor = lead, once = newKey()) =>
	askTraining(portal.db, actor, SCAN, made, { once, seen }, NOON);
const confirm = (actor = rhian, seen = "1.0", on = "2026-11-01", once = newKey()) =>
	confirmTraining(portal.db, actor, SCAN, on, { once, seen }, NOON);
const withdraw = (actor = rhian, once = newKey()) => withdrawTraining(portal.db, actor, SCAN, once, NOON);
const scan = async () => {
	const tool = (await currentRegister(portal.db)).byId.get(SCAN);
	if (tool === undefined) throw new Error("no such tool");
	return tool;
};
const note = async (actor = rhian) => trainingNote(await scan(), actor, TODAY);
const recorded = async () =>
	(await entriesWithoutPatient(portal.db.read, portal.db.vault)).map(({ body }) => body.kind);
describe("training that is asked for", () => {
	it("is said by a lead of a provider that uses the tool, is recorded, and counts for that provider", async () => {
		expect(await note()).toBeNull();
		expect(await ask()).toEqual(ok(1));
		expect(await note()).toEqual({ confirmed: false, count: 0, staff: 3 });
		expect((await scan()).training.map(({ providerId }) => providerId)).toEqual(["riverside"]);
		expect(await whoAsked(portal.db, rhian, SCAN)).toEqual({ by: "Lena Hart", at: NOON });
		expect(await whoAsked(portal.db, colm, SCAN)).toBeUndefined();
		const [entry] = await entriesWithoutPatient(portal.db.read, portal.db.vault);
		expect(entry?.body).toMatchObject({ kind: "training.asked", tool: SCAN, number: 1, ...COURSE });
	});

	it("is asked for by nobody else", async () => {
		const stranger: StaffActor = { ...lead, staffId: colm.staffId, providerId: "hillside" };
		for (const actor of [rhian, hannah, stranger]) expect(await ask(COURSE, "0.0", actor)).toBeUndefined();
		expect(await recorded()).toEqual([]);
	});

	it("is saved once, and the same again changes nothing", async () => {
		const once = newKey();
		expect([await ask(COURSE, "0.0", lead, once), await ask(COURSE, "0.0", lead, once)]).toEqual([
			ok(1),
			ok(1),
		]);
		expect(await ask(COURSE, "1.0")).toEqual(ok(1));
		expect(await recorded()).toEqual(["training.asked"]);
	});

	it("is never written over what another lead said meanwhile", async () => {
		await ask();
		expect(await ask({ ...COURSE, months: 24 }, "0.0")).toEqual(refuse("changed"));
		expect(await ask({ ...COURSE, months: 24 }, "1.0")).toEqual(ok(2));
	});
});

describe("a confirmation", () => {
	it("is of the one who says it, with the requirement and the day, and nobody else's", async () => {
		await ask();
		expect(await confirm()).toEqual(ok(true));
		expect(await note()).toEqual({ confirmed: true, count: 1, staff: 3 });
		expect(await note(hannah)).toEqual({ confirmed: false, count: 1, staff: 3 });
		const entries = await entriesWithoutPatient(portal.db.read, portal.db.vault);
		expect(entries.at(-1)).toMatchObject({
			at: NOON,
			body: {
				kind: "training.confirmed",
				...{ number: 1, material: 0, on: "2026-11-01" },
				recorder: { id: rhian.staffId },
			},
		});
	});

	it("is refused where nothing is asked for, for another requirement than the page showed, and for a day that is over", async () => {
		expect(await confirm()).toEqual(refuse("changed"));
		await ask();
		expect(await confirm(rhian, "2.0")).toEqual(refuse("changed"));
		expect(await confirm(rhian, "1.0", "2025-11-20")).toEqual(refuse("changed"));
		await ask({ ...COURSE, needed: false, words: "", months: null }, "1.0");
		expect(await confirm(rhian, "2.0")).toEqual(refuse("changed"));
		expect(await confirm(colm)).toBeUndefined();
	});

	it("is asked for again when another training is asked for", async () => {
		await ask();
		await confirm();
		await ask({ ...COURSE, words: "Another course." }, "1.0");
		expect(await note()).toMatchObject({ confirmed: false, count: 0 });
		expect(await confirm(rhian, "2.0")).toEqual(ok(true));
		expect(await note()).toMatchObject({ confirmed: true, count: 1 });
	});

	it("is asked for again when the tool itself changed, and not by a page from before", async () => {
		await ask();
		await confirm();
		const material = await newVersionOf(portal.db, SCAN);
		expect(await note()).toMatchObject({ confirmed: false });
		expect(await confirm(rhian, "1.0")).toEqual(refuse("changed"));
		expect(await confirm(rhian, `1.${material}`)).toEqual(ok(true));
		expect(await note()).toMatchObject({ confirmed: true });
	});

	it("is saved once, and a form from before it was withdrawn brings it not back", async () => {
		await ask();
		const once = newKey();
		await confirm(rhian, "1.0", "2026-11-01", once);
		await withdraw();
		expect(await confirm(rhian, "1.0", "2026-11-01", once)).toEqual(ok(true));
		expect(await note()).toMatchObject({ confirmed: false, count: 0 });
	});

	it("is withdrawn once, by the one who said it, and can be said anew", async () => {
		await ask();
		await confirm();
		expect(await withdraw(hannah)).toEqual(ok(true));
		expect(await note()).toMatchObject({ confirmed: true });
		const once = newKey();
		await withdraw(rhian, once);
		await withdraw(rhian, once);
		expect(await note()).toMatchObject({ confirmed: false });
		await confirm(rhian, "1.0", "2026-11-02");
		await withdraw(rhian, once);
		expect(await note()).toMatchObject({ confirmed: true });
		expect(await recorded()).toEqual([
			...["training.asked", "training.confirmed", "training.withdrawn"],
			"training.confirmed",
		]);
	});
});

describe("who was trained", () => {
	const shown = async (actor = lead) => {
		const tool = await scan();
		return (await listTrained(portal.db, actor, SCAN)).map(({ name, said }) => [
			name,
			trainedBy(tool, { number: 1, months: 12 }, said, TODAY).state,
		]);
	};

	it("is everybody who can sign in here, by name, for a lead alone", async () => {
		await ask();
		await confirm();
		expect(await shown()).toEqual([
			["Hannah Okoye", "missing"],
			["Lena Hart", "missing"],
			["Rhian Price", "confirmed"],
		]);
		for (const actor of [rhian, hannah]) expect(await shown(actor)).toEqual([]);
		expect(await shown({ ...lead, providerId: "hillside" })).toEqual([["Colm Byrne", "missing"]]);
	});

	it("counts nobody whose account was stopped, from the next page on", async () => {
		await ask();
		await confirm();
		await changeColleague(portal.db, lead, rhian.staffId, { what: "disabled" }, NOON);
		expect(await note(hannah)).toEqual({ confirmed: false, count: 0, staff: 2 });
		expect((await shown()).map(([name]) => name)).not.toContain("Rhian Price");
		await changeColleague(portal.db, lead, rhian.staffId, { what: "enabled" }, NOON);
		expect(await note(hannah)).toEqual({ confirmed: false, count: 1, staff: 3 });
	});
});
