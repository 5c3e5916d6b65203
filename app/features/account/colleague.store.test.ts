import { TOTP } from "otpauth";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { refuse } from "#app/core/result.ts";
import { makePasswords } from "#app/server/sign-in/password.server.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, type TestPortal } from "#tests/portal.ts";
import { changeColleague, findColleague, listColleagues } from "./colleague.store.server.ts";
import { findSession, startSession } from "./session.store.server.ts";
import { addStaff, resetStaff } from "./staff-account.store.server.ts";
import { signInStaff } from "./staff-proof.store.server.ts";
import { staffChanges } from "./staff-record.store.server.ts";

const lead: StaffActor = { ...rhian, staffId: "lead", staffRole: "lead", name: "Martin Lowe" };
const stranger: StaffActor = { ...lead, staffId: "stranger", providerId: "hillside" };

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
	await portal.addStaff(rhian);
	await portal.addStaff(lead);
});
afterEach(() => portal.close());

const signedIn = async (staffId: string) =>
	portal.db.write((q) => startSession(portal.db, q, { staffId, shared: false, helped: null }, NOON));
const isIn = async (session: string) => (await findSession(portal.db, session, NOON)) !== undefined;
const change = (what: "disabled" | "enabled" | "signed-out", actor = lead, id = rhian.staffId) =>
	changeColleague(portal.db, actor, id, { what }, NOON);
const recorded = async () =>
	(await staffChanges(portal.db, lead, rhian.staffId)).map(({ body }) => [body.what, body.role]);

describe("colleagues", () => {
	it("are seen by a lead of their provider, by name and with when they were last there", async () => {
		await signedIn(rhian.staffId);
		expect(await listColleagues(portal.db, lead)).toMatchObject([
			{ name: lead.name, seenAt: null },
			{ name: rhian.name, role: rhian.staffRole, seenAt: NOON },
		]);
	});

	it("are nobody's to see for who is no lead, or leads elsewhere", async () => {
		expect(await listColleagues(portal.db, rhian)).toEqual([]);
		expect(await findColleague(portal.db.read, rhian, rhian.staffId)).toBeUndefined();
		expect(await findColleague(portal.db.read, stranger, rhian.staffId)).toBeUndefined();
		expect(await change("disabled", stranger)).toBeUndefined();
		expect(await change("disabled", rhian, lead.staffId)).toBeUndefined();
		expect(await recorded()).toEqual([]);
	});
});

describe("an account that is stopped", () => {
	it("is out at once, everywhere, and the record says who did it", async () => {
		const sessions = [await signedIn(rhian.staffId), await signedIn(rhian.staffId)];
		await change("disabled");
		expect(await Promise.all(sessions.map(isIn))).toEqual([false, false]);
		const [entry] = await staffChanges(portal.db, lead, rhian.staffId);
		expect(entry?.body).toMatchObject({ what: "disabled", recorder: { who: "staff", name: "Martin Lowe" } });
	});

	it("keeps its old sessions ended when it is opened again", async () => {
		const session = await signedIn(rhian.staffId);
		await change("disabled");
		await change("enabled");
		expect(await isIn(session)).toBe(false);
		expect(await recorded()).toEqual([
			["enabled", null],
			["disabled", null],
		]);
	});

	it("is stopped once, however often that is pressed", async () => {
		await change("disabled");
		await change("disabled");
		expect(await recorded()).toEqual([["disabled", null]]);
	});

	it("is never one's own", async () => {
		expect(await change("disabled", lead, lead.staffId)).toEqual(refuse("yourself"));
		expect(await findColleague(portal.db.read, lead, lead.staffId)).toMatchObject({ disabledAt: null });
	});
});

describe("another job", () => {
	it("counts from the next page on, and is recorded with what it is", async () => {
		const session = await signedIn(rhian.staffId);
		await changeColleague(portal.db, lead, rhian.staffId, { what: "role", role: "clinician" }, NOON);
		expect(await isIn(session)).toBe(false);
		expect(await findColleague(portal.db.read, lead, rhian.staffId)).toMatchObject({ role: "clinician" });
		expect(await recorded()).toEqual([["role", "clinician"]]);
	});

	it("that is the one they have changes nothing", async () => {
		const session = await signedIn(rhian.staffId);
		const same = { what: "role", role: rhian.staffRole } as const;
		await changeColleague(portal.db, lead, rhian.staffId, same, NOON);
		expect([await isIn(session), await recorded()]).toEqual([true, []]);
	});
});

describe("a lead", () => {
	const passwords = makePasswords();
	const account = {
		name: "Jo Lane",
		email: "jo@riverside.example",
		role: "reception",
		password: "tall green kettle",
	} as const;

	it("adds people to their own provider only, and the record says so", async () => {
		const elsewhere = await addStaff(
			portal.db,
			passwords,
			lead,
			{ ...account, providerId: "hillside" },
			NOON,
		);
		expect(elsewhere).toEqual(refuse("no-such-provider"));
		const made = await addStaff(
			portal.db,
			passwords,
			lead,
			{ ...account, providerId: lead.providerId },
			NOON,
		);
		if (!made.ok) throw new Error(made.reason);
		const [entry] = await staffChanges(portal.db, lead, made.value.id);
		expect(entry?.body).toMatchObject({ what: "added", role: "reception" });
	});

	it("resets nobody of another provider, and reception nobody at all", async () => {
		for (const actor of [stranger, rhian])
			expect(await resetStaff(portal.db, passwords, actor, rhian.staffId, "tall green kettle", NOON)).toEqual(
				refuse("no-such-staff"),
			);
	});

	const own = { ...account, providerId: lead.providerId };
	const ONCE = "0123456789abcdef0123456789abcdef";
	const add = (once = ONCE, actor = lead) => addStaff(portal.db, passwords, actor, own, NOON, once);
	const signInWith = (totpSecret: string) =>
		signInStaff(
			portal.db,
			passwords,
			{
				email: own.email,
				password: own.password,
				totp: new TOTP({ secret: totpSecret }).generate({ timestamp: NOON.getTime() }),
			},
			NOON,
		);

	it("who presses twice adds one account, and the secrets that were shown last open it", async () => {
		const [first, second] = [await add(), await add()];
		if (!first.ok || !second.ok) throw new Error("not added");
		expect(second.value.id).toBe(first.value.id);
		expect((await signInWith(first.value.totpSecret)).ok).toBe(false);
		expect((await signInWith(second.value.totpSecret)).ok).toBe(true);
		expect((await staffChanges(portal.db, lead, first.value.id)).map(({ body }) => body.what)).toEqual([
			"reset",
			"added",
		]);
	});

	it("who sends an old form again changes nothing of somebody who has signed in since", async () => {
		const made = await add();
		if (!made.ok) throw new Error(made.reason);
		await signInWith(made.value.totpSecret);
		expect(await add()).toEqual(refuse("email-taken"));
		expect(await add("f".repeat(32))).toEqual(refuse("email-taken"));
	});

	it("never finds the account that somebody else's form made", async () => {
		await add();
		expect(await add(ONCE, { ...lead, staffId: "other" })).toEqual(refuse("key-not-yours"));
	});

	it("makes no new secrets for themselves, nor for an account that is stopped", async () => {
		const reset = (id: string) => resetStaff(portal.db, passwords, lead, id, "tall green kettle", NOON);
		expect(await reset(lead.staffId)).toEqual(refuse("not-open"));
		await change("disabled");
		expect(await reset(rhian.staffId)).toEqual(refuse("not-open"));
		expect(await recorded()).toEqual([["disabled", null]]);
	});
});
