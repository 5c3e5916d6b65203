import { describe, expect, it } from "vitest";
import { barsOf } from "./bars.ts";
import type { GroupLine } from "./group-report.ts";

const line = (
	what: GroupLine["what"],
	cells: GroupLine["cells"],
	total: GroupLine["total"] = 60,
): GroupLine => ({
	...{ what, total, cells },
	...{ tool: "t", purpose: "care", by: "age" },
});

describe("bars", () => {
	it("are as long as the shown figures, by the longest of all that are drawn together", () => {
		const bars = barsOf([
			line("yes", [
				["0", 20],
				["16", 40],
			]),
			line("no", [
				["0", 0],
				["16", 10],
			]),
		]);
		expect(bars?.map(({ group, bars: of }) => [group, ...of.map(({ part }) => part)])).toEqual([
			["0", 0.5, 0],
			["16", 1, 0.25],
		]);
	});

	it("are none where a figure or a whole line is hidden, and nothing is known of their length", () => {
		const hidden = (total: GroupLine["total"]) =>
			barsOf([
				line(
					"yes",
					[
						["0", null],
						["16", 10],
					],
					total,
				),
				line("no", null, "few"),
			]);
		expect(hidden(15)?.[0]?.bars).toEqual([
			{ what: "yes", figure: null, part: null },
			{ what: "no", figure: null, part: null },
		]);
		expect(hidden(15)).toEqual(hidden(500));
		expect(hidden(15)?.[1]?.bars[0]?.part).toBe(1);
	});

	it("are not drawn where nothing but 0 is shown", () => {
		expect(barsOf([])).toBeUndefined();
		expect(barsOf([line("yes", null, "few")])).toBeUndefined();
		expect(
			barsOf([
				line("yes", [
					["0", 0],
					["16", null],
				]),
			]),
		).toBeUndefined();
	});
});
