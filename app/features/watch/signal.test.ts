import { describe, expect, it } from "vitest";
import { LEAST_USES, meanShare, type Period, SHIFT, signalOf, upperLimit } from "./signal.ts";

const months = (...counts: readonly (readonly [wrong: number, uses: number])[]): Period[] =>
	counts.map(([wrong, uses], at) => ({ period: String(at), wrong, uses }));

/** Montgomery, example 7.1: cans of orange juice that leak, in 30 samples of 50. */
const CANS = [
	12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
];

describe("the worked example of the book", () => {
	const samples = months(...CANS.map((wrong) => [wrong, 50] as const));

	it("has the mean and the limit that the book gives", () => {
		expect(meanShare(samples)).toBeCloseTo(0.2313, 4);
		expect(upperLimit(meanShare(samples), 50)).toBeCloseTo(0.4102, 4);
	});

	it("has samples 15 and 23 above the limit, and no other", () => {
		const limit = upperLimit(meanShare(samples), 50);
		const above = samples.flatMap(({ wrong, uses }, at) => (wrong / uses > limit ? [at + 1] : []));
		expect(above).toEqual([15, 23]);
	});

	it("has other limits for samples of another size", () => {
		// 234 of 2,450 orders had an error: 0.0955 + 3 √(0.0955 × 0.9045 / n), for 100 and 80 orders.
		const mean = 234 / 2450;
		expect(upperLimit(mean, 100)).toBeCloseTo(0.184, 3);
		expect(upperLimit(mean, 80)).toBeCloseTo(0.194, 3);
	});
});

describe("a month", () => {
	const usual = months([1, 40], [2, 40], [1, 40]);
	const then = (wrong: number, uses: number) => signalOf([...usual, ...months([wrong, uses])]);

	it("above three standard deviations over the months before is a signal, at the limit it is none", () => {
		// 4 of 120 before: the limit for 40 uses is 0.0333 + 3 √(0.0333 × 0.9667 / 40) = 0.1185, that is 4.7 of 40.
		expect(upperLimit(4 / 120, 40)).toBeCloseTo(0.1185, 4);
		expect(then(4, 40)).toBeUndefined();
		expect(then(5, 40)).toBe("above-limit");
	});

	it("of more uses has a lower limit", () => {
		expect(then(9, 100)).toBe("above-limit");
		expect(then(8, 100)).toBeUndefined();
	});

	it("with two people is never one, whatever the share", () => {
		expect(then(2, 2)).toBeUndefined();
		expect(then(3, 3)).toBe("above-limit");
	});

	it("says nothing where too little is known of the months before", () => {
		expect(signalOf(months([0, 200], [0, 200], [9, 10]))).toBeUndefined();
		const few = months([0, 10], [0, 10], [0, LEAST_USES - 21], [9, 10]);
		expect(signalOf(few)).toBeUndefined();
		expect(signalOf(months([0, 10], [0, 10], [0, LEAST_USES - 20], [9, 10]))).toBe("above-limit");
	});

	it("without uses is none, and neither is nothing at all", () => {
		expect(then(0, 0)).toBeUndefined();
		expect(signalOf([])).toBeUndefined();
	});

	it("with fewer than before is no signal", () => {
		expect(signalOf(months([20, 40], [20, 40], [20, 40], [3, 40]))).toBeUndefined();
	});
});

describe("seven months in a row", () => {
	const usual = months([4, 100], [4, 100], [4, 100]);
	const higher = (n: number, last: number) =>
		signalOf([
			...usual,
			...months(...Array.from({ length: n }, (_, at) => [at === n - 1 ? last : 6, 100] as const)),
		]);

	it("above the mean of the months before them are a shift, six are not", () => {
		expect(higher(SHIFT, 6)).toBe("seven-above");
		expect(higher(SHIFT - 1, 6)).toBeUndefined();
		expect(higher(SHIFT, 4)).toBeUndefined();
	});
});
