import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { type Installation, patientLine, patientsFile, withTools } from "#tests/admin.ts";

let here: Installation;
beforeAll(() => {
	here = withTools();
	here.admin([
		"import-patients",
		here.file("p.csv", patientsFile(patientLine(1), patientLine(2), patientLine(3))),
	]);
});
afterAll(() => here.remove());

const [one, two, nobody] = [testNhsNumber(1), testNhsNumber(2), testNhsNumber(99)];
const NOTES = ["--tool", "consultation-notes", "--purpose", "care"] as const;
const check = (list: string | Buffer, ...more: readonly string[]) =>
	here.admin(["check-list", ...NOTES, ...more], list as string);
/** Line, number, answer and reason of each row. */
const rowsOf = (out: string) =>
	out
		.split("\r\n")
		.slice(1, -1)
		.map((line) => line.split(",").slice(0, 4).join(" "));
const looks = () => here.rows("SELECT patient_no, who, what, tool, purpose, people FROM look_ups");

describe("a list of NHS numbers", () => {
	it("is answered row by row in its order, with its duplicates, and as one look", () => {
		const ran = check(`name,NHS number\nRosa,${two}\nSam,${nobody}\n"B, A",${one}\nRosa,${two}\n`);
		expect(rowsOf(ran.out)).toEqual([
			`2 ${two} permit used-unless-no`,
			`3 ${nobody} unknown not-on-list`,
			`4 ${one} permit used-unless-no`,
			`5 ${two} permit used-unless-no`,
		]);
		expect(ran.out).not.toContain("Rosa");
		expect(ran.status).toBe(0);
		expect(looks()).toEqual([
			{
				...{
					patient_no: null,
					who: "system",
					what: "list",
					tool: "consultation-notes",
					purpose: "care",
					people: 2,
				},
			},
		]);
		expect(readdirSync(join(here.folder, "data", "lists"))).toEqual([]);
	});

	it("names bad rows and answers the others; nothing becomes a formula", () => {
		const ran = check(`${one}\n=1+1\n"${two}\n12345\n${two}`);
		expect(rowsOf(ran.out)).toEqual([
			`1 ${one} permit used-unless-no`,
			"2 '=1+1 unknown nhs-number-symbols",
			"3  unknown quote-not-closed",
			"4 12345 unknown nhs-number-length",
			`5 ${two} permit used-unless-no`,
		]);
		expect(ran.err).toContain("Line 3: quote-not-closed");
		expect(ran.status).toBe(0);
	});

	it.each([
		["UTF-16 with its mark", Buffer.from(`\uFEFF${one}\r\n${two}\r\n`, "utf16le")],
		["UTF-16 without a mark", Buffer.from(`${one}\r\n${two}\r\n`, "utf16le")],
		["UTF-8 with its mark", Buffer.from(`\uFEFF${one}\n${two}`)],
		["the opt-out's own form", Buffer.from(`${one},\n${two},\n`)],
		["10,000 columns", Buffer.from([one, two].map((number) => `${"x,".repeat(9_999)}${number}\n`).join(""))],
	])("is read in %s", (_what, list) => {
		expect(rowsOf(check(list).out).map((row) => row.slice(2))).toEqual(
			[one, two].map((number) => `${number} permit used-unless-no`),
		);
	});

	it("cut in the middle of a line has that line bad", () => {
		expect(rowsOf(check(`${one}\n${two.slice(0, 6)}`).out)[1]).toContain("nhs-number-length");
	});

	it("gives only those permitted in the opt-out's form", () => {
		expect(check(`${one}\n${nobody}\n`, "--permitted").out).toBe(`${one},\n`);
	});

	it("takes whoever is missing in what the opt-out sent back as opted out, for this run only", () => {
		const planning = ["check-list", "--tool", "area-risk-prediction", "--purpose", "planning"];
		const list = `${one}\n${two}\n`;
		const given = here.admin([...planning, "--came-back", here.file("back.dat", `${one},\n`)], list);
		expect(rowsOf(given.out)).toEqual([`1 ${one} permit used-unless-no`, `2 ${two} deny national-opt-out`]);
		expect(rowsOf(here.admin(planning, list).out)[1]).toBe(`2 ${two} permit used-unless-no`);
	});

	it("is not answered where its column is in doubt, or the tool or the purpose is not known", () => {
		const before = looks().length;
		const doubt = check(`own,mother\n${one},${two}\n`);
		expect(doubt).toMatchObject({ status: 1, out: "" });
		expect(doubt.err).toContain("2  mother");
		expect(check("").err).toContain("empty");
		for (const wrong of [
			["--tool", "no-such-tool", "--purpose", "care"],
			["--tool", "consultation-notes", "--purpose", "fun"],
		])
			expect(here.admin(["check-list", ...wrong], one)).toMatchObject({ status: 1, out: "" });
		expect(looks()).toHaveLength(before);
		expect(rowsOf(check(`own,mother\n${one},${nobody}\n`, "--column", "2").out)[0]).toContain("not-on-list");
	});
});
