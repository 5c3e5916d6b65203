/**
 * Each call to the disk of a choice fails under the running portal, once or for a while: an error of the disk is never shown as success,
 * nothing confirmed is lost, and whoever was left in doubt finds out by pressing again. Strace is put around the process that runs; it
 * counts the calls from there. It can make a call do nothing and say so; a disk that says it wrote and did not is beyond any database.
 * `LONG_TESTS=1` tries each of the first 30 calls.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findProgram } from "#tests/chromium.ts";
import type { RunningServer } from "#tests/server.ts";
import { aFaulty, type Faulty, underLoad } from "./faulty.ts";

const LONG = 3_600_000;
const strace = findProgram("strace");
const lacking = strace === undefined ? " (not run: there is no strace here)" : "";
/** Calls to the database's files from the moment strace is there; the first thirty are those of two or three choices. */
const WRITES = process.env["LONG_TESTS"]
	? Array.from({ length: 30 }, (_, index) => index + 1)
	: [1, 2, 4, 9, 16];
const SYNCS = process.env["LONG_TESTS"] ? WRITES : [1, 2, 3];

let portal: Faulty;
let server: RunningServer;
beforeAll(async () => {
	if (strace === undefined) return;
	portal = await aFaulty(2);
	server = await portal.start();
}, LONG);
afterAll(() => portal?.remove());

/** Puts strace around the portal, which then does to these calls what `inject` says. */
async function attach(inject: string): Promise<{ readonly hits: () => number; end(): Promise<void> }> {
	const log = join(portal.folder, `strace-${Date.now()}.txt`);
	const files = ["portal.db", "portal.db-wal"].flatMap((name) => ["-P", join(server.dataDir, name)]);
	const call = inject.split(":", 1)[0] ?? "";
	const around = spawn(
		strace ?? "",
		["-f", "-p", String(server.pid), "-o", log, ...files, "-e", `trace=${call}`, "-e", `inject=${inject}`],
		{ stdio: ["ignore", "ignore", "pipe"] },
	);
	let said = "";
	around.stderr.on("data", (chunk) => {
		said += chunk;
	});
	const gone = new Promise((resolve) => around.on("close", resolve));
	while (!said.includes("attached")) {
		if (hasEnded(around)) throw new Error(`strace: ${said}`);
		await wait(20);
	}
	return {
		hits: () => (existsSync(log) ? readFileSync(log, "utf8").split("(INJECTED)").length - 1 : 0),
		async end() {
			around.kill("SIGINT");
			await gone;
		},
	};
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}

function hasGone(pid: number): boolean {
	try {
		return !process.kill(pid, 0);
	} catch {
		return true;
	}
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await holds())) await wait(20);
}

const isReady = async () => (await fetch(`${server.origin}/health/ready`)).ok;

/** Patients answer until the fault has struck; then the disk is well again. */
async function strike(inject: string, struck: (hits: number) => boolean | Promise<boolean>): Promise<void> {
	const fault = await attach(inject);
	await underLoad(portal.people, () => until(async () => struck(fault.hits())));
	await fault.end();
}

describe(`a disk that fails at one call of a choice${lacking}`, () => {
	const cases = [
		...SYNCS.map((n) => ["a sync", n, `fsync:error=EIO:when=${n}`] as const),
		...WRITES.map((n) => ["a write, for want of room,", n, `pwrite64:error=ENOSPC:when=${n}`] as const),
		...WRITES.map((n) => ["a write", n, `pwrite64:error=EIO:when=${n}`] as const),
		...WRITES.map((n) => ["a write that takes no byte", n, `pwrite64:retval=0:when=${n}`] as const),
	];
	it.skipIf(lacking).each(cases)(
		"confirms nothing that is not saved: %s, number %i",
		async (_what, _n, inject) => {
			await strike(inject, (hits) => hits > 0);
			await until(isReady);
			expect(await portal.pressAgain()).toBe(true);
		},
		LONG,
	);

	it.skipIf(lacking).each(["fsync:error=EIO", "pwrite64:error=ENOSPC"])(
		"and goes on failing says so to everybody, and is well again by itself: %s",
		async (inject) => {
			await strike(inject, async (hits) => hits > 5 && !(await isReady()));
			const { status, body } = (await portal.people[0]?.look()) ?? { status: 0, body: "" };
			expect([status, body.includes("</html>")], "who only reads is served").toEqual([200, true]);
			await until(isReady);
			expect(await portal.pressAgain()).toBe(true);
		},
		LONG,
	);

	it.skipIf(lacking).each(SYNCS)(
		"and takes the portal with it leaves nobody with half an answer: killed at sync %i",
		async (n) => {
			const fault = await attach(`fsync:signal=SIGKILL:when=${n}`);
			await underLoad(portal.people, () => until(() => hasGone(server.pid)));
			await fault.end();
			server = await portal.start();
			expect(await portal.pressAgain()).toBe(true);
		},
		LONG,
	);

	it.skipIf(lacking)(
		"has lost nothing that was confirmed, doubled nothing, and answered nothing with our own fault",
		async () => {
			await server.stop();
			expect(portal.wrongs()).toEqual([]);
			const statuses = new Set(portal.people.flatMap((person) => [...person.statuses]));
			expect([...statuses].sort()).toEqual([303, 503]);
		},
		LONG,
	);
});
