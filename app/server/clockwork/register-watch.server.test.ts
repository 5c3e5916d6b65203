import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOON } from "#tests/builders.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { watchRegister } from "./register-watch.server.ts";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a change of the register by another process", () => {
	it("is noticed once, and nothing else is", async () => {
		let changes = 0;
		const watched = { now: () => NOON, forgetPages: () => void changes++ };
		const stop = watchRegister(portal.db, watched, 5);
		await portal.addPatient();
		await wait(50);
		expect(changes).toBe(0);

		const other = new Sqlite(join(portal.folder, "portal.db"));
		other.exec("UPDATE register_changes SET count = count + 1");
		other.close();
		while (changes === 0) await wait(5);
		await wait(50);
		expect(changes).toBe(1);
		stop();
	});
});

describe("a new day", () => {
	it("throws away what was kept, since pages say which checks are late", async () => {
		let changes = 0;
		let at = new Date("2026-11-21T23:59:00Z");
		const stop = watchRegister(portal.db, { now: () => at, forgetPages: () => void changes++ }, 5);
		await wait(50);
		expect(changes).toBe(0);
		at = new Date("2026-11-22T00:00:00Z");
		while (changes === 0) await wait(5);
		stop();
	});
});
