import { describe, expect, it } from "vitest";
import { readBirthDate } from "./birth-date.forms.ts";

const TODAY = "2026-11-21";

describe("a date of birth in a form", () => {
	it("is a day", () => {
		expect(readBirthDate({ day: "05", month: "3", year: "1984" }, TODAY)).toEqual({ value: "1984-03-05" });
	});

	it.each([
		["nothing was typed", "", "", "", "day", "date-missing"],
		["the month is missing", "5", "", "1984", "month", "date-missing"],
		["the year is missing", "5", "3", "", "year", "date-missing"],
		["there is no such day", "31", "4", "1984", "day", "date-not-real"],
		["the year has two digits", "5", "3", "84", "year", "date-year"],
		["it is to come", "5", "3", "2027", "year", "date-in-future"],
		["it is before 1900", "5", "3", "1899", "year", "date-too-long-ago"],
	])("names the field to mend when %s", (_when, day, month, year, field, name) => {
		expect(readBirthDate({ day, month, year }, TODAY)).toEqual({ problem: { field, name } });
	});

	it("is missing when its fields were not sent", () => {
		expect(readBirthDate({ day: undefined, month: undefined, year: undefined }, TODAY)).toEqual({
			problem: { field: "day", name: "date-missing" },
		});
	});
});
