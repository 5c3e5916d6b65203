import { describe, expect, it } from "vitest";
import { weekdayOf } from "./calendar.ts";
import { easterSunday } from "./easter.ts";

describe("Easter Sunday", () => {
	it.each([
		[1818, "1818-03-22"],
		[1943, "1943-04-25"],
		[1954, "1954-04-18"],
		[1981, "1981-04-19"],
		[2000, "2000-04-23"],
		[2024, "2024-03-31"],
		[2025, "2025-04-20"],
		[2026, "2026-04-05"],
		[2027, "2027-03-28"],
		[2028, "2028-04-16"],
		[2038, "2038-04-25"],
		[2285, "2285-03-22"],
	])("of %i is %s", (year, day) => {
		expect(easterSunday(year)).toBe(day);
	});

	it("is a Sunday from 22 March to 25 April in every year", () => {
		for (let year = 1583; year < 4000; year++) {
			const day = easterSunday(year);
			expect(weekdayOf(day)).toBe(7);
			expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true);
		}
	});

	it("is not reckoned for a year that is none", () => {
		for (const year of [1582, 10_000, 2026.5, Number.NaN])
			expect(() => easterSunday(year)).toThrow(RangeError);
	});
});
