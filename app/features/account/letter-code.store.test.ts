import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseLetterCode } from "#app/core/letter-code.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { makePasswords } from "#app/server/sign-in/password.server.ts";
import { letterCodes } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { makeCode, signInByLetter } from "./letter-code.store.server.ts";
import { findSession } from "./session.store.server.ts";

const BORN = "1957-03-27";
const passwords = makePasswords();
const days = (count: number) => new Date(NOON.getTime() + count * 86_400_000);

let portal: TestPortal;
beforeAll(async () => {
	portal = await openPortal();
});
afterAll(() => portal.close());

async function letterFor(who: TestPatient, at = NOON): Promise<string> {
	const made = await makeCode(portal.db, passwords, system, who.no, at);
	if (!made.ok) throw new Error(made.reason);
	return made.value;
}

async function signIn(typed: string, birthDate = BORN, at = NOON) {
	const code = parseLetterCode(typed);
	if (!code.ok) throw new Error(code.reason);
	return signInByLetter(
		portal.db,
		passwords,
		{ code: code.value, birthDate, shared: true, helped: null },
		at,
	);
}

/** Another secret with the same look-up, with its right check symbol. */
function withAnotherSecret(code: string): string {
	const symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	const start = `${code.slice(0, 5)}0000-0000-000`;
	const found = [...symbols].map((check) => start + check).find((candidate) => parseLetterCode(candidate).ok);
	if (found === undefined) throw new Error("no such code");
	return found;
}

describe("a letter's code", () => {
	it("signs its patient in, again and again", async () => {
		const robert = await portal.addPatient();
		const code = await letterFor(robert);
		for (let time = 0; time < 2; time += 1) {
			const session = await signIn(code);
			if (!session.ok) throw new Error(session.reason);
			const found = await findSession(portal.db, session.value, NOON);
			expect(found?.actor).toMatchObject({ role: "patient", patientNo: robert.no });
		}
	});

	it("stops when a new one is made", async () => {
		const robert = await portal.addPatient();
		const old = await letterFor(robert);
		const fresh = await letterFor(robert);
		expect(await signIn(old)).toEqual({ ok: false, reason: "not-matched" });
		expect((await signIn(fresh)).ok).toBe(true);
	});

	it("ends what was opened with the old one when a new one is made", async () => {
		const robert = await portal.addPatient();
		const session = await signIn(await letterFor(robert));
		if (!session.ok) throw new Error(session.reason);
		expect((await findSession(portal.db, session.value, NOON))?.live).toBe(true);
		await letterFor(robert);
		expect(await findSession(portal.db, session.value, NOON)).toBeUndefined();
	});

	it("stops after twelve months without use, and each use begins them anew", async () => {
		const robert = await portal.addPatient();
		const code = await letterFor(robert);
		expect((await signIn(code, BORN, days(365))).ok).toBe(true);
		expect((await signIn(code, BORN, days(730))).ok).toBe(true);
		expect(await signIn(code, BORN, days(1096))).toEqual({ ok: false, reason: "not-matched" });
	});

	it("is one and the same refusal for a wrong secret, an unknown look-up and a wrong birth date", async () => {
		const code = await letterFor(await portal.addPatient());
		const refused = { ok: false, reason: "not-matched" };
		expect(await signIn(code, "1957-03-28")).toEqual(refused);
		expect(await signIn(withAnotherSecret(code))).toEqual(refused);
		expect(await signIn(withAnotherSecret("ZZZZ-0000-0000-0000"))).toEqual(refused);
	});

	it("is not in the database", async () => {
		const code = (await letterFor(await portal.addPatient())).replaceAll("-", "");
		const rows = JSON.stringify(await portal.db.read.select().from(letterCodes));
		expect(rows).not.toContain(code.slice(4, 15));
	});

	it("is made by the staff of the patient's own provider only", async () => {
		const robert = await portal.addPatient();
		expect((await makeCode(portal.db, passwords, rhian, robert.no, NOON)).ok).toBe(true);
		expect(await makeCode(portal.db, passwords, colm, robert.no, NOON)).toEqual({
			ok: false,
			reason: "no-such-patient",
		});
	});

	it("leaves each use where the patient can read it", async () => {
		const robert = await portal.addPatient();
		await signIn(await letterFor(robert));
		expect((await listLookUps(portal.db, robert.actor, 0, 20)).map(({ what }) => what)).toEqual([
			"signed-in",
			"letter-made",
		]);
	});
});
