import { describe, expect, it } from "vitest";
import { pooledRandom } from "./random-pool.server.ts";

describe("random bytes from a block", () => {
	it("are as many as were asked for, over the end of a block and beyond its size too", () => {
		for (const count of [0, 1, 12, 32, 4095, 4096, 4097, 10_000])
			expect(pooledRandom(count)).toHaveLength(count);
	});

	it("are never the same twice, over many blocks", () => {
		const seen = new Set(Array.from({ length: 5000 }, () => pooledRandom(12).toString("hex")));
		expect(seen.size).toBe(5000);
	});

	it("stay what they were while others are given out", () => {
		const first = pooledRandom(16);
		const was = first.toString("hex");
		for (let more = 0; more < 1000; more += 1) pooledRandom(16);
		expect(first.toString("hex")).toBe(was);
	});

	it("use all values of a byte alike", () => {
		const counts = new Array<number>(256).fill(0);
		for (const byte of pooledRandom(4096)) counts[byte] = (counts[byte] ?? 0) + 1;
		// Sixteen of each on average; 60 would come once in far more runs than there will be.
		expect(Math.max(...counts)).toBeLessThan(60);
		expect(counts.filter((count) => count === 0).length).toBeLessThan(3);
	});
});
