import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refuse } from "#app/core/result.ts";
import { importPatients } from "#app/features/people/import-patients.store.server.ts";
import type { ImportedPatient } from "#app/features/people/patient-import.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { entries, patients } from "#db/schema.ts";
import { minutesAfterNoon } from "#tests/builders.ts";
import { aPatient, openPortal, system, type TestPortal } from "#tests/portal.ts";
import { importAgreed, planOf } from "./agreed-import.server.ts";

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
	await importPatients(portal.db, system, [gwen], minutesAfterNoon(0));
});
afterEach(() => portal.close());

const gwen = aPatient(1);
const moved: ImportedPatient = { ...gwen, address: ["9 High Street"] };
const agreedBy = ["one", "another"] as const;
const plan = async (...rows: ImportedPatient[]) =>
	planOf(portal.db, portal.db.read, await currentRegister(portal.db), rows);
const bring = async (row: ImportedPatient, shown: Awaited<ReturnType<typeof plan>>) =>
	importAgreed(portal.db, await currentRegister(portal.db), [row], shown, agreedBy, minutesAfterNoon(2));
const kept = async () => JSON.stringify(await portal.db.read.select().from(patients));
const recorded = async () =>
	(await portal.db.read.select().from(entries).where(eq(entries.kind, "patients.imported"))).length;

describe("an import that two people agreed to", () => {
	it("is looked at without changing anything", async () => {
		const before = await kept();
		expect(await plan(moved)).toMatchObject({ added: 0, changed: 1, died: [] });
		expect(await kept()).toBe(before);
	});

	it("does just what was shown, and is recorded with who agreed", async () => {
		const done = await bring(moved, await plan(moved));
		expect(done).toEqual({ ok: true, value: { added: 0, changed: 1, unchanged: 0, died: 0 } });
		expect(await recorded()).toBe(1);
	});

	it("changes nothing where somebody was changed since it was shown", async () => {
		const shown = await plan(moved);
		await importPatients(portal.db, system, [{ ...gwen, email: "new@example.test" }], minutesAfterNoon(1));
		const before = await kept();
		expect(await bring(moved, shown)).toEqual(refuse("changed-meanwhile"));
		expect([await kept(), await recorded()]).toEqual([before, 0]);
	});

	it("closes nobody where a line that gives them as dead came after it was shown", async () => {
		const shown = await plan(gwen);
		expect(await bring({ ...gwen, diedOn: "2026-11-01" }, shown)).toEqual(refuse("changed-meanwhile"));
	});

	it("is no import at all without the two", async () => {
		const register = await currentRegister(portal.db);
		await expect(
			importAgreed(portal.db, register, [moved], await plan(moved), null, minutesAfterNoon(2)),
		).rejects.toThrow("two people");
	});
});
