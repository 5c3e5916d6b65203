import { describe, expect, it } from "vitest";
import { chartable, figuresOf, type Tally } from "./figures.ts";

const tally = (over: Partial<Tally>): Tally => ({
	tool: "scan",
	version: "1.0",
	service: "eyes",
	month: "2026-10",
	uses: 0,
	disputes: 0,
	challenges: 0,
	...over,
});
const MONTHS = ["2026-09", "2026-10"];

describe("the figures of a tool", () => {
	it("have a line for each month, version and service, rounded, with small ones suppressed", () => {
		const figures = figuresOf(
			[
				tally({ uses: 61, disputes: 3 }),
				tally({ uses: 42, disputes: 12, month: "2026-09", version: "2.0" }),
				tally({ challenges: 1, service: "" }),
			],
			MONTHS,
		);
		expect(figures.total).toEqual({ uses: 105, disputes: 15, challenges: "few" });
		expect(figures.months).toEqual([
			{ name: "2026-09", uses: 40, disputes: 10, challenges: 0 },
			{ name: "2026-10", uses: 60, disputes: "few", challenges: "few" },
		]);
		expect(figures.versions.map(({ name, uses }) => [name, uses])).toEqual([
			["1.0", 60],
			["2.0", 40],
		]);
		expect(figures.services.map(({ name }) => name)).toEqual(["", "eyes"]);
	});

	it("are all 0 where nothing happened", () => {
		const figures = figuresOf([], MONTHS);
		expect(figures.total).toEqual({ uses: 0, disputes: 0, challenges: 0 });
		expect(figures.months.map(({ uses }) => uses)).toEqual([0, 0]);
		expect([figures.versions, figures.services]).toEqual([[], []]);
	});

	it("leave out a table that would give a small figure away, and then there is no chart", () => {
		const months = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"];
		const figures = figuresOf(
			[8, 1, 1, 1, 1].map((disputes, at) => tally({ month: months[at] ?? "", uses: 100, disputes })),
			months,
		);
		expect(figures.months.map(({ disputes }) => disputes)).toEqual([null, null, null, null, null]);
		expect(figures.months[0]?.uses).toBe(100);
		expect(chartable(figures)).toBeUndefined();
	});
});
