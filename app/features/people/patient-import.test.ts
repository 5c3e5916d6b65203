import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNhsNumber, testNhsNumber } from "#app/core/nhs-number.ts";
import { NOT_DESCRIBED } from "./described.ts";
import { readPatientImport } from "./patient-import.ts";

const KNOWN = {
	today: "2026-11-21",
	providers: new Set(["riverside", "hillside"]),
	services: new Map([
		["eye-clinic", "riverside"],
		["imaging", "riverside"],
		["hillside-gp", "hillside"],
	]),
};
const HEADER = [
	"nhs_number",
	"given_names",
	"family_name",
	"birth_date",
	"address",
	"language",
	"formats",
	"email",
	"phone",
	"services",
	"provider",
];

/** A row with only some cells changed; every number is another patient's. */
function row(n: number, changes: Record<string, string> = {}): string[] {
	const cells: Record<string, string> = {
		nhs_number: formatNhsNumber(testNhsNumber(n)),
		given_names: "Amina",
		family_name: "Khan",
		birth_date: "05/03/1984",
		address: "12 High Street; Riverside; AB1 2CD",
		language: "ur",
		formats: "large-print",
		email: "",
		phone: "",
		services: "eye-clinic;imaging",
		provider: "riverside",
		...changes,
	};
	return HEADER.map((column) => cells[column] ?? "");
}

/** Problems as "line column: reason". */
function problemsOf(rows: readonly (readonly string[])[]): string[] {
	return readPatientImport(rows, KNOWN).problems.map(
		({ line, column, reason }) => `${line} ${column ?? "-"}: ${reason}`,
	);
}

describe("a file of patients", () => {
	it("becomes patients", () => {
		expect(readPatientImport([HEADER, row(1)], KNOWN)).toEqual({
			patients: [
				{
					line: 2,
					nhsNumber: testNhsNumber(1),
					givenNames: "Amina",
					familyName: "Khan",
					birthDate: "1984-03-05",
					address: ["12 High Street", "Riverside", "AB1 2CD"],
					language: "ur",
					formats: ["large-print"],
					email: null,
					phone: null,
					services: ["eye-clinic", "imaging"],
					provider: "riverside",
					diedOn: null,
					described: NOT_DESCRIBED,
				},
			],
			problems: [],
		});
	});

	it("is the same with its columns in another order, and their names in capitals", () => {
		const turned = [HEADER.map((name) => ` ${name.toUpperCase()} `), row(1), row(2)].map((cells) =>
			cells.toReversed(),
		);
		expect(readPatientImport(turned, KNOWN)).toEqual(readPatientImport([HEADER, row(1), row(2)], KNOWN));
	});

	it("may begin with the mark that spreadsheets write, and leave out what is optional", () => {
		const few = ["\uFEFFnhs_number", "given_names", "family_name", "birth_date", "address", "provider"];
		const read = readPatientImport(
			[few, [testNhsNumber(1), "", "Björk", "1965-11-21", "", "riverside"]],
			KNOWN,
		);
		expect(read.problems).toEqual([]);
		expect(read.patients[0]).toMatchObject({
			givenNames: "",
			familyName: "Björk",
			address: [],
			language: null,
			services: [],
		});
	});

	it("may have empty rows, which count as lines", () => {
		const read = readPatientImport([HEADER, HEADER.map(() => " "), row(1), [""]], KNOWN);
		expect(read.patients.map((patient) => patient.line)).toEqual([3]);
		expect(read.problems).toEqual([]);
	});

	it("gives the good rows beside the bad", () => {
		const read = readPatientImport([HEADER, row(1), row(2, { birth_date: "31/04/1984" }), row(3)], KNOWN);
		expect(read.patients.map((patient) => patient.line)).toEqual([2, 4]);
		expect(read.problems).toEqual([{ line: 3, column: "birth_date", reason: "date-not-real" }]);
	});
});

describe("a header", () => {
	it.each([
		["no rows", [], ["1 -: header-missing"]],
		["no names", [["", " "]], ["1 -: header-missing"]],
		["10,000 columns", [Array.from({ length: 10_000 }, (_, n) => `c${n}`)], ["1 -: columns-too-many"]],
		[
			"a column missing",
			[HEADER.filter((name) => name !== "birth_date"), row(1)],
			["1 birth_date: column-missing"],
		],
		[
			"a column twice",
			[
				[...HEADER, "Address"],
				[...row(1), ""],
			],
			["1 address: column-twice"],
		],
	])("refuses the file with %s", (_what, rows, problems) => {
		expect(problemsOf(rows)).toEqual(problems);
		expect(readPatientImport(rows, KNOWN).patients).toEqual([]);
	});

	it("refuses a file that begins with a patient: its first row would be lost", () => {
		const read = readPatientImport([row(1), row(2)], KNOWN);
		expect(read.patients).toEqual([]);
		expect(read.problems.filter(({ reason }) => reason === "column-missing")).toHaveLength(6);
	});

	it("reports a column we do not know, and does not read it", () => {
		const read = readPatientImport(
			[
				[...HEADER, "__proto__", "x".repeat(10_000)],
				[...row(1), "a", "b"],
			],
			KNOWN,
		);
		expect(read.patients).toHaveLength(1);
		expect(read.problems).toEqual([
			{ line: 1, column: "__proto__", reason: "column-unknown" },
			{ line: 1, column: "x".repeat(60), reason: "column-unknown" },
		]);
	});
});

describe("a row", () => {
	it.each([
		["no number", { nhs_number: "" }, "nhs_number: nhs-number-missing"],
		["a wrong check digit", { nhs_number: "943 476 5918" }, "nhs_number: nhs-number-check-digit"],
		["a number that a spreadsheet rounded", { nhs_number: "9.43477E+09" }, "nhs_number: nhs-number-symbols"],
		["no family name", { family_name: " " }, "family_name: name-missing"],
		["a name that turns around", { family_name: "Khan\u202E" }, "family_name: name-direction"],
		["a NUL in a name", { given_names: "A\0mina" }, "given_names: name-unreadable"],
		["half a character in a name", { given_names: "A\uDC00" }, "given_names: name-unreadable"],
		["a name of 10 kB", { given_names: "A".repeat(10_000) }, "given_names: name-too-long"],
		["an American date", { birth_date: "03/25/1984" }, "birth_date: date-not-real"],
		["a long address", { address: "A".repeat(501) }, "address: address-too-long"],
		["a language by its name", { language: "Urdu" }, "language: language-not-a-tag"],
		["a format that we have not", { formats: "large-print;fax" }, "formats: format-unknown"],
		["email as format and no address for it", { formats: "email" }, "email: email-missing"],
		["half an email address", { email: "amina@" }, "email: email-not-real"],
		["half a phone number", { phone: "0163" }, "phone: phone-not-real"],
		["a service that nobody has", { services: "eye-clinic;constructor" }, "services: service-unknown"],
		["a service of another provider", { services: "hillside-gp" }, "services: service-of-another-provider"],
		["no provider", { provider: "" }, "provider: provider-missing"],
		["a provider that is none", { provider: "__proto__" }, "provider: provider-unknown"],
	])("is refused with %s", (_what, changes, problem) => {
		const rows = [HEADER, row(1), row(2, changes)];
		expect(problemsOf(rows)).toEqual([`3 ${problem}`]);
		expect(readPatientImport(rows, KNOWN).patients.map((patient) => patient.line)).toEqual([2]);
	});

	it("with several problems names them all", () => {
		expect(
			problemsOf([HEADER, row(1, { nhs_number: "1", birth_date: "", provider: "x", services: "y" })]),
		).toEqual([
			"2 nhs_number: nhs-number-length",
			"2 birth_date: date-missing",
			"2 provider: provider-unknown",
			"2 services: service-unknown",
		]);
	});

	it("with more or fewer cells than the header is refused, since none can be told from its neighbour", () => {
		const rows = [
			HEADER,
			[...row(1), "x"],
			row(2).slice(1),
			Array.from({ length: 10_000 }, () => "x"),
			row(3),
		];
		expect(problemsOf(rows)).toEqual(["2 -: row-length", "3 -: row-length", "4 -: row-length"]);
	});

	it("that shares its NHS number with another is refused, and so is the other", () => {
		expect(problemsOf([HEADER, row(1), row(1)])).toEqual([
			"2 nhs_number: nhs-number-twice",
			"3 nhs_number: nhs-number-twice",
		]);
		const rows = [HEADER, row(1), row(2), row(1, { family_name: "Jones" }), row(1, { birth_date: "" })];
		expect(problemsOf(rows)).toEqual([
			"2 nhs_number: nhs-number-twice",
			"4 nhs_number: nhs-number-twice",
			"5 birth_date: date-missing",
			"5 nhs_number: nhs-number-twice",
		]);
		expect(readPatientImport(rows, KNOWN).patients.map((patient) => patient.line)).toEqual([3]);
	});
});

describe("any file at all", () => {
	it("gives for each row with text a patient or a problem, and never both", () => {
		const cell = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.constantFrom("", "riverside", "1984-03-05", testNhsNumber(5)),
		);
		fc.assert(
			fc.property(
				fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 10 }),
				fc.nat(10),
				(rows, good) => {
					const all = [HEADER, ...rows.slice(0, good), row(1), ...rows.slice(good)];
					const { patients, problems } = readPatientImport(all, KNOWN);
					const imported = new Set(patients.map((patient) => patient.line));
					const refused = new Set(problems.map((problem) => problem.line));
					for (const [at, cells] of all.entries()) {
						const hasText = at > 0 && cells.some((text) => text.trim() !== "");
						expect(Number(imported.has(at + 1)) + Number(refused.has(at + 1))).toBe(hasText ? 1 : 0);
					}
				},
			),
		);
	});
});
