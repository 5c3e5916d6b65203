import { describe, expect, it } from "vitest";
import { isMonth, monthsBefore, shiftMonth } from "./months.ts";

describe("the months that figures are given for", () => {
	it("are whole ones before today, oldest first", () => {
		const months = monthsBefore(new Date("2027-01-31T12:00:00Z"), 3);
		expect(months.map(({ month }) => month)).toEqual(["2026-10", "2026-11", "2026-12"]);
	});

	it("follow each other without a gap, over both clock changes", () => {
		const months = monthsBefore(new Date("2026-12-01T00:00:00Z"), 12);
		for (const [at, { from }] of months.entries()) if (at > 0) expect(from).toEqual(months[at - 1]?.to);
		expect(months[4]?.from.toISOString()).toBe("2026-03-31T23:00:00.000Z");
		expect(months[11]?.to.toISOString()).toBe("2026-12-01T00:00:00.000Z");
	});

	it("begin with the day in London: late on 31 July in Greenwich it is August", () => {
		const months = monthsBefore(new Date("2026-07-31T23:30:00Z"), 1, true);
		expect(months.map(({ month }) => month)).toEqual(["2026-07", "2026-08"]);
	});

	it("are written as year and month", () => {
		expect(shiftMonth("2026-11", 2)).toBe("2027-01");
		expect(["2026-11", "2026-13", "2026-1", "", "2026-11-01"].map(isMonth)).toEqual([
			true,
			false,
			false,
			false,
			false,
		]);
	});
});
