import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, system, type TestPortal } from "#tests/portal.ts";
import { Members } from "./list-members.ts";
import { logListLook } from "./look-list.store.server.ts";
import { countLookUps, listLookUps } from "./look-up.store.server.ts";
import { changedLooks, sealLooks } from "./seal-looks.store.server.ts";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

async function checked(...numbers: readonly number[]): Promise<void> {
	const members = new Members();
	for (const no of [...numbers, 5_000, 9_999, 5_000]) members.add(no);
	await portal.db.write((q) =>
		logListLook(
			q,
			rhian,
			{ tool: "eye-scan-urgency", purpose: "care", people: members.count, parts: members.parts() },
			NOON,
		),
	);
}

describe("a list that was checked", () => {
	it("is one look that each patient on it reads, and nobody else", async () => {
		const [robert, amina, sam] = [
			await portal.addPatient(),
			await portal.addPatient(),
			await portal.addPatient(),
		];
		await checked(robert.no, sam.no);
		const look = { who: "staff", name: "Rhian Price", what: "list", tool: "eye-scan-urgency", people: 4 };
		for (const { actor } of [robert, sam]) {
			expect(await listLookUps(portal.db, actor, 0, 20)).toMatchObject([look]);
			expect(await countLookUps(portal.db, actor)).toBe(1);
		}
		expect(await listLookUps(portal.db, amina.actor, 0, 20)).toEqual([]);
	});

	it("with nobody on it is no look", async () => {
		const nobody = { tool: "eye-scan-urgency", purpose: "care", people: 0, parts: [] } as const;
		await portal.db.write((q) => logListLook(q, rhian, nobody, NOON));
		const { actor } = await portal.addPatient();
		expect(await countLookUps(portal.db, actor)).toBe(0);
	});

	it.each([
		["taken off", "UPDATE look_members SET members = replace(members, '4', '0') WHERE part = 0"],
		["put on", "UPDATE look_members SET members = 'f' || substr(members, 2) WHERE part = 0"],
		["left without its other people", "DELETE FROM look_members WHERE part = 9"],
		["said to be about another tool", "UPDATE look_ups SET purpose = 'research'"],
	])("cannot have a patient %s after the day was sealed", async (_what, sql) => {
		const robert = await portal.addPatient();
		await checked(robert.no);
		await sealLooks(portal.db, system, new Date(NOON.getTime() + 86_400_000));
		expect(await changedLooks(portal.db, system)).toEqual([]);
		const other = new Sqlite(`${portal.folder}/portal.db`);
		expect(() => other.exec(sql)).toThrow("append-only");
		for (const table of ["look_ups", "look_members"])
			other.exec(`DROP TRIGGER ${table}_no_update; DROP TRIGGER ${table}_no_delete`);
		other.exec(sql);
		other.close();
		expect(await changedLooks(portal.db, system)).toHaveLength(1);
	});
});
