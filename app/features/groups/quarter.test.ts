import { describe, expect, it } from "vitest";
import { ageBand, currentQuarter, daysTaken, lastQuarter } from "./quarter.ts";

describe("the last quarter", () => {
	it.each([
		["2026-11-26T12:00:00Z", "2026-07"],
		["2026-12-31T23:59:59Z", "2026-07"],
		["2027-01-01T00:00:00Z", "2026-10"],
		// In London the second quarter is over an hour before midnight of Greenwich.
		["2026-06-30T22:59:59Z", "2026-01"],
		["2026-06-30T23:00:00Z", "2026-04"],
	])("at %s began in %s", (at, quarter) => {
		expect(lastQuarter(new Date(at)).quarter).toBe(quarter);
		expect(currentQuarter(new Date(at)) > quarter).toBe(true);
	});

	it("lasts until the next one, by the clock of London", () => {
		const { from, to } = lastQuarter(new Date("2026-11-26T12:00:00Z"));
		expect([from.toISOString(), to.toISOString()]).toEqual([
			"2026-06-30T23:00:00.000Z",
			"2026-09-30T23:00:00.000Z",
		]);
	});
});

describe("a band", () => {
	it.each([
		[0, "0"],
		[15, "0"],
		[16, "16"],
		[74, "65"],
		[101, "75"],
	])("of somebody aged %i begins at %s", (years, band) => {
		expect(ageBand(years)).toBe(band);
	});

	it("of a case is by whole days, a day that was begun counting", () => {
		const day = 86_400_000;
		const taken = (ms: number) => daysTaken(new Date(0), new Date(ms));
		expect([taken(0), taken(7 * day), taken(7 * day + 1), taken(31 * day), taken(100 * day)]).toEqual([
			"0",
			"0",
			"8",
			"31",
			"93",
		]);
	});
});
