import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { countLookUps, listLookUps } from "#app/features/record/look-up.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { findPatients } from "./find.store.server.ts";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

const byNumber = (nhsNumber: string, actor = rhian) =>
	findPatients(portal.db, actor, { by: "number", nhsNumber }, NOON);
const byName = (familyName: string, birthDate = "1957-03-27", actor = rhian) =>
	findPatients(portal.db, actor, { by: "name", familyName, birthDate }, NOON);

describe("finding a patient", () => {
	it("by NHS number or by name and birth date leads to the one who it is", async () => {
		const amina = await portal.addPatient();
		await portal.addPatient({ familyName: "Byrne" });
		const found = { who: "one", id: amina.id };
		expect(await byNumber(amina.nhsNumber)).toEqual(found);
		expect(await byName("ahmed")).toEqual(found);
	});

	it("by first and family name leads there, but never to somebody with another first name", async () => {
		const amina = await portal.addPatient({ givenNames: "Amina Jane" });
		const found = { who: "one", id: amina.id };
		for (const typed of ["Amina Ahmed", "amina jane ahmed", "Ahmed Amina", "Jane Ahmed"])
			expect(await byName(typed), typed).toEqual(found);
		expect(await byName("Sara Ahmed")).toEqual({ who: "nobody" });
		expect(await byName("Amina Ahmed", "1957-03-28")).toEqual({ who: "nobody" });
	});

	it("by a family name of several words leads there with and without a first name", async () => {
		const berg = { who: "one", id: (await portal.addPatient({ familyName: "van der Berg" })).id };
		expect(await byName("van der Berg")).toEqual(berg);
		expect(await byName("Amina van der Berg")).toEqual(berg);
	});

	it("is alike for a patient of another provider and for nobody at all", async () => {
		const theirs = await portal.addPatient({ provider: "hillside", services: ["hillside-gp"] });
		const nobody = { who: "nobody" };
		expect(await byNumber(theirs.nhsNumber)).toEqual(nobody);
		expect(await byName("Ahmed")).toEqual(nobody);
		expect(await byNumber(testNhsNumber(777))).toEqual(nobody);
		expect(await byNumber(theirs.nhsNumber, colm)).toEqual({ who: "one", id: theirs.id });
	});

	it("leaves the patient of another provider out of those with the same name", async () => {
		const ours = await portal.addPatient();
		await portal.addPatient({ provider: "hillside", services: ["hillside-gp"] });
		expect(await byName("Ahmed")).toEqual({ who: "one", id: ours.id });
	});

	it("finds a patient on two lists of a provider once", async () => {
		const amina = await portal.addPatient({ services: ["riverside-eyes", "riverside-gp"] });
		expect(await byName("Ahmed")).toEqual({ who: "one", id: amina.id });
	});

	it("tells two of the same name and birth date apart, and each can read that they were seen", async () => {
		const amina = await portal.addPatient({ givenNames: "Amina" });
		const sara = await portal.addPatient({ givenNames: "Sara" });
		expect(await byName("Ahmed")).toEqual({
			who: "several",
			namesakes: [
				{ id: amina.id, name: "Amina Ahmed", nhsNumber: amina.nhsNumber, addressLine: "1 Mill Lane" },
				{ id: sara.id, name: "Sara Ahmed", nhsNumber: sara.nhsNumber, addressLine: "2 Mill Lane" },
			],
		});
		for (const { actor } of [amina, sara]) {
			const looks = await listLookUps(portal.db, actor, 0, 10);
			expect(looks).toMatchObject([
				{ who: "staff", name: "Rhian Price", provider: "Riverside Health", what: "found" },
			]);
		}
	});

	it("shows nobody where the look cannot be written down", async () => {
		const amina = await portal.addPatient({ givenNames: "Amina" });
		await portal.addPatient({ givenNames: "Sara" });
		portal.forbidLooks();
		await expect(byName("Ahmed")).rejects.toThrow();
		expect(await countLookUps(portal.db, amina.actor)).toBe(0);
	});
});
