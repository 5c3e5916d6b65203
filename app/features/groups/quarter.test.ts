import { describe, expect, it } from "vitest";
import { ageBand, currentQuarter, daysTaken, lastQuarter } from "./quarter.ts";

describe("a quarter", () => {
	it.each([
		["2026-01-01T00:00:00Z", "2025-10", "2026-01"],
		["2026-03-31T22:59:59Z", "2025-10", "2026-01"],
		// In London summer time has begun: the first quarter is over an hour before midnight of Greenwich, and so is the second.
		["2026-03-31T23:00:00Z", "2026-01", "2026-04"],
		["2026-06-30T22:59:59Z", "2026-01", "2026-04"],
		["2026-06-30T23:00:00Z", "2026-04", "2026-07"],
		["2026-11-26T12:00:00Z", "2026-07", "2026-10"],
		["2026-12-31T23:59:59Z", "2026-07", "2026-10"],
		["2027-01-01T00:00:00Z", "2026-10", "2027-01"],
	])("at %s that was over last began in %s, and the one that runs in %s", (at, last, running) => {
		expect([lastQuarter(new Date(at)).quarter, currentQuarter(new Date(at))]).toEqual([last, running]);
	});

	it.each([
		["2026-11-26T12:00:00Z", "2026-06-30T23:00:00.000Z", "2026-09-30T23:00:00.000Z"],
		["2026-06-30T22:59:59Z", "2026-01-01T00:00:00.000Z", "2026-03-31T23:00:00.000Z"],
	])("that was over at %s lasted from %s until %s, by the clock of London", (at, begun, over) => {
		const { from, to } = lastQuarter(new Date(at));
		expect([from.toISOString(), to.toISOString()]).toEqual([begun, over]);
	});
});

describe("a band", () => {
	it.each([
		[0, "0", 15],
		[16, "16", 24],
		[25, "25", 44],
		[45, "45", 64],
		[65, "65", 74],
		[75, "75", 110],
	])("of somebody aged %i begins at %s, and goes on until %i", (first, band, last) => {
		expect([ageBand(first), ageBand(last)]).toEqual([band, band]);
	});

	it.each([
		[0, "0", 7],
		[8, "8", 30],
		[31, "31", 92],
		[93, "93", 1_000],
	])("of a case that took %i days begins at %s, and goes on until %i", (first, band, last) => {
		const taken = (days: number) => daysTaken(new Date(0), new Date(days * 86_400_000));
		expect([taken(first), taken(last)]).toEqual([band, band]);
	});

	it("of a case counts a day that was begun", () => {
		expect(daysTaken(new Date(0), new Date(7 * 86_400_000 + 1))).toBe("8");
		expect(daysTaken(new Date(0), new Date(1))).toBe("0");
	});
});
