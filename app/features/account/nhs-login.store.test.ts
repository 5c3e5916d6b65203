import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { nhsLogins, sessions, tasks } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { nhsLoginSince, signInByNhsLogin, unlinkNhsLogin } from "./nhs-login.store.server.ts";
import type { NhsPerson } from "./nhs-login.ts";
import { findSession } from "./session.store.server.ts";

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

const aminaThere = (over: Partial<NhsPerson> = {}): NhsPerson => ({
	...{ sub: "amina", level: "P9", nhsNumber: amina.nhsNumber, birthDate: "1957-03-27" },
	...over,
});

async function comes(person: NhsPerson, as: number | null = null, issuer = "https://nhs.example") {
	const arrival = { issuer, person, as, shared: false, helped: null };
	return signInByNhsLogin(portal.db, await currentRegister(portal.db), arrival, NOON);
}

async function recorded({ no }: TestPatient): Promise<string[]> {
	const subject = await subjectOf(portal.db.read, portal.db.vault, no);
	const entries = subject === undefined ? [] : await entriesOf(portal.db.read, subject);
	return entries.map(({ body }) => (body.kind === "nhs-login" ? body.what : body.kind));
}
const jobs = async () =>
	(await portal.db.read.select().from(tasks)).map(({ kind, patientNo }) => [kind, patientNo]);

describe("a patient by NHS login", () => {
	it("is signed in at the level at which they are known there, and the account is theirs from then on", async () => {
		const id = await comes(aminaThere({ level: "P5" }));
		if (!id.ok) throw new Error(id.reason);
		const session = await findSession(portal.db, id.value, NOON);
		expect(session).toMatchObject({ actor: { ...amina.actor, way: "P5" }, proved: "P5", shared: false });
		expect(await comes(aminaThere())).toMatchObject({ ok: true });
		expect(await recorded(amina)).toEqual(["linked", "used", "used"]);
		expect(await nhsLoginSince(portal.db, amina.actor)).toEqual(NOON);
	});

	it("keeps neither their account's name nor what NHS login said of them", async () => {
		await comes(aminaThere());
		expect(JSON.stringify(await portal.db.read.select().from(nhsLogins))).not.toMatch(/amina|1957|999/);
	});

	it("is nobody where number or birth date alone fits, and nothing is written", async () => {
		const other = await portal.addPatient({ birthDate: "1960-01-01" });
		for (const person of [
			aminaThere({ birthDate: "1957-03-28" }),
			aminaThere({ nhsNumber: other.nhsNumber }),
		])
			expect(await comes(person)).toEqual({ ok: false, reason: "no-match" });
		expect(await portal.db.read.select().from(sessions)).toEqual([]);
		expect([await recorded(amina), await recorded(other), await jobs()]).toEqual([[], [], []]);
	});

	it("is nobody but who was signed in when it began", async () => {
		const other = await portal.addPatient({ birthDate: "1960-01-01" });
		expect(await comes(aminaThere(), other.no)).toEqual({ ok: false, reason: "no-match" });
		expect(await portal.db.read.select().from(nhsLogins)).toEqual([]);
		expect(await comes(aminaThere(), amina.no)).toMatchObject({ ok: true });
	});
});

describe("an account that is known here", () => {
	it("opens nothing with another patient's number, and staff get one job about whose it was", async () => {
		const other = await portal.addPatient({ birthDate: "1960-01-01" });
		await comes(aminaThere());
		const changed = aminaThere({ nhsNumber: other.nhsNumber, birthDate: "1960-01-01" });
		for (const _ of [1, 2]) expect(await comes(changed)).toEqual({ ok: false, reason: "no-match" });
		expect(await jobs()).toEqual([["nhs-login", amina.no]]);
		expect(await recorded(amina)).toEqual(["linked", "used", "refused", "task.opened"]);
		expect(await recorded(other)).toEqual([]);
	});

	it("opens nothing once the birth date here is another", async () => {
		await comes(aminaThere());
		expect(await comes(aminaThere({ birthDate: "1957-03-28" }))).toEqual({ ok: false, reason: "no-match" });
		expect(await jobs()).toEqual([["nhs-login", amina.no]]);
	});
});

describe("another account for a patient who has one", () => {
	it.each([
		["of the same provider", "amina-2", "https://nhs.example"],
		["of the same name at another provider", "amina", "https://other.example"],
	])("%s opens nothing until theirs is taken away", async (_name, sub, issuer) => {
		await comes(aminaThere());
		expect(await comes(aminaThere({ sub }), null, issuer)).toEqual({ ok: false, reason: "no-match" });
		expect(await jobs()).toEqual([["nhs-login", amina.no]]);
		for (const _ of [1, 2]) await unlinkNhsLogin(portal.db, amina.actor, NOON);
		expect(await comes(aminaThere({ sub }), null, issuer)).toMatchObject({ ok: true });
		expect((await recorded(amina)).filter((what) => what === "unlinked")).toHaveLength(1);
		const [row] = await portal.db.read.select().from(nhsLogins).where(eq(nhsLogins.patientNo, amina.no));
		expect(row).toBeDefined();
	});
});
