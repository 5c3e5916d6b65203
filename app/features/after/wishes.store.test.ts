import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refuse } from "#app/core/result.ts";
import { findProof } from "#app/features/record/proof.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import type { Wishes } from "./wishes.forms.ts";
import { readOwnWishes, readWishesForStaff, recordWishes, sayWishes } from "./wishes.store.server.ts";

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
const say = async (over: Partial<Wishes>, seen?: string) =>
	sayWishes(
		portal.db,
		amina.actor,
		await register(),
		{ wishes: { ...NOTHING, ...over }, seen: seen ?? (await own()).seen, lang: "en" },
		NOON,
	);
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
		const { seen } = await own();
		await say({ research: "no" }, seen);
		await say({ research: "no" }, seen);
		expect(await bodies()).toHaveLength(1);
		await say({});
		expect((await own()).wishes).toEqual(NOTHING);
	});

	it("are not saved over what somebody said since the page was made", async () => {
		const { seen } = await own();
		await say({ research: "no" });
		expect(await say({ research: "yes" }, seen)).toEqual(refuse("changed"));
		expect((await own()).wishes.research).toBe("no");
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
