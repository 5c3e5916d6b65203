/** The portal is killed at random moments while patients answer. `LONG_TESTS=1` does it 200 times. */
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFaulty, type Faulty, underLoad, untilConfirmed } from "./faulty.ts";

const ROUNDS = process.env["LONG_TESTS"] ? 200 : 20;
const PEOPLE = 8;
const LONG = 3_600_000;

let portal: Faulty;
beforeAll(async () => {
	portal = await aFaulty(PEOPLE);
}, LONG);
afterAll(() => portal.remove());

describe("a portal that is killed while patients answer", () => {
	it(
		`loses nothing that it confirmed and saves nothing twice (${ROUNDS} times)`,
		async () => {
			let doubts = 0;
			for (let round = 0; round < ROUNDS; round += 1) {
				const server = await portal.start();
				// Who was left in doubt presses the same button again, and is led to one receipt.
				expect(await portal.pressAgain()).toBe(true);
				await underLoad(portal.people, async () => {
					if (round % 2 === 0) await untilConfirmed(portal.people, 3);
					await wait(Math.random() * 500);
					await server.kill();
				});
				doubts += portal.people.filter((person) => person.isInDoubt()).length;
			}
			const server = await portal.start();
			expect(await portal.pressAgain()).toBe(true);
			await server.stop();
			expect(portal.wrongs()).toEqual([]);
			// Else nothing was tried: a kill that meets nobody tells nothing.
			const confirmed = portal.sent().filter(({ ref }) => ref !== null).length;
			expect([confirmed > ROUNDS, doubts > 0]).toEqual([true, true]);
			console.log(`killed ${ROUNDS} times: ${confirmed} answers confirmed, ${doubts} of them after a doubt`);
		},
		LONG,
	);
});
