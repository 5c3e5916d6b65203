import { describe, expect, it } from "vitest";
import { delayAfter, makeSlowDown } from "./slow-down.server.ts";

describe("slowing down", () => {
	it("leaves the first three slips alone, then doubles the wait up to 30 seconds", () => {
		expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 50].map(delayAfter)).toEqual([
			0, 0, 0, 1000, 2000, 4000, 8000, 16000, 30000, 30000,
		]);
	});

	it("makes one letter wait and no other", async () => {
		const slept: number[] = [];
		const slow = makeSlowDown(async (ms) => void slept.push(ms));
		for (let slip = 0; slip < 4; slip += 1) await slow.failed("letter:A");
		expect(await slow.wait("letter:B")).toBe(true);
		expect(slept).toEqual([]);
		expect(await slow.wait("letter:A")).toBe(true);
		expect(slept).toEqual([2000]);
	});

	it("lets tries for one letter wait one by one, so that sending many at once is no faster", async () => {
		const sleeping: (() => void)[] = [];
		const slow = makeSlowDown(() => new Promise((resolve) => sleeping.push(resolve)));
		for (let slip = 0; slip < 9; slip += 1) await slow.failed("letter:A");
		const first = slow.wait("letter:A", 1);
		await new Promise((resolve) => setImmediate(resolve));
		expect(await slow.wait("letter:A", 1)).toBe(false);
		for (const wake of sleeping) wake();
		expect(await first).toBe(true);
		const next = slow.wait("letter:A", 1);
		await new Promise((resolve) => setImmediate(resolve));
		for (const wake of sleeping) wake();
		expect(await next).toBe(true);
	});

	it("never lets those who wait fill the server", async () => {
		const slow = makeSlowDown(() => new Promise(() => {}));
		for (let slip = 0; slip < 9; slip += 1) await slow.failed("letter:A");
		for (let waiting = 0; waiting < 100; waiting += 1) void slow.wait("letter:A");
		await new Promise((resolve) => setImmediate(resolve));
		expect(await slow.wait("letter:A")).toBe(false);
	});
});
