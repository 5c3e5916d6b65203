import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
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
		const stop = watchRegister(portal.db, () => void changes++, 5);
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
