import { describe, expect, it } from "vitest";
import { bankHolidays, bankHolidaysByRule, NATIONS } from "./bank-holidays.ts";
import { weekdayOf } from "./calendar.ts";

describe("the table of bank holidays", () => {
	const proclaimed = new Map([["scotland 2026", ["2026-06-15"]]]);

	it.each(NATIONS.flatMap((nation) => [2026, 2027, 2028].map((year) => [nation, year] as const)))(
		"of %s in %i is what the rule gives, and what was proclaimed",
		(nation, year) => {
			const extra = proclaimed.get(`${nation} ${year}`) ?? [];
			expect(bankHolidays(year, nation)).toEqual([...bankHolidaysByRule(year, nation), ...extra].sort());
		},
	);
});

describe("the rule for bank holidays", () => {
	it.each([
		["england", 2021, ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"]],
		["wales", 2023, ["01-02", "04-07", "04-10", "05-01", "05-29", "08-28", "12-25", "12-26"]],
		["england", 2024, ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"]],
		["scotland", 2022, ["01-03", "01-04", "04-15", "05-02", "05-30", "08-01", "11-30", "12-26", "12-27"]],
		["scotland", 2023, ["01-02", "01-03", "04-07", "05-01", "05-29", "08-07", "11-30", "12-25", "12-26"]],
		["scotland", 2024, ["01-01", "01-02", "03-29", "05-06", "05-27", "08-05", "12-02", "12-25", "12-26"]],
		[
			"northern-ireland",
			2024,
			["01-01", "03-18", "03-29", "04-01", "05-06", "05-27", "07-12", "08-26", "12-25", "12-26"],
		],
	] as const)("gives %s %i as it was", (nation, year, days) => {
		expect(bankHolidaysByRule(year, nation)).toEqual(days.map((day) => `${year}-${day}`));
	});

	it.each(NATIONS)("gives %s as many days each year, all different and none on a weekend", (nation) => {
		const count = { england: 8, wales: 8, scotland: 9, "northern-ireland": 10 }[nation];
		for (let year = 1980; year < 2200; year++) {
			const days = bankHolidaysByRule(year, nation);
			expect(new Set(days).size).toBe(count);
			expect(days.filter((day) => weekdayOf(day) >= 6)).toEqual([]);
		}
	});
});
