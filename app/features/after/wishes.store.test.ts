import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ok, refuse } from "#app/core/result.ts";
import { findProof } from "#app/features/record/proof.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { dropOldTyped } from "#app/features/record/typed-draft.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { typedDrafts } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { readOwnWishes, readWishesForStaff, recordWishes } from "./wishes.store.server.ts";
import type { Wishes } from "./wishes.ts";
import { findWishes, keepWishes, saveWishes } from "./wishes-draft.store.server.ts";

const NOTHING: Wishes = { planning: "same", research: "same", training: "same", synthetic: "same" };

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({});
});
afterEach(() => portal.close());

const register = () => currentRegister(portal.db);
const own = async () => {
	const kept = await readOwnWishes(portal.db, amina.actor, await register());
	if (kept === undefined) throw new Error("no such patient");
	return kept;
};
const choose = async (over: Partial<Wishes>, seen?: string, at = NOON) =>
	keepWishes(
		portal.db,
		amina.actor,
		{ wishes: { ...NOTHING, ...over }, seen: seen ?? (await own()).seen },
		at,
	);
const draft = (at = NOON) => findWishes(portal.db, amina.actor, at);
const press = async (once: string | undefined, at = NOON) =>
	saveWishes(portal.db, amina.actor, await register(), once, "en", at);
const say = async (over: Partial<Wishes>, seen?: string) => {
	await choose(over, seen);
	return press((await draft())?.id);
};
const bodies = async () => {
	const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
	if (subject === undefined) throw new Error("no such patient");
	return (await entriesOf(portal.db.read, subject)).map(({ body }) => body);
};

describe("wishes for after death", () => {
	it("are an entry with what changed alone, and with a receipt that can be proved", async () => {
		await say({ research: "yes" });
		await say({ research: "yes", training: "no" });
		expect(await own()).toMatchObject({ wishes: { ...NOTHING, research: "yes", training: "no" } });
		expect(await bodies()).toMatchObject([
			{ kind: "after-death.wished", wishes: { research: "yes" }, said: { way: "online" } },
			{ kind: "after-death.wished", wishes: { training: "no" } },
		]);
		const ref = (await own()).last?.ref ?? "";
		// There is such a receipt; nothing signs in this test.
		expect(await findProof(portal.db, amina.actor, ref, async () => undefined)).toBe("not-now");
	});

	it("are said once, however often the button is pressed, and taken back by the same as now", async () => {
		await choose({ research: "no" });
		const once = (await draft())?.id;
		expect([await press(once), await press(once)]).toEqual([ok(null), ok(null)]);
		expect([(await bodies()).length, await draft()]).toEqual([1, undefined]);
		await say({});
		expect((await own()).wishes).toEqual(NOTHING);
	});

	it("are not saved over what somebody said since the page was made, and then only where the patient chose otherwise", async () => {
		const { seen } = await own();
		await say({ research: "no", training: "no" });
		expect(await say({ research: "yes" }, seen)).toEqual(refuse("changed"));
		expect((await own()).wishes).toMatchObject({ research: "no", training: "no" });
		expect((await press((await draft())?.id)).ok).toBe(true);
		expect((await own()).wishes).toMatchObject({ research: "yes", training: "no" });
	});

	it("are kept for a day until they are checked, sealed, and count for nothing until then", async () => {
		await choose({ research: "yes" });
		expect(await bodies()).toEqual([]);
		expect(JSON.stringify(await portal.db.read.select().from(typedDrafts))).not.toContain("research");
		expect((await draft(minutesAfterNoon(24 * 60)))?.wishes.research).toBe("yes");
		const late = minutesAfterNoon(24 * 60 + 1);
		expect(await draft(late)).toBeUndefined();
		expect(await press((await draft())?.id, late)).toEqual(refuse("no-draft"));
		await dropOldTyped(portal.db, system, late);
		expect(await portal.db.read.select().from(typedDrafts)).toEqual([]);
	});

	it("are not saved from a window that shows older ones, or without a key", async () => {
		await choose({ research: "yes" });
		const older = (await draft())?.id;
		await choose({ research: "no" });
		expect(await press(older)).toEqual(refuse("draft-changed"));
		expect(await press(undefined)).toEqual(refuse("no-draft"));
		expect(await bodies()).toEqual([]);
	});

	it("are written down by staff of the patient's provider, as the patient told them, and by nobody else", async () => {
		const said = { wishes: { ...NOTHING, planning: "no" } as const, seen: (await own()).seen, lang: "en" };
		const [db, all] = [portal.db, await register()];
		expect(await recordWishes(db, colm, all, amina.id, said, "paper", NOON)).toBeUndefined();
		expect(await readWishesForStaff(db, colm, all, amina.id, NOON)).toBeUndefined();
		expect((await recordWishes(db, rhian, all, amina.id, said, "paper", NOON))?.ok).toBe(true);
		expect(await bodies()).toMatchObject([
			{ said: { decider: { who: "patient" }, way: "paper", recorder: { who: "staff", name: rhian.name } } },
		]);
	});
});
