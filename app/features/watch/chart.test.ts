import { describe, expect, it } from "vitest";
import { chartOf, type ShownMonth } from "./chart.ts";
import { upperLimit } from "./signal.ts";

const month = (over: Partial<ShownMonth> = {}): ShownMonth => ({
	month: "2026-10",
	uses: 100,
	disputes: 0,
	challenges: 0,
	...over,
});

describe("a run chart", () => {
	it("shows from where to where a share can lie", () => {
		const chart = chartOf([month(), month({ disputes: "few" }), month({ disputes: 10, challenges: "few" })]);
		expect(chart?.months.map(({ share }) => share)).toEqual([
			{ least: 0, most: 0 },
			{ least: 0.01, most: 0.07 },
			{ least: 0.09, most: 0.19 },
		]);
	});

	it("draws nothing for a month with too few uses, and nothing at all where every month has", () => {
		const chart = chartOf([month({ uses: "few" }), month(), month({ uses: 0 })]);
		expect(chart?.months.map(({ share }) => share === null)).toEqual([true, false, true]);
		expect(chartOf([month({ uses: "few" }), month({ uses: 0 })])).toBeUndefined();
		expect(chartOf([])).toBeUndefined();
	});

	it("compares each month with those before it alone", () => {
		const chart = chartOf([month(), month({ disputes: "few" }), month({ disputes: 60 })]);
		// 0 and about 4 of about 200 uses came before the last month.
		expect(chart?.months.map(({ limit }) => limit)).toEqual([null, 0, upperLimit(4 / 200, 100)]);
	});

	it("has room for all that it draws", () => {
		for (const disputes of [0, "few", 10, 95] as const) {
			const chart = chartOf([month(), month({ disputes })]);
			const most = chart?.months.at(-1)?.share?.most ?? 0;
			expect(chart?.top).toBeGreaterThanOrEqual(most);
			expect(chart?.top).toBeLessThanOrEqual(1);
		}
	});

	it("gives no share above 1, even where more was said than used", () => {
		const chart = chartOf([month({ uses: 10, disputes: 15, challenges: 10 })]);
		expect(chart?.months[0]?.share).toEqual({ least: 1, most: 1 });
	});
});
