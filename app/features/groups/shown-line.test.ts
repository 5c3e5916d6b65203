import { describe, expect, it } from "vitest";
import { shownLine, shownTotal } from "./shown-line.ts";

const counts = (...all: readonly number[]) => new Map(all.map((count, at) => [`g${at}`, count]));
const cells = (...all: readonly number[]) => {
	const line = shownLine(counts(...all));
	return line && [...line.values()];
};

describe("a line of counts", () => {
	it.each([
		["nothing small", [40, 12, 0], [40, 10, 0]],
		["one small count, with another", [40, 12, 3], [null, 10, null]],
		["two small counts that stand for enough", [40, 6, 4], [40, null, null]],
		[
			"two small counts that stand for nearly all they can, with another",
			[40, 30, 7, 5],
			[null, 30, null, null],
		],
		["two small counts that stand for too little, with another", [40, 12, 1, 1], [null, 10, null, null]],
		["nobody at all", [0, 0], [0, 0]],
	] as const)("shows or hides %s", (_what, all, shown) => {
		expect(cells(...all)).toEqual(shown);
	});

	it("is left out where the people are few, or where all of them hidden would be too few", () => {
		expect(cells(1, 0)).toBeUndefined();
		expect(cells(4, 3)).toBeUndefined();
		expect(cells(1, 1, 1, 1, 1, 1, 1, 1)).toBeUndefined();
	});

	it("has a total that is rounded on its own, never the sum of rounded ones", () => {
		expect(shownTotal(counts(12, 12, 12))).toBe(35);
		expect(cells(12, 12, 12)).toEqual([10, 10, 10]);
		expect(shownTotal(counts(1, 2))).toBe("few");
	});
});

/** All lines of so many groups with this total. */
function everyLine(groups: number, total: number): number[][] {
	if (groups === 1) return [[total]];
	return Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
		everyLine(groups - 1, total - first).map((rest) => [first, ...rest]),
	);
}

describe("whoever knows the total exactly, and this rule", () => {
	it.each([
		[2, 130],
		[3, 60],
		[4, 26],
		[5, 17],
	])(
		"is left 3 values at least for every small count in each line of %i groups with totals to %i",
		(groups, most) => {
			for (let total = 0; total <= most; total++) {
				const told = Map.groupBy(everyLine(groups, total), (line) => JSON.stringify(cells(...line) ?? null));
				for (const [what, lines] of told)
					for (let at = 0; at < groups; at++) {
						const values = new Set(lines.map((line) => line[at]));
						const isSmall = [...values].some((value) => value !== undefined && value > 0 && value < 8);
						// A line that is left out for its small total tells no more than that total, which is itself hidden.
						if (isSmall && total >= 8) expect([what, total, values.size >= 3]).toEqual([what, total, true]);
					}
			}
		},
	);
});
