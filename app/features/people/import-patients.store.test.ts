import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { NOT_DESCRIBED } from "#app/features/people/described.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { patientKeys, patients } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, system, type TestPortal } from "#tests/portal.ts";
import { importPatients } from "./import-patients.store.server.ts";
import type { ImportedPatient } from "./patient-import.ts";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

const gwen: ImportedPatient = {
	line: 2,
	nhsNumber: testNhsNumber(500),
	givenNames: "Gwen",
	familyName: "Parry",
	birthDate: "1949-01-15",
	address: ["2 Mill Lane", "Riverside"],
	language: "cy",
	formats: ["large-print"],
	email: null,
	phone: null,
	services: ["riverside-eyes"],
	provider: "riverside",
	described: NOT_DESCRIBED,
};

const bring = (...rows: ImportedPatient[]) => importPatients(portal.db, system, rows, NOON);
const noOf = async (who: ImportedPatient) => {
	const [row] = await portal.db.read
		.select()
		.from(patients)
		.where(eq(patients.nhsIndex, portal.db.vault.index("nhs-number", who.nhsNumber)));
	return row?.no ?? -1;
};

describe("bringing patients in", () => {
	it("adds them once, and a second time changes nothing", async () => {
		expect(await bring(gwen)).toEqual({ added: 1, changed: 0, unchanged: 0 });
		expect(await bring(gwen)).toEqual({ added: 0, changed: 0, unchanged: 1 });
		expect(await portal.db.read.select().from(patients)).toHaveLength(1);
	});

	it.each([
		["an address", { address: ["9 High Street"] }],
		["a name", { familyName: "Parry-Jones" }],
		["a language", { language: "en" }],
		["a format", { formats: [] }],
		["a list", { services: ["riverside-gp"] }],
	] as const)("brings %s up to date", async (_what, over) => {
		await bring(gwen);
		expect(await bring({ ...gwen, ...over })).toEqual({ added: 0, changed: 1, unchanged: 0 });
		expect(await bring({ ...gwen, ...over })).toEqual({ added: 0, changed: 0, unchanged: 1 });
	});

	it("leaves the lists of another provider alone", async () => {
		await bring(gwen);
		await bring({ ...gwen, services: ["hillside-gp"], provider: "hillside" });
		expect([...(await servicesOf(portal.db.read, await noOf(gwen)))].sort()).toEqual([
			"hillside-gp",
			"riverside-eyes",
		]);
	});

	it("brings in nothing when one row cannot be kept", async () => {
		const unknown = { ...gwen, nhsNumber: testNhsNumber(501), services: ["no-such-service"] };
		await expect(bring(gwen, unknown)).rejects.toThrow();
		expect(await portal.db.read.select().from(patients)).toEqual([]);
	});

	it("does not bring back somebody who was forgotten", async () => {
		await bring(gwen);
		await portal.db.write(async (q) => q.delete(patientKeys).returning());
		expect(await bring(gwen)).toEqual({ added: 0, changed: 0, unchanged: 1 });
		expect(await portal.db.read.select().from(patientKeys)).toEqual([]);
	});
});
