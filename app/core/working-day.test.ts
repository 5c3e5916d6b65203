import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NATIONS } from "./bank-holidays.ts";
import { addDays } from "./calendar.ts";
import { addWorkingDays, isWorkingDay } from "./working-day.ts";

const anyDay = fc.integer({ min: 0, max: 5000 }).map((n) => addDays("2024-01-01", n));

describe("an answer promised within working days", () => {
	it.each([
		["over a weekend", "2026-11-20", 3, "england", "2026-11-25"],
		["from a Saturday", "2026-11-21", 1, "england", "2026-11-23"],
		["over Easter", "2026-04-02", 1, "england", "2026-04-07"],
		["over Easter in Scotland, where Monday is worked", "2026-04-02", 1, "scotland", "2026-04-06"],
		["over Christmas with a substitute day", "2026-12-24", 3, "england", "2026-12-31"],
		["over New Year", "2027-12-31", 1, "england", "2028-01-04"],
		["over New Year in Scotland", "2027-12-31", 1, "scotland", "2028-01-05"],
		["over the day of the World Cup in Scotland", "2026-06-12", 1, "scotland", "2026-06-16"],
		["over the same day in Wales", "2026-06-12", 1, "wales", "2026-06-15"],
		["over St Patrick's Day", "2026-03-16", 1, "northern-ireland", "2026-03-18"],
		["over the Twelfth, kept on the Monday", "2026-07-10", 1, "northern-ireland", "2026-07-14"],
		["into a year after the table", "2028-12-29", 1, "england", "2029-01-02"],
	] as const)("%s is due on the right day", (_when, from, n, nation, due) => {
		expect(addWorkingDays(from, n, nation)).toBe(due);
	});

	it("is due on a working day, with as many working days up to it as were promised", () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: 1, max: 40 }), fc.constantFrom(...NATIONS), (from, n, nation) => {
				const due = addWorkingDays(from, n, nation);
				expect(isWorkingDay(due, nation)).toBe(true);
				let worked = 0;
				for (let day = addDays(from, 1); day <= due; day = addDays(day, 1))
					worked += isWorkingDay(day, nation) ? 1 : 0;
				expect(worked).toBe(n);
			}),
		);
	});

	it("is the same in two steps as in one", () => {
		fc.assert(
			fc.property(anyDay, fc.nat(20), fc.nat(20), fc.constantFrom(...NATIONS), (from, a, b, nation) => {
				expect(addWorkingDays(addWorkingDays(from, a, nation), b, nation)).toBe(
					addWorkingDays(from, a + b, nation),
				);
			}),
		);
	});

	it.each([-1, 1.5, Number.NaN, 401])("is not promised for %d days", (n) => {
		expect(() => addWorkingDays("2026-11-21", n, "scotland")).toThrow(RangeError);
	});

	it("is not promised from a day that is none", () => {
		expect(() => addWorkingDays("21/11/2026", 0, "scotland")).toThrow(RangeError);
		expect(() => addWorkingDays("2026-02-30", 1, "scotland")).toThrow(RangeError);
	});
});
