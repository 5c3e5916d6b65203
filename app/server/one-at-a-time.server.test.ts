import { describe, expect, it } from "vitest";
import { oneAtATime } from "./one-at-a-time.server.ts";

/** Work that ends when the test says so. */
function held() {
	let end = (_value: string): void => undefined;
	const done = new Promise<string>((resolve) => {
		end = resolve;
	});
	return { work: () => done, end };
}

describe("a line for costly work", () => {
	it("serves one at a time, in the order they came", async () => {
		const line = oneAtATime(20);
		const seen: string[] = [];
		let running = 0;
		const pieces = Array.from({ length: 10 }, (_, n) =>
			line(async () => {
				running++;
				seen.push(`${n} with ${running}`);
				await new Promise((resolve) => setImmediate(resolve));
				running--;
				return n;
			}),
		);
		expect(await Promise.all(pieces)).toEqual(Array.from({ length: 10 }, (_, n) => ({ ok: true, value: n })));
		expect(seen).toEqual(Array.from({ length: 10 }, (_, n) => `${n} with 1`));
	});

	it("lets as many wait as it has room for, and tells the next that it is busy", async () => {
		const line = oneAtATime(2);
		const { work, end } = held();
		const served = [line(work), line(work), line(work)];
		expect(await line(work)).toEqual({ ok: false, reason: "busy" });
		end("done");
		expect(await Promise.all(served)).toEqual(Array.from({ length: 3 }, () => ({ ok: true, value: "done" })));
	});

	it("has room again after it was full", async () => {
		const line = oneAtATime(0);
		const { work, end } = held();
		const first = line(work);
		expect((await line(work)).ok).toBe(false);
		end("done");
		await first;
		expect(await line(async () => "next")).toEqual({ ok: true, value: "next" });
	});

	it("goes on after work that failed, and tells only who asked for it", async () => {
		const line = oneAtATime(20);
		const failed = line(async () => {
			throw new Error("out of memory");
		});
		const next = line(async () => "next");
		await expect(failed).rejects.toThrow("out of memory");
		expect(await next).toEqual({ ok: true, value: "next" });
	});
});
