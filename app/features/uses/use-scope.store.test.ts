import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { aReport } from "#tests/uses.ts";
import { findUse, listUses, readUses, reportUse } from "./use.store.server.ts";
import type { UseReport } from "./use-report.ts";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

const TOLD = minutesAfterNoon(60);

async function told(over: Partial<UseReport> = {}, actor: StaffActor = rhian, patient = amina) {
	const register = await currentRegister(portal.db);
	return reportUse(portal.db, actor, register, { patientId: patient.id }, aReport(over), TOLD);
}

describe("whose uses one may see", () => {
	it("are the patient's own, and at their provider for its staff", async () => {
		const other = await portal.addPatient();
		await told();
		const [use] = await listUses(portal.db, amina.actor);
		const id = use?.id ?? "";
		expect(await listUses(portal.db, other.actor)).toEqual([]);
		expect(await findUse(portal.db, other.actor, id)).toBeUndefined();
		expect((await findUse(portal.db, { ...rhian, patientId: amina.id }, id))?.id).toBe(id);
		expect(await findUse(portal.db, { ...rhian, patientId: other.id }, id)).toBeUndefined();
		expect(await findUse(portal.db, { ...colm, patientId: amina.id }, id)).toBeUndefined();
		expect(await readUses(portal.db, colm, amina.id, TOLD)).toBeUndefined();
	});

	it("are for each provider those at its own services", async () => {
		const both = await portal.addPatient({ services: ["riverside-eyes"] });
		await portal.addPatient({ nhsNumber: both.nhsNumber, provider: "hillside", services: ["hillside-gp"] });
		await told({}, rhian, both);
		await told({ tool: "consultation-notes", service: "hillside-gp" }, colm, both);
		const seen = async (actor: StaffActor) =>
			(await readUses(portal.db, actor, both.id, TOLD))?.uses.map(({ body }) => body.service);
		expect(await seen(rhian)).toEqual(["riverside-eyes"]);
		expect(await seen(colm)).toEqual(["hillside-gp"]);
		expect((await listUses(portal.db, both.actor)).length).toBe(2);
	});

	it("are a look of the staff who open the list", async () => {
		await readUses(portal.db, rhian, amina.id, NOON);
		expect((await listLookUps(portal.db, amina.actor, 0, 9)).map(({ what }) => what)).toEqual(["uses"]);
	});

	it("are not written down by staff of another provider", async () => {
		const atColms = { tool: "consultation-notes", service: "hillside-gp" };
		expect(await told(atColms, colm)).toMatchObject({ reason: "patient-unknown" });
		expect(await told({ service: "hillside-gp" }, rhian)).toMatchObject({ reason: "service-unknown" });
	});
});
