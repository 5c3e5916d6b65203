/** The disk fills up while patients answer. Nobody is shown a success that is not one; who reads is served; with room again all goes on. */
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "#tests/server.ts";
import { lackingFor, makeSmallDisk } from "./device.ts";
import { aFaulty, type Faulty, underLoad } from "./faulty.ts";

const LONG = 600_000;
const MEGABYTES = 48;
const lacking = lackingFor(() => makeSmallDisk(1));

let disk: ReturnType<typeof makeSmallDisk>;
let portal: Faulty;
let server: RunningServer;
beforeAll(async () => {
	if (lacking) return;
	disk = makeSmallDisk(MEGABYTES);
	portal = await aFaulty(4, disk.folder);
	server = await portal.start();
}, LONG);
afterAll(async () => {
	if (lacking) return;
	await server.kill();
	disk.remove();
});

/** Takes all the room there is, to the last byte. */
function fillUp(): void {
	const file = openSync(join(disk.folder, "ballast"), "a");
	try {
		for (let size = 2 ** 20; size >= 1; size = size > 1 ? size >> 4 || 1 : 0) {
			try {
				for (;;) if (writeSync(file, Buffer.alloc(size)) < size) break;
			} catch {
				// No more room for so much: try less.
			}
		}
	} finally {
		closeSync(file);
	}
}

const isReady = async () => (await fetch(`${server.origin}/health/ready`)).ok;

async function until(holds: () => Promise<boolean>): Promise<void> {
	while (!(await holds())) await wait(20);
}

describe(`a disk that is full${lacking}`, () => {
	it.skipIf(lacking)(
		"refuses answers with 503, serves who reads, lets people sign out, and goes on by itself when there is room",
		async () => {
			// One stands before Save when the disk fills up: whom the others' last commit was for is chance.
			await portal.people.at(-1)?.stopBeforeSave();
			await underLoad(portal.people, async () => {
				await wait(200);
				fillUp();
				await until(async () => !(await isReady()));
			});
			for (const person of portal.people) {
				const page = await person.look();
				expect([page.status, page.body.includes("</html>")]).toEqual([200, true]);
			}
			expect(await portal.pressAgain()).toBe(false);
			// “Finish and clear” on a computer that others use next does not wait for the disk.
			const [first] = portal.people;
			expect((await first?.signOut())?.status).toBe(303);
			expect((await first?.look())?.headers.location).toContain("/en/sign-in");

			rmSync(join(disk.folder, "ballast"));
			await until(isReady);
			await portal.signIn();
			expect(await portal.pressAgain()).toBe(true);
			const before = portal.sent().length;
			await underLoad(portal.people, () => wait(300));
			expect(portal.sent().length).toBeGreaterThan(before);

			await server.stop();
			expect(portal.wrongs()).toEqual([]);
			const statuses = new Set(portal.people.flatMap((person) => [...person.statuses]));
			expect([...statuses].sort()).toEqual([303, 503]);
		},
		LONG,
	);
});
