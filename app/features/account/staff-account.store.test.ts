import { eq } from "drizzle-orm";
import { TOTP } from "otpauth";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "#app/core/actor.ts";
import { refuse } from "#app/core/result.ts";
import { findSession } from "#app/features/account/session.store.server.ts";
import { makePasswords } from "#app/server/sign-in/password.server.ts";
import { sessions, staff } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { openPortal, system, type TestPortal } from "#tests/portal.ts";
import { addStaff, type NewStaff, resetStaff } from "./staff-account.store.server.ts";
import { changeOwnPassword, signInStaff } from "./staff-proof.store.server.ts";
import { staffChanges } from "./staff-record.store.server.ts";

const passwords = makePasswords();
const PASSWORD = "correct horse battery";
const rhian: NewStaff = {
	providerId: "riverside",
	name: "Rhian Price",
	email: "Rhian@Riverside.example ",
	role: "reception",
	password: PASSWORD,
};

let portal: TestPortal;
beforeEach(async () => {
	portal = await openPortal();
});
afterEach(() => portal.close());

async function added(over: Partial<NewStaff> = {}) {
	const made = await addStaff(portal.db, passwords, system, { ...rhian, ...over }, NOON);
	if (!made.ok) throw new Error(made.reason);
	return made.value;
}

function codeAt(secret: string, at: Date): string {
	return new TOTP({ secret }).generate({ timestamp: at.getTime() });
}

const signIn = (email: string, password: string, totp: string, at = NOON) =>
	signInStaff(portal.db, passwords, { email, password, totp }, at);

describe("a staff member", () => {
	it("signs in with address, password and code, and is then who they are", async () => {
		const { totpSecret, id } = await added();
		const signedIn = await signIn("RHIAN@riverside.example", PASSWORD, codeAt(totpSecret, NOON));
		if (!signedIn.ok) throw new Error(signedIn.reason);
		const session = await findSession(portal.db, signedIn.value, minutesAfterNoon(14));
		expect(session).toMatchObject({
			live: true,
			actor: {
				role: "staff",
				staffId: id,
				staffRole: "reception",
				providerId: "riverside",
				name: "Rhian Price",
			},
		});
		expect(await findSession(portal.db, signedIn.value, minutesAfterNoon(30))).toMatchObject({ live: false });
	});

	it("is refused by one name, whatever is wrong", async () => {
		const { totpSecret } = await added();
		const code = codeAt(totpSecret, NOON);
		const refused = refuse("not-matched");
		expect(await signIn("nobody@riverside.example", PASSWORD, code)).toEqual(refused);
		expect(await signIn("rhian@riverside.example", "wrong horse battery", code)).toEqual(refused);
		expect(
			await signIn("rhian@riverside.example", PASSWORD, codeAt(totpSecret, minutesAfterNoon(10))),
		).toEqual(refused);
		expect(await signIn("rhian@riverside.example", PASSWORD, "")).toEqual(refused);
		expect(await portal.db.read.select().from(sessions)).toEqual([]);
	});

	it("uses each code once, also when two browsers send it at the same moment", async () => {
		const { totpSecret } = await added();
		const code = codeAt(totpSecret, NOON);
		const both = await Promise.all([
			signIn("rhian@riverside.example", PASSWORD, code),
			signIn("rhian@riverside.example", PASSWORD, code),
		]);
		expect(both.filter((result) => result.ok)).toHaveLength(1);
		expect(await signIn("rhian@riverside.example", PASSWORD, code)).toEqual(refuse("not-matched"));
	});

	it("keeps a code that came with a wrong password", async () => {
		const { totpSecret } = await added();
		const code = codeAt(totpSecret, NOON);
		await signIn("rhian@riverside.example", "wrong horse battery", code);
		expect(await signIn("rhian@riverside.example", PASSWORD, code)).toMatchObject({ ok: true });
	});

	it("no longer comes in once the account is disabled", async () => {
		const { totpSecret, id } = await added();
		await portal.db.write((q) =>
			q.update(staff).set({ disabledAt: NOON }).where(eq(staff.id, id)).returning(),
		);
		expect(await signIn("rhian@riverside.example", PASSWORD, codeAt(totpSecret, NOON))).toEqual(
			refuse("not-matched"),
		);
	});

	it("is nowhere in the database with their secret or password in clear", async () => {
		const { totpSecret, id } = await added();
		const [row] = await portal.db.read.select().from(staff).where(eq(staff.id, id));
		expect(JSON.stringify(row)).not.toContain(totpSecret);
		expect(JSON.stringify(row)).not.toContain(PASSWORD);
		expect(() =>
			portal.db.vault.portal.open(
				{ table: "staff", row: "another", column: "totp_secret" },
				row?.totpSecret ?? "",
			),
		).toThrow();
	});
});

describe("a new account", () => {
	it("is refused with a name for each reason", async () => {
		const add = (over: Partial<NewStaff>) =>
			addStaff(portal.db, passwords, system, { ...rhian, ...over }, NOON);
		expect(await add({ password: "eleven char" })).toEqual(refuse("password-too-short"));
		expect(await add({ password: "x".repeat(201) })).toEqual(refuse("password-too-long"));
		expect(await add({ password: "password1234" })).toEqual(refuse("password-easy"));
		expect(await add({ email: "rhian" })).toEqual(refuse("email-not-valid"));
		expect(await add({ name: " " })).toEqual(refuse("name-missing"));
		expect(await add({ name: "Rhian \u202Eecirp" })).toEqual(refuse("name-direction"));
		expect(await add({ providerId: "nowhere" })).toEqual(refuse("no-such-provider"));
		await added();
		expect(await add({ email: "rhian@RIVERSIDE.example", providerId: "hillside" })).toEqual(
			refuse("email-taken"),
		);
	});

	it("gives the address that an app reads, with the provider's name", async () => {
		const { totpUri, totpSecret } = await added();
		expect(totpUri).toContain("otpauth://totp/Riverside%20Health:rhian%40riverside.example");
		expect(totpUri).toContain(totpSecret);
	});
});

describe("a reset account", () => {
	it("has another password and secret, and whoever was signed in is out", async () => {
		const { totpSecret, id } = await added();
		const before = await signIn("rhian@riverside.example", PASSWORD, codeAt(totpSecret, NOON));
		if (!before.ok) throw new Error(before.reason);
		const reset = await resetStaff(portal.db, passwords, system, id, "another long password", NOON);
		if (!reset.ok) throw new Error(reset.reason);
		expect(await findSession(portal.db, before.value, NOON)).toBeUndefined();
		const later = minutesAfterNoon(5);
		expect(await signIn("rhian@riverside.example", PASSWORD, codeAt(totpSecret, later), later)).toEqual(
			refuse("not-matched"),
		);
		const fresh = codeAt(reset.value.totpSecret, later);
		expect(await signIn("rhian@riverside.example", "another long password", fresh, later)).toMatchObject({
			ok: true,
		});
	});

	it("is refused where there is none", async () => {
		expect(await resetStaff(portal.db, passwords, system, "nobody", "another long password", NOON)).toEqual(
			refuse("no-such-staff"),
		);
	});
});

describe("a password of one's own", () => {
	const NEXT = "tall green kettle";
	const actorOf = (id: string): StaffActor => ({ ...signedIn, staffId: id });
	const signedIn = {
		role: "staff",
		staffRole: "reception",
		providerId: "riverside",
		name: "Rhian Price",
	} as const;
	const change = (id: string, over: Partial<{ password: string; totp: string; next: string }>) =>
		changeOwnPassword(
			portal.db,
			passwords,
			actorOf(id),
			{ password: PASSWORD, totp: "", next: NEXT, ...over },
			NOON,
		);

	it("takes the old one and a code, ends all sessions but the new one, and is recorded", async () => {
		const { totpSecret, id } = await added();
		const before = await signIn(
			"rhian@riverside.example",
			PASSWORD,
			codeAt(totpSecret, minutesAfterNoon(-1)),
			minutesAfterNoon(-1),
		);
		const changed = await change(id, { totp: codeAt(totpSecret, NOON) });
		if (!before.ok || !changed.ok) throw new Error("not changed");
		expect(await findSession(portal.db, before.value, NOON)).toBeUndefined();
		expect(await findSession(portal.db, changed.value, NOON)).toMatchObject({ live: true });
		const later = minutesAfterNoon(2);
		expect(await signIn("rhian@riverside.example", PASSWORD, codeAt(totpSecret, later), later)).toEqual(
			refuse("not-matched"),
		);
		expect(await signIn("rhian@riverside.example", NEXT, codeAt(totpSecret, later), later)).toMatchObject({
			ok: true,
		});
		expect((await staffChanges(portal.db, actorOf(id), id))[0]?.body).toMatchObject({ what: "password" });
	});

	it("stays as it was where the old one or the code is wrong, or the new one is easy, short or about them", async () => {
		const { totpSecret, id } = await added();
		const totp = codeAt(totpSecret, NOON);
		expect(await change(id, { totp, password: "wrong horse battery" })).toEqual(refuse("not-matched"));
		expect(await change(id, { totp: "000000" })).toEqual(refuse("not-matched"));
		expect(await change(id, { totp, next: "password1234" })).toEqual(refuse("password-easy"));
		expect(await change(id, { totp, next: "RhianPrice2026" })).toEqual(refuse("password-easy"));
		expect(await change(id, { totp, next: "eleven char" })).toEqual(refuse("password-too-short"));
		expect(await signIn("rhian@riverside.example", PASSWORD, totp)).toMatchObject({ ok: true });
	});
});
