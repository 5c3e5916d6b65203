import { describe, expect, it } from "vitest";
import { isReached, median, ratios } from "./figures.ts";

describe("the middle of several measurements", () => {
	it("is the one that as many lie below as above", () => {
		expect(median([9, 1, 5])).toBe(5);
	});
	it("lies between the two in the middle of an even number", () => {
		expect(median([10, 2, 4, 8])).toBe(6);
	});
	it("orders numbers as numbers, not as words", () => {
		expect(median([100, 20, 3])).toBe(20);
	});
	it("refuses nothing, and what is no number", () => {
		expect(() => median([])).toThrow(RangeError);
		expect(() => median([1, Number.NaN])).toThrow(RangeError);
	});
});

describe("a figure beside its yardstick", () => {
	it("is compared within each round, so that a slow moment of the machine hits both", () => {
		expect(ratios({ ours: [50, 5, 30], yardstick: [100, 10, 20] })).toEqual({
			median: 0.5,
			least: 0.5,
			most: 1.5,
		});
	});
	it("refuses a round that measured only one of them", () => {
		expect(() => ratios({ ours: [1, 2], yardstick: [1] })).toThrow(RangeError);
	});
	it("refuses a yardstick that did nothing", () => {
		expect(() => ratios({ ours: [1], yardstick: [0] })).toThrow(RangeError);
	});
});

describe("a goal", () => {
	it("of at most so much is reached from below, and by exactly as much", () => {
		expect([0.09, 0.1, 0.11].map((ratio) => isReached(ratio, { most: 0.1 }))).toEqual([true, true, false]);
	});
	it("of at least so much is reached from above, and by exactly as much", () => {
		expect([3.9, 4, 4.1].map((ratio) => isReached(ratio, { least: 4 }))).toEqual([false, true, true]);
	});
	it("that nobody set is neither reached nor missed", () => {
		expect(isReached(1, undefined)).toBeUndefined();
	});
});
