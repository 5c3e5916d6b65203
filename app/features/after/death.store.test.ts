import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseLetterCode } from "#app/core/letter-code.ts";
import { refuse } from "#app/core/result.ts";
import { makeCode, signInByLetter } from "#app/features/account/letter-code.store.server.ts";
import { signInByNhsLogin } from "#app/features/account/nhs-login.store.server.ts";
import { findSession } from "#app/features/account/session.store.server.ts";
import { countJobs } from "#app/features/jobs/jobs.store.server.ts";
import { erasePatient } from "#app/features/people/erase.store.server.ts";
import { openNewLetter } from "#app/features/people/new-letter.store.server.ts";
import { actingNow } from "#app/features/record/acting.store.server.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { openTask } from "#app/features/record/open-task.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { readAsking } from "#app/features/staff/recording.store.server.ts";
import { readSummary } from "#app/features/staff/summary.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { sendWaiting } from "#app/server/messages/outbox.server.ts";
import { makePasswords } from "#app/server/sign-in/password.server.ts";
import { outbox, standing, tasks } from "#db/schema.ts";
import { aSaying, minutesAfterNoon, NOON } from "#tests/builders.ts";
import {
	aPatient,
	colm,
	openPortal,
	rhian,
	system,
	type TestPatient,
	type TestPortal,
} from "#tests/portal.ts";
import { assess, trust } from "#tests/trusted.ts";
import { readDeath, recordDeath, takeDeathBack } from "./death.store.server.ts";
import { recordListedDeaths } from "./listed-deaths.store.server.ts";
import { readOwnWishes, recordWishes } from "./wishes.store.server.ts";
import { findWishes, keepWishes, saveWishes } from "./wishes-draft.store.server.ts";

const DEATH = { on: "2026-11-20", source: "certificate", evidence: "Seen at the desk." } as const;
const BORN = "1957-03-27";
const passwords = makePasswords();
const translators = loadTranslators("locales");
const later = minutesAfterNoon;

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({});
});
afterEach(() => portal.close());

const register = () => currentRegister(portal.db);
const die = async (actor = rhian, over: Partial<Parameters<typeof recordDeath>[4]> = {}, at = later(1)) =>
	recordDeath(
		portal.db,
		actor,
		await register(),
		amina.id,
		{ ...DEATH, ...over },
		portal.db.vault.randomHex(16),
		at,
	);
const live = async (at = later(10), actor = rhian) =>
	takeDeathBack(portal.db, actor, await register(), amina.id, "It was another patient.", at);
const letter = async (at = NOON) => {
	const made = await makeCode(portal.db, passwords, system, amina.no, at);
	return made.ok ? made.value : made.reason;
};
async function signIn(typed: string, at: Date) {
	const code = parseLetterCode(typed);
	if (!code.ok) throw new Error(code.reason);
	const attempt = { code: code.value, birthDate: BORN, shared: false, helped: null };
	return signInByLetter(portal.db, passwords, attempt, at);
}
async function sayNoByPhone(at: Date) {
	const all = await register();
	const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
	if (subject === undefined) throw new Error("no such patient");
	const scope = { tool: "eye-scan-urgency", purpose: "care" } as const;
	const rest = { lang: "en", saidOn: null, settles: false, recordedAt: "riverside" };
	const choice = { scope, answer: "no" as const, said: aSaying(undefined, "phone"), ...rest };
	await portal.db.write(async (q) =>
		makeChoice(portal.db, q, all, subject, await standingNow(q, all, subject), choice, at),
	);
}
const send = (at: Date) =>
	sendWaiting(
		{ db: portal.db, translators, mailer: undefined, origin: "https://x.example", fault: () => undefined },
		at,
	);
const states = async () => (await portal.db.read.select().from(outbox)).map(({ state }) => state);

describe("a death that staff write down", () => {
	it("signs everybody out at once, and no code works or is made", async () => {
		const person = await trust(portal.db, amina.id);
		const code = await letter();
		const session = await signIn(code, NOON);
		if (!session.ok) throw new Error(session.reason);
		expect((await die())?.ok).toBe(true);
		expect(await findSession(portal.db, session.value, later(2))).toBeUndefined();
		expect(await signIn(code, later(2))).toEqual(refuse("not-matched"));
		expect(await letter(later(2))).toBe("cannot-act");
		const by = { issuer: "https://nhs.example", as: null, shared: false, helped: null };
		const theirs = { sub: "1", nhsNumber: amina.nhsNumber, birthDate: BORN, level: "P9" } as const;
		const all = await register();
		expect(await signInByNhsLogin(portal.db, all, { ...by, person: theirs }, later(2))).toEqual(
			refuse("no-match"),
		);
		expect(await actingNow(portal.db.read, portal.db.vault, amina.no, person, later(2))).toEqual(
			refuse("ended"),
		);
	});

	it("holds letters that wait, those that come later too, and lets nobody make a new one", async () => {
		await sayNoByPhone(NOON);
		await send(NOON);
		expect(await states()).toEqual(["to-post"]);
		await die();
		await sayNoByPhone(later(2));
		expect(await send(later(3))).toEqual({ sent: 0, toPost: 0, later: 0 });
		expect(await states()).toEqual(["waiting", "waiting"]);
		expect(await openNewLetter(portal.db, rhian, await register(), amina.id, later(3))).toBeUndefined();
	});

	it("closes the jobs to talk with the patient, also those that are opened later, and no other", async () => {
		const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
		if (subject === undefined) throw new Error("no such patient");
		const open = (kind: "call-back" | "look-again" | "help", at: Date) =>
			portal.db.write((q) =>
				openTask(
					portal.db,
					q,
					subject,
					{ kind, providerId: "riverside", tool: null, choice: null, due: "2026-11-25" },
					at,
				),
			);
		await open("call-back", NOON);
		await open("look-again", NOON);
		await die();
		await open("help", later(2));
		expect(await countJobs(portal.db, rhian)).toEqual([{ kind: "look-again", count: 1 }]);
		await live();
		expect((await portal.db.read.select().from(tasks)).map(({ doneAt }) => doneAt)).toEqual([
			null,
			null,
			null,
		]);
	});

	it("stands in the summary, where no tool starts", async () => {
		await die();
		const summary = await readSummary(portal.db, rhian, await register(), amina.id, "en", later(2));
		expect(summary?.diedOn).toBe("2026-11-20");
		expect(new Set(summary?.tools.map(({ reason }) => reason))).toEqual(new Set(["died"]));
	});

	it("leaves nobody who decides for them to be written down", async () => {
		const person = await trust(portal.db, amina.id, { authority: "attorney", may: "decide" });
		await assess(portal.db, amina.no, "represented");
		const asking = async () => readAsking(portal.db, rhian, await register(), amina.id, later(2));
		expect((await asking())?.deciders).toMatchObject([{ id: person }]);
		await die();
		expect((await asking())?.deciders).toEqual([]);
	});

	it("leaves what they wanted after it in the summary, beside what they said of each use", async () => {
		const all = await register();
		const wishes = { planning: "same", research: "no", training: "same", synthetic: "yes" } as const;
		const { seen } = (await readOwnWishes(portal.db, amina.actor, all)) ?? { seen: "" };
		await recordWishes(portal.db, rhian, all, amina.id, { wishes, seen, lang: "en" }, "phone", NOON);
		await die();
		const summary = await readSummary(portal.db, rhian, all, amina.id, "en", later(2));
		expect(summary?.purposes.map(({ purpose, said, wish }) => [purpose, said, wish])).toEqual([
			["planning", null, "same"],
			["research", null, "no"],
			["training", null, "same"],
			["synthetic", null, "yes"],
		]);
	});

	it("is written down once, by staff who have the patient on a list, and not before the birth", async () => {
		expect(await die(colm)).toBeUndefined();
		expect(await die(rhian, { on: "1950-01-01" })).toEqual(refuse("before-birth"));
		expect((await die())?.ok).toBe(true);
		expect(await die()).toEqual(refuse("there"));
	});
});

describe("a death that was a mistake", () => {
	it("is taken back with all that it held, but for codes and sessions", async () => {
		const code = await letter();
		await sayNoByPhone(NOON);
		await send(NOON);
		await die();
		expect(await live(later(10), colm)).toBeUndefined();
		expect(await live()).toEqual({ ok: true, value: null });
		expect(await live()).toEqual(refuse("gone"));
		expect((await readDeath(portal.db, rhian, await register(), amina.id, later(11)))?.death).toBeNull();
		expect(await send(later(11))).toMatchObject({ toPost: 1 });
		expect(await signIn(code, later(11))).toEqual(refuse("not-matched"));
		expect((await signIn(await letter(later(11)), later(12))).ok).toBe(true);
		const summary = await readSummary(portal.db, rhian, await register(), amina.id, "en", later(12));
		expect(summary?.diedOn).toBeNull();
		expect(summary?.tools.map(({ reason }) => reason)).not.toContain("died");
	});
});

describe("a death that the list brings", () => {
	const bring = async (diedOn: string | null, at = later(1)) => {
		const rows = [{ nhsNumber: amina.nhsNumber, diedOn }];
		const known = await register();
		return portal.db.write((q) => recordListedDeaths(portal.db, q, system, known, rows, at));
	};

	it("is written down once, and does not come back where people here found it to be a mistake", async () => {
		expect(await bring(null)).toBe(0);
		expect(await bring("2026-11-20")).toBe(1);
		expect(await bring("2026-11-20")).toBe(0);
		await live();
		expect(await bring("2026-11-20", later(20))).toBe(0);
	});
});

describe("an erasure of somebody who has died", () => {
	it("takes the death and the wish with it, and no list brings them back", async () => {
		const all = await register();
		const wishes = { planning: "same", research: "no", training: "same", synthetic: "same" } as const;
		const { seen } = (await readOwnWishes(portal.db, amina.actor, all)) ?? { seen: "" };
		await keepWishes(portal.db, amina.actor, { wishes, seen }, NOON);
		const { id } = (await findWishes(portal.db, amina.actor, NOON)) ?? { id: "" };
		expect(await saveWishes(portal.db, amina.actor, all, id, "en", NOON)).toMatchObject({ ok: true });
		await sayNoByPhone(NOON);
		await die(rhian, { evidence: "Seen by Zylphia." });
		const toErase = { nhsNumber: amina.nhsNumber, familyName: aPatient(0).familyName, why: "asked" } as const;
		expect(await erasePatient(portal.db, system, toErase, ["one", "two"], later(3))).toMatchObject({
			ok: true,
			value: { before: false },
		});

		expect(await readSummary(portal.db, rhian, all, amina.id, "en", later(4))).toBeUndefined();
		expect(await readDeath(portal.db, rhian, all, amina.id, later(4))).toBeUndefined();
		expect(await live(later(4))).toBeUndefined();
		expect(await portal.db.read.select().from(standing).where(eq(standing.patientNo, amina.no))).toEqual([]);
		const rows = [{ nhsNumber: amina.nhsNumber, diedOn: "2026-11-20" }];
		const listed = portal.db.write((q) => recordListedDeaths(portal.db, q, system, all, rows, later(5)));
		expect(await listed).toBe(0);
		expect(await send(later(6))).toEqual({ sent: 0, toPost: 0, later: 0 });
	});
});
