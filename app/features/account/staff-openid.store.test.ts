import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { sessions, staff } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, system, type TestPortal } from "#tests/portal.ts";
import { changeColleague } from "./colleague.store.server.ts";
import { findSession } from "./session.store.server.ts";
import { inviteStaff, signInByOpenId } from "./staff-openid.store.server.ts";
import type { StaffPerson } from "./staff-openid.ts";
import { staffChanges } from "./staff-record.store.server.ts";

const lead: StaffActor = { ...rhian, staffId: "lead", staffRole: "lead", name: "Martin Lowe" };
const jo: StaffActor = { ...rhian, staffId: "jo", name: "Jo Lane" };
const DAY = 86_400_000;
const later = (days: number) => new Date(NOON.getTime() + days * DAY);

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
	for (const one of [rhian, lead, jo]) await portal.addStaff(one);
});
afterEach(() => portal.close());

const rhianThere = (over: Partial<StaffPerson> = {}): StaffPerson => ({
	...{ sub: "rhian", email: "staff-rhian@example.org" },
	...over,
});
const comes = (person = rhianThere(), at = NOON, issuer = "https://id.example") =>
	signInByOpenId(portal.db, { issuer, person }, at);
const press = (what: "openid-invited" | "openid-ended" | "disabled" | "enabled", at = NOON, actor = lead) =>
	changeColleague(portal.db, actor, rhian.staffId, { what }, at);
const recorded = async () =>
	(await staffChanges(portal.db, lead, rhian.staffId)).map(({ body }) => body.what).toReversed();
const nobody = { ok: false, reason: "no-match" };
const sessionCount = async () => (await portal.db.read.select().from(sessions)).length;

describe("a member of staff by OpenID", () => {
	it("comes in once a lead has invited them, and the account there is theirs from then on", async () => {
		await press("openid-invited");
		const id = await comes();
		if (!id.ok) throw new Error(id.reason);
		expect(await findSession(portal.db, id.value, NOON)).toMatchObject({
			actor: { role: "staff", staffId: rhian.staffId, staffRole: "reception", providerId: "riverside" },
			proved: "openid",
		});
		// The address counted once: it may be another's meanwhile, or be said no more.
		expect(await comes(rhianThere({ email: undefined }), later(300))).toMatchObject({ ok: true });
		expect(await recorded()).toEqual(["openid-invited", "openid-bound"]);
		const [bound] = (await staffChanges(portal.db, lead, rhian.staffId)).map(({ body }) => body.recorder);
		expect(bound).toMatchObject({ who: "staff", id: rhian.staffId });
	});

	it("may be invited by the operator, and once where that is said twice a day", async () => {
		for (const _ of [1, 2]) await inviteStaff(portal.db, system, rhian.staffId, NOON);
		expect(await recorded()).toEqual(["openid-invited"]);
		expect(await comes()).toMatchObject({ ok: true });
	});

	it("is nobody without an invitation, whatever address is said", async () => {
		expect(await comes()).toEqual(nobody);
		await press("openid-invited");
		for (const person of [
			rhianThere({ email: undefined }),
			rhianThere({ email: "jo@example.org" }),
			rhianThere({ email: "somebody@example.org" }),
		])
			expect(await comes(person)).toEqual(nobody);
		expect([await sessionCount(), await recorded()]).toEqual([0, ["openid-invited"]]);
	});

	it("is nobody once the seven days are over, until they are invited again", async () => {
		await press("openid-invited");
		expect(await comes(rhianThere(), later(7))).toEqual(nobody);
		await press("openid-invited", later(7));
		expect(await comes(rhianThere(), later(13.9))).toMatchObject({ ok: true });
	});

	it("keeps their account there from whoever comes later with their address", async () => {
		await press("openid-invited");
		await comes();
		await press("openid-invited");
		expect(await comes(rhianThere({ sub: "stranger" }))).toEqual(nobody);
		expect(await comes(rhianThere(), NOON, "https://other.example")).toEqual(nobody);
		expect(await recorded()).toEqual(["openid-invited", "openid-bound"]);
	});

	it("cannot have two accounts here by one account there", async () => {
		await press("openid-invited");
		await comes();
		await changeColleague(portal.db, lead, jo.staffId, { what: "openid-invited" }, NOON);
		const id = await comes(rhianThere({ email: "jo@example.org" }));
		if (!id.ok) throw new Error(id.reason);
		expect(await findSession(portal.db, id.value, NOON)).toMatchObject({ actor: { staffId: rhian.staffId } });
	});

	it("whose account is stopped is nobody, bound or invited, and an old invitation does not come back", async () => {
		await press("openid-invited");
		await press("disabled");
		expect(await comes()).toEqual(nobody);
		await press("enabled");
		expect(await comes()).toEqual(nobody);
		await press("openid-invited");
		expect(await comes()).toMatchObject({ ok: true });
		await press("disabled");
		expect(await comes()).toEqual(nobody);
	});

	it("is out at once when a lead ends it, and their account there opens nothing", async () => {
		await press("openid-invited");
		const id = await comes();
		if (!id.ok) throw new Error(id.reason);
		for (const _ of [1, 2]) await press("openid-ended");
		expect(await findSession(portal.db, id.value, NOON)).toBeUndefined();
		expect(await comes()).toEqual(nobody);
		expect(await recorded()).toEqual(["openid-invited", "openid-bound", "openid-ended"]);
	});

	it("is invited by nobody but a lead of their provider, and never by themself", async () => {
		for (const actor of [rhian, { ...lead, providerId: "hillside" }])
			await press("openid-invited", NOON, actor);
		await changeColleague(portal.db, lead, lead.staffId, { what: "openid-invited" }, NOON);
		const invited = (await portal.db.read.select().from(staff)).filter((row) => row.openIdUntil !== null);
		expect(invited).toEqual([]);
	});

	it("stays signed in where they were when they are invited", async () => {
		await press("openid-invited");
		const id = await comes();
		if (!id.ok) throw new Error(id.reason);
		await press("openid-invited");
		expect(await findSession(portal.db, id.value, NOON)).toBeDefined();
	});

	it("leaves neither their account there nor their name for it in the database", async () => {
		await press("openid-invited");
		await comes(rhianThere({ sub: "sub-of-rhian" }));
		expect(JSON.stringify(await portal.db.read.select().from(staff))).not.toMatch(/sub-of-rhian|id\.example/);
	});
});
