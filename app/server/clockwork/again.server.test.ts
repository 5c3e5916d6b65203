import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { again } from "./again.server.ts";

const never = () => {
	throw new Error("nothing failed");
};

/** Waits until this is true, however slow the machine is. */
async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await wait(1);
}

describe("what is done again and again", () => {
	it("is done at once, and goes on after a failure, which is told", async () => {
		const told: unknown[] = [];
		let turns = 0;
		const going = again(
			async () => {
				turns += 1;
				if (turns === 1) throw new RangeError("the first");
			},
			1,
			(error) => told.push(error),
		);
		expect(turns).toBe(1);
		await until(() => turns >= 3);
		await going.stop();
		expect(told).toEqual([new RangeError("the first")]);
	});

	it("is never done twice at once", async () => {
		let [now, most, turns] = [0, 0, 0];
		const going = again(
			async () => {
				now += 1;
				most = Math.max(most, now);
				await wait(10);
				now -= 1;
				turns += 1;
			},
			1,
			never,
		);
		await until(() => turns >= 3);
		await going.stop();
		expect(most).toBe(1);
	});

	it("waits for what is under way when it is stopped, and begins nothing more", async () => {
		let [begun, ended] = [0, 0];
		const going = again(
			async () => {
				begun += 1;
				await wait(10);
				ended += 1;
			},
			1,
			never,
		);
		await going.stop();
		expect([begun, ended]).toEqual([1, 1]);
		await wait(20);
		expect(begun).toBe(1);
	});
});
