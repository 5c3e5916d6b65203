import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseLetterCode } from "#app/core/letter-code.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { endOwnTrust, endTrustByStaff } from "#app/features/trust/end-trust.store.server.ts";
import { makePasswords } from "#app/server/sign-in/password.server.ts";
import { sessions } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { trust } from "#tests/trusted.ts";
import { makeCode, signInByLetter } from "./letter-code.store.server.ts";
import { findSession } from "./session.store.server.ts";

const BORN = "1957-03-27";
const passwords = makePasswords();
const ENDED = { because: "staff", note: "It is over.", way: null } as const;

let portal: TestPortal;
let alex: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	alex = await portal.addPatient();
});
afterEach(() => portal.close());

async function codeFor(person: string | null, of = alex): Promise<string> {
	const made = await makeCode(portal.db, passwords, person === null ? system : rhian, of.no, NOON, person);
	if (!made.ok) throw new Error(made.reason);
	return made.value;
}
async function signIn(typed: string, birthDate = BORN, at = NOON) {
	const code = parseLetterCode(typed);
	if (!code.ok) throw new Error(code.reason);
	const tried = { code: code.value, birthDate, shared: true, helped: null };
	return signInByLetter(portal.db, passwords, tried, at);
}
async function sessionOf(code: string): Promise<string> {
	const session = await signIn(code);
	if (!session.ok) throw new Error(session.reason);
	return session.value;
}
const found = (session: string, at = NOON) => findSession(portal.db, session, at);
const end = async (person: string) =>
	endTrustByStaff(portal.db, rhian, await currentRegister(portal.db), alex.id, person, ENDED, NOON);
const NO = { ok: false, reason: "not-matched" };

describe("the code of somebody who acts for a patient", () => {
	it("signs them in as themself for that one patient, by the patient's birth date", async () => {
		const sam = await trust(portal.db, alex.id);
		const session = await sessionOf(await codeFor(sam));
		expect((await found(session))?.actor).toEqual({
			...{ role: "trusted", patientNo: alex.no, way: "letter", helped: null },
			person: { id: sam, name: "Sam Carter", authority: "carer", may: "help", limits: null },
			patient: { name: "Amina Ahmed", status: "self" },
		});
	});

	it.each(["staff", "the patient", "their last day"] as const)(
		"stays shut after an end by %s, with each session that it opened, when they are on record again",
		async (by) => {
			const attorney = { authority: "attorney", may: "decide" } as const;
			const until = by === "their last day" ? "2026-11-21" : null;
			const sam = await trust(portal.db, alex.id, { ...attorney, until });
			const code = await codeFor(sam);
			const session = await sessionOf(code);
			const register = await currentRegister(portal.db);
			if (by === "staff") await end(sam);
			if (by === "the patient") await endOwnTrust(portal.db, alex.actor, register, sam, NOON);
			const later = by === "their last day" ? new Date("2026-11-22T00:05:00Z") : NOON;
			expect(await trust(portal.db, alex.id, attorney, rhian, later)).toBe(sam);
			expect(await found(session, later)).toBeUndefined();
			expect(await signIn(code, BORN, later)).toEqual(NO);
			const kept = await portal.db.read.select().from(sessions);
			expect(kept.map(({ revokedAt }) => revokedAt)).toEqual([later]);
			const subject = await subjectOf(portal.db.read, portal.db.vault, alex.no);
			const bodies = subject ? (await entriesOf(portal.db.read, subject)).map(({ body }) => body) : [];
			expect(bodies).toContainEqual(
				expect.objectContaining({ kind: "letter-code", what: "stopped", person: sam }),
			);
		},
	);

	it("is read by the patient among those who looked, by name, and stands in the record", async () => {
		await sessionOf(await codeFor(await trust(portal.db, alex.id)));
		const looks = await listLookUps(portal.db, alex.actor, 0, 10);
		expect(looks.filter(({ what }) => what === "signed-in")).toMatchObject([
			{ who: "patient", name: "Sam Carter" },
		]);
		const subject = await subjectOf(portal.db.read, portal.db.vault, alex.no);
		const bodies =
			subject === undefined ? [] : (await entriesOf(portal.db.read, subject)).map(({ body }) => body);
		expect(bodies).toContainEqual(
			expect.objectContaining({
				kind: "letter-code",
				what: "used",
				recorder: expect.objectContaining({ who: "trusted", name: "Sam Carter" }),
			}),
		);
	});

	it("opens nothing with another birth date, and nobody else's record", async () => {
		const code = await codeFor(await trust(portal.db, alex.id));
		expect(await signIn(code, "1980-01-01")).toEqual(NO);
		const other = await portal.addPatient({ birthDate: "1980-01-01" });
		const theirs = await codeFor(await trust(portal.db, other.id), other);
		expect(await signIn(theirs, BORN)).toEqual(NO);
	});

	it("stops at once when their authority is ended, and so does whoever is signed in with it", async () => {
		const sam = await trust(portal.db, alex.id);
		const code = await codeFor(sam);
		const session = await sessionOf(code);
		await end(sam);
		expect(await signIn(code)).toEqual(NO);
		expect((await found(session))?.actor).toEqual({ role: "stopped", because: "ended" });
	});

	it("ends with the last day of their authority, without anything being done", async () => {
		const code = await codeFor(await trust(portal.db, alex.id, { until: "2026-11-21" }));
		const lastMinute = new Date("2026-11-21T23:55:00Z");
		const session = await signIn(code, BORN, lastMinute);
		if (!session.ok) throw new Error(session.reason);
		expect((await found(session.value, lastMinute))?.actor.role).toBe("trusted");
		const nextDay = new Date("2026-11-22T00:00:01Z");
		expect((await found(session.value, nextDay))?.actor).toEqual({ role: "stopped", because: "over" });
		expect(await signIn(code, BORN, nextDay)).toEqual(NO);
	});

	it("is replaced by a newer one of theirs alone: the patient's own and another person's go on", async () => {
		const [sam, pat] = [
			await trust(portal.db, alex.id),
			await trust(portal.db, alex.id, { name: "Pat Carter" }),
		];
		const [own, old, other] = [await codeFor(null), await codeFor(sam), await codeFor(pat)];
		const sessions = [await sessionOf(own), await sessionOf(old), await sessionOf(other)];
		await codeFor(sam);
		expect(await signIn(old)).toEqual(NO);
		const roles = await Promise.all(sessions.map(async (id) => (await found(id))?.actor.role));
		expect(roles).toEqual(["patient", undefined, "trusted"]);
		await codeFor(null);
		expect((await found(sessions[2] ?? ""))?.actor.role).toBe("trusted");
	});

	it("is made for nobody who does not act today", async () => {
		const sam = await trust(portal.db, alex.id);
		await end(sam);
		expect(await makeCode(portal.db, passwords, rhian, alex.no, NOON, sam)).toEqual({
			ok: false,
			reason: "cannot-act",
		});
		expect(await makeCode(portal.db, passwords, rhian, alex.no, NOON, "nobody")).toEqual({
			ok: false,
			reason: "cannot-act",
		});
	});
});
