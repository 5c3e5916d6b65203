import { describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import {
	DEPRIVATION_TENTHS,
	describedOf,
	NOT_DESCRIBED,
	readDeprivationCell,
	readDisabilityCell,
	readEthnicityCell,
	readSexCell,
	textOfDescribed,
} from "./described.ts";
import { readPatientImport } from "./patient-import.ts";

const told = (read: { ok: true; value: unknown } | { ok: false; reason: unknown }) =>
	read.ok ? read.value : `refused: ${read.reason}`;

describe("what a list tells of a person", () => {
	it.each([
		["female", "female"],
		[" Male ", "male"],
		["1", "male"],
		["2", "female"],
		["9", "another"],
		["", null],
		["X", null],
		["0", null],
		["woman", "refused: sex-unknown"],
		["12", "refused: sex-unknown"],
	])("has the sex %j as %j", (cell, sex) => {
		expect(told(readSexCell(cell))).toBe(sex);
	});

	it("has each code of ethnicity in one of the five groups of the census", () => {
		const groups = [..."ABCDEFGHJKLMNPRS"].map((code) => told(readEthnicityCell(code)));
		const of = (group: string) => groups.filter((one) => one === group).length;
		expect(["white", "mixed", "asian", "black", "another"].map(of)).toEqual([3, 4, 5, 3, 1]);
		expect(told(readEthnicityCell("r"))).toBe("asian");
		expect(["Z", "99", ""].map((code) => told(readEthnicityCell(code)))).toEqual([null, null, null]);
		expect(["I", "AB", "white"].map((code) => told(readEthnicityCell(code)))).toEqual(
			Array(3).fill("refused: ethnicity-unknown"),
		);
	});

	it("says yes, no or nothing of a disability, and nothing else", () => {
		expect(["yes", " NO", ""].map((cell) => told(readDisabilityCell(cell)))).toEqual(["yes", "no", null]);
		expect(told(readDisabilityCell("blind"))).toBe("refused: disability-unknown");
	});

	it("has the tenths of deprivation from 1 to 10", () => {
		expect(DEPRIVATION_TENTHS.map((cell) => told(readDeprivationCell(cell)))).toEqual(DEPRIVATION_TENTHS);
		expect(["0", "11", "1.0", "1st"].map((cell) => told(readDeprivationCell(cell)))).toEqual(
			Array(4).fill("refused: deprivation-unknown"),
		);
	});

	it("is kept as a text that says the same, and as nothing where nothing is told", () => {
		const person = { sex: "female", ethnicity: null, disability: "yes", deprivation: "10" } as const;
		expect(describedOf(textOfDescribed(person))).toEqual(person);
		expect(textOfDescribed(NOT_DESCRIBED)).toBeNull();
		expect(describedOf(null)).toEqual(NOT_DESCRIBED);
	});

	it("stands in the file of patients, and a cell that cannot be read is said", () => {
		const header = ["nhs_number", "given_names", "family_name", "birth_date", "address", "provider"];
		const told = ["sex", "ethnicity", "disability", "deprivation"];
		const row = (n: number, cells: readonly string[]) =>
			[testNhsNumber(n), "Amina", "Khan", "05/03/1984", "", "riverside"].concat(cells);
		const rows = [[...header, ...told], row(1, ["2", "K", "Yes", "3"]), row(2, ["", "", "", "11"])];
		const known = { today: "2026-11-21", providers: new Set(["riverside"]), services: new Map() };
		const { patients, problems } = readPatientImport(rows, known);
		expect(patients.map((patient) => patient.described)).toEqual([
			{ sex: "female", ethnicity: "asian", disability: "yes", deprivation: "3" },
		]);
		expect(problems).toEqual([{ line: 3, column: "deprivation", reason: "deprivation-unknown" }]);
	});
});
