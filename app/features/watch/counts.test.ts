import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	boundsOf,
	type Counts,
	LEAST_POSSIBLE,
	protectedTables,
	type Shown,
	shown,
	totalOf,
} from "./counts.ts";

const table = (...counts: readonly number[]): Counts =>
	new Map(counts.map((count, at) => [String(at), count]));

describe("a figure", () => {
	it.each([
		[0, 0],
		[1, "few"],
		[7, "few"],
		[8, 10],
		[12, 10],
		[13, 15],
		[1002, 1000],
	] as const)("of %i reads %s", (count, figure) => {
		expect(shown(count)).toBe(figure);
	});

	it("lies between its bounds, whatever it is", () => {
		fc.assert(
			fc.property(fc.nat(5000), (count) => {
				const [least, most] = boundsOf(shown(count));
				expect(least <= count && count <= most).toBe(true);
			}),
		);
	});

	it("of what is no count is refused", () => {
		for (const wrong of [-1, 0.5, Number.NaN]) expect(() => shown(wrong)).toThrow(RangeError);
	});
});

describe("a total", () => {
	it("is made of the shown figures and nothing else", () => {
		expect(totalOf([10, "few", 15, 0])).toEqual({ about: 25, andFew: true });
		expect(totalOf([10, 15])).toEqual({ about: 25, andFew: false });
		expect(totalOf(["few", "few"])).toEqual({ about: 0, andFew: true });
	});
});

describe("tables of the same people", () => {
	it("are all shown where nobody can be worked out", () => {
		const { total, tables } = protectedTables([table(40, 33, 9), table(60, 22)]);
		expect(total).toBe(80);
		expect(tables.map((one) => one && [...one.values()])).toEqual([
			[40, 35, 10],
			[60, 20],
		]);
	});

	it("are left out where the rounded number beside them would give a small one away", () => {
		// 8 and four times 1 are 12, which reads 10 and so is 12 at most: each of the five must be the least it can be.
		const { total, tables } = protectedTables([table(8, 1, 1, 1, 1)]);
		expect([total, tables]).toEqual([10, [undefined]]);
	});

	it("must add up to one number", () => {
		expect(() => protectedTables([table(1, 2), table(4)])).toThrow(RangeError);
	});

	/** Everything that two tables and their number can be, by trying: what somebody with patience and a pencil finds. */
	function valuesLeft(total: Shown, tables: readonly (readonly Shown[])[]): number {
		const [from, to] = boundsOf(total);
		const totals = Array.from({ length: to - from + 1 }, (_, n) => from + n).filter((sum) =>
			tables.every((figures) => solutions(figures, sum).length > 0),
		);
		const left = tables.flatMap((figures) =>
			figures.flatMap((figure, at) =>
				figure === "few"
					? [new Set(totals.flatMap((sum) => solutions(figures, sum).map((found) => found[at]))).size]
					: [],
			),
		);
		return Math.min(7, ...left);
	}

	function solutions(figures: readonly Shown[], sum: number): number[][] {
		const [first, ...rest] = figures;
		if (first === undefined) return sum === 0 ? [[]] : [];
		const [from, to] = boundsOf(first);
		return Array.from({ length: to - from + 1 }, (_, n) => from + n)
			.filter((value) => value <= sum)
			.flatMap((value) => solutions(rest, sum - value).map((found) => [value, ...found]));
	}

	it("never leave fewer than 3 values for a suppressed figure, whoever tries them all", () => {
		const people = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 22 });
		fc.assert(
			fc.property(people, (all) => {
				const by = (part: 0 | 1) =>
					table(...[0, 1, 2].map((name) => all.filter((one) => one[part] === name).length));
				const { total, tables } = protectedTables([by(0), by(1)]);
				const kept = tables.flatMap((one) => (one === undefined ? [] : [[...one.values()]]));
				expect(valuesLeft(total, kept)).toBeGreaterThanOrEqual(LEAST_POSSIBLE);
			}),
			{ numRuns: process.env["LONG_TESTS"] ? 5000 : 200 },
		);
	});
});
