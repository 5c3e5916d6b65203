import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { erasePatient } from "#app/features/people/erase.store.server.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { changedLooks, sealLooks } from "#app/features/record/seal-looks.store.server.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { dara, type OutsideDesk, olga, openOutsideDesk, WHY } from "#tests/outside-desk.ts";
import { colm, rhian, system } from "#tests/portal.ts";
import { ownReasons } from "./outside-look.store.server.ts";
import { countOutside, listOutside, tallyOutside } from "./outside-report.store.server.ts";

let desk: OutsideDesk;
beforeEach(async () => {
	desk = await openOutsideDesk();
});
afterEach(() => desk.portal.close());

const looks = () => listLookUps(desk.portal.db, desk.amina.actor, 0, 9);

describe("a look from outside that was opened", () => {
	it("shows who the patient is, what they need, and why they are looked at", async () => {
		const ref = await desk.open();
		expect(await desk.look(ref)).toMatchObject({
			patient: { familyName: "Ahmed", lang: "ur", formats: ["large-print"], services: ["riverside-eyes"] },
			at: NOON,
			reason: { because: "care-now", why: WHY, lang: "en" },
		});
	});

	it("is there for 60 minutes, for who opened it alone", async () => {
		const ref = await desk.open();
		const last = new Date(minutesAfterNoon(60).getTime() - 1);
		expect(await desk.look(ref, colm, last)).toBeDefined();
		expect(await desk.look(ref, colm, minutesAfterNoon(60))).toBeUndefined();
		expect(await desk.look(ref, colm, minutesAfterNoon(-5)), "the clock was set back").toBeUndefined();
		for (const other of [dara, olga, rhian, { ...colm, providerId: "riverside" }])
			expect(await desk.look(ref, other)).toBeUndefined();
		expect(await desk.look("0000-0000-0000")).toBeUndefined();
		expect(await looks()).toHaveLength(1);
	});

	it("is logged at each view, so that the patient reads who looked, from where and why", async () => {
		const ref = await desk.open();
		expect(await looks()).toEqual([]);
		await desk.look(ref);
		await desk.look(ref, colm, minutesAfterNoon(5));
		const row = { who: "staff", name: colm.name, what: "outside", outside: ref, because: "care-now" };
		expect(await looks()).toMatchObject([row, row]);
		expect((await ownReasons(desk.portal.db, desk.amina.actor)).get(ref)).toMatchObject({ why: WHY });
	});

	it("is told of to AI leads alone, whoever asks the store", async () => {
		await desk.open();
		const { db } = desk.portal;
		const told = async (actor: StaffActor) => [
			(await tallyOutside(db, actor, NOON)).length,
			await countOutside(db, actor),
			(await listOutside(db, actor, 0, 9, NOON)).length,
		];
		expect(await told({ ...colm, staffRole: "lead" })).toEqual([1, 1, 1]);
		expect(await told(colm)).toEqual([0, 0, 0]);
	});

	it("is not shown where the view cannot be logged", async () => {
		const ref = await desk.open();
		desk.portal.forbidLooks();
		await expect(desk.look(ref)).rejects.toThrow();
	});

	it("is gone with the patient's key, and so is all that was written about it", async () => {
		const ref = await desk.open();
		const toErase = { nhsNumber: desk.amina.nhsNumber, familyName: "Ahmed", why: "asked" } as const;
		await erasePatient(desk.portal.db, system, toErase, ["a", "b"], NOON);
		expect(await desk.look(ref)).toBeUndefined();
		expect((await ownReasons(desk.portal.db, desk.amina.actor)).size).toBe(0);
	});

	it("is sealed with the looks of its day: whoever puts another reason behind a view is found", async () => {
		const { db, folder } = desk.portal;
		await desk.look(await desk.open());
		const other = await desk.open();
		await sealLooks(db, system, minutesAfterNoon(24 * 60));
		expect(await changedLooks(db, system)).toEqual([]);
		const file = new Sqlite(join(folder, "portal.db"));
		file.exec("DROP TRIGGER look_ups_no_update");
		file.prepare("UPDATE look_ups SET outside = ?").run(other);
		file.close();
		expect(await changedLooks(db, system)).toHaveLength(1);
	});
});
