import { describe, expect, it } from "vitest";
import { get, startFront, statusOf } from "#tests/front.ts";
import { makeRateLimit } from "./rate-limit.server.ts";

describe("one network address that asks very often", () => {
	it("is told when to come back, and others are not held up", async () => {
		const limit = makeRateLimit({ pages: 2, forms: 1 });
		const waits = [];
		for (let round = 0; round < 3; round++) waits.push(await limit("198.51.100.7", "GET"));
		expect(waits.slice(0, 2)).toEqual([0, 0]);
		expect(waits[2]).toBeGreaterThan(0);
		expect(waits[2]).toBeLessThanOrEqual(60);
		expect(await limit("198.51.100.8", "GET")).toBe(0);
	});

	it("may still send a form after reading many pages", async () => {
		const limit = makeRateLimit({ pages: 1, forms: 1 });
		await limit("198.51.100.9", "GET");
		expect(await limit("198.51.100.9", "GET")).toBeGreaterThan(0);
		expect(await limit("198.51.100.9", "POST")).toBe(0);
		expect(await limit("198.51.100.9", "POST")).toBeGreaterThan(0);
	});

	it("is one connection of IPv6, whichever of its addresses it asks from", async () => {
		const limit = makeRateLimit({ pages: 1, forms: 1 });
		await limit("2001:db8:1:2::1", "GET");
		expect(await limit("2001:db8:1:2:ffff::99", "GET")).toBeGreaterThan(0);
		expect(await limit("2001:db8:1:3::1", "GET")).toBe(0);
	});

	it("gets a page with the seconds to wait", async () => {
		const front = await startFront({ rateLimit: makeRateLimit({ pages: 1, forms: 1 }, () => true) });
		expect(statusOf(await front.raw(get("/en")))).toBe(200);
		const answer = await front.raw(get("/en", ["X-Forwarded-For: 10.1.2.3"]));
		expect(statusOf(answer)).toBe(429);
		expect(answer).toMatch(/retry-after: \d+/i);
		expect(front.reached).toHaveLength(1);
	});
});

describe("the operator's own proxy on this machine", () => {
	it.each(["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])("is not counted: %s", async (address) => {
		const limit = makeRateLimit({ pages: 1, forms: 1 });
		for (let round = 0; round < 3; round++) expect(await limit(address, "GET")).toBe(0);
	});
});
