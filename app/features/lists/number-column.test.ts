import { describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { findColumn, separatorOf } from "./number-column.ts";

const [one, two] = [testNhsNumber(1), testNhsNumber(2)];

describe("the column of the NHS numbers", () => {
	it.each(["NHS number", "nhs_number", "NHS No.", "nhs no", "Patient NHS Number"])(
		"is found by “%s”",
		(heading) => {
			expect(
				findColumn([
					["Name", heading],
					["Rosa", ""],
				]),
			).toEqual({ column: 1, hasHeadings: true });
		},
	);

	it("is found by what stands in it where there is no heading", () => {
		expect(
			findColumn([
				["Rosa", one],
				["Sam", two],
			]),
		).toEqual({ column: 1, hasHeadings: false });
		expect(
			findColumn([
				[one, ""],
				[two, ""],
			]),
		).toEqual({ column: 0, hasHeadings: false });
	});

	it("is the only one, also where its rows are bad", () => {
		expect(findColumn([["123"], ["456"]])).toEqual({ column: 0, hasHeadings: false });
	});

	it("is asked for where two could be meant", () => {
		expect(
			findColumn([
				["own", "mother"],
				[one, two],
				[two, one],
			]),
		).toEqual({
			columns: [
				{ column: 0, heading: "own" },
				{ column: 1, heading: "mother" },
			],
		});
	});

	it("offers no row as a heading", () => {
		expect(
			findColumn([
				["7 Mill Lane", "123"],
				["8 Mill Lane", "456"],
			]),
		).toEqual({
			columns: [
				{ column: 0, heading: "" },
				{ column: 1, heading: "" },
			],
		});
	});

	it("is parted from others by a comma, a semicolon or a tab", () => {
		expect(["a,b", "a;b", "a\tb", "a"].map(separatorOf)).toEqual([",", ";", "\t", ","]);
	});
});
