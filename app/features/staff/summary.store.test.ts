import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AddingBody } from "#app/core/standing.ts";
import { countLookUps, listLookUps } from "#app/features/record/look-up.store.server.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { applyEntry, readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { askTraining, confirmTraining } from "#app/features/training/training.store.server.ts";
import { aChoice, aPause, aSaying, NOON, theAttorney, thePatient } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { statementsDuring } from "#tests/statements.ts";
import { readSummary } from "./summary.store.server.ts";

const SCAN = "eye-scan-urgency";
const inCare = { tool: SCAN, purpose: "care" } as const;

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({ services: ["riverside-eyes", "riverside-gp"], language: "ur" });
});
afterEach(() => portal.close());

async function happens(...bodies: readonly AddingBody[]) {
	const { db } = portal;
	const register = await currentRegister(db);
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, amina.no);
		if (subject === undefined) throw new Error("no patient");
		for (const body of bodies) {
			const before = await readStanding(q, register, amina.no);
			await applyEntry(q, register, subject, before, await record(q, db.vault, subject, body, NOON));
		}
	});
}

async function summary(actor = rhian, id = amina.id) {
	return readSummary(portal.db, actor, await currentRegister(portal.db), id, "en", NOON);
}

async function scan() {
	return (await summary())?.tools.find(({ id }) => id === SCAN);
}

/** Changes rows behind the portal's back, as a fault of the disk or a hand would. */
function behindItsBack(sql: string) {
	const other = new Sqlite(join(portal.folder, "portal.db"));
	other.exec(sql);
	other.close();
}

describe("the summary of a patient", () => {
	it("says who they are and what they need", async () => {
		expect((await summary())?.patient).toMatchObject({
			givenNames: "Amina",
			familyName: "Ahmed",
			nhsNumber: amina.nhsNumber,
			birthDate: "1957-03-27",
			lang: "ur",
		});
	});

	it("has the tools in use at the staff member's provider for this patient, and no others", async () => {
		const both = await portal.addPatient({
			provider: "hillside",
			services: ["hillside-gp", "riverside-eyes"],
		});
		const here = async (actor = rhian) => (await summary(actor, both.id))?.tools.map(({ id }) => id);
		expect(await here()).toEqual(["staff-rostering", SCAN, "retina-disease-detection"]);
		expect(await here(colm)).toEqual(["consultation-notes"]);
	});

	it("has both answers where an old form and a newer answer do not agree", async () => {
		const form = aChoice({ scope: inCare, answer: "no", saidOn: "2026-11-01", disagreesWith: [1] });
		await happens(aChoice({ scope: inCare, answer: "yes" }), { ...form, said: aSaying(thePatient, "paper") });
		const shown = await scan();
		expect(shown?.reason).toBe("conflict");
		const both = [shown?.said, ...(shown?.against ?? [])].map((how) => [how?.answer, how?.saidOn]);
		expect(both.sort()).toEqual([
			["no", "2026-11-01"],
			["yes", null],
		]);
	});

	it("is not there for staff of another provider", async () => {
		expect(await summary(colm)).toBeUndefined();
		expect(await summary(rhian, "nobody")).toBeUndefined();
		expect(await countLookUps(portal.db, amina.actor)).toBe(0);
	});

	it("is three reads, whatever the patient has said, beside the look and whether the register is still the same", async () => {
		await happens(aChoice({ scope: inCare, answer: "no" }), aChoice({ scope: inCare, answer: "yes" }));
		await summary();
		const [register, look] = [1, 3];
		expect(await statementsDuring(() => summary())).toBe(3 + register + look);
	});

	it("tells beside each tool that needs training who confirmed theirs, reads no more, and says no other answer", async () => {
		await portal.addStaff(rhian);
		const before = await scan();
		const lead = { ...rhian, staffId: "lead", staffRole: "lead", name: "Lena Hart" } as const;
		const asked = { needed: true, words: "The maker's course.", link: null, months: null };
		const once = (n: number) => String(n).padStart(32, "0");
		await askTraining(portal.db, lead, SCAN, asked, { once: once(1), seen: "0.0" }, NOON);
		const missing = await scan();
		await confirmTraining(portal.db, rhian, SCAN, "2026-11-01", { once: once(2), seen: "1.0" }, NOON);
		const confirmed = await scan();
		expect([before, missing, confirmed].map((tool) => tool?.training)).toEqual([
			null,
			{ confirmed: false, count: 0, staff: 1 },
			{ confirmed: true, count: 1, staff: 1 },
		]);
		expect([missing, confirmed].map((tool) => ({ ...tool, training: null }))).toEqual([before, before]);
		const [register, look] = [1, 3];
		expect(await statementsDuring(() => summary())).toBe(3 + register + look);
	});

	it("is a look that the patient can read", async () => {
		await summary();
		const looks = await listLookUps(portal.db, amina.actor, 0, 10);
		expect(looks).toMatchObject([{ who: "staff", name: "Rhian Price", what: "summary" }]);
	});

	it("is not shown where the look cannot be written down", async () => {
		portal.forbidLooks();
		await expect(summary()).rejects.toThrow();
	});
});

describe("the answer about one tool", () => {
	it("follows the basis where nothing was said", async () => {
		const tools = (await summary())?.tools ?? [];
		expect(tools.map(({ id, answer, reason, said }) => ({ id, answer, reason, said }))).toEqual([
			{ id: "staff-rostering", answer: "not-applicable", reason: "no-individual-choice", said: null },
			{ id: SCAN, answer: "permit", reason: "used-unless-no", said: null },
			{ id: "retina-disease-detection", answer: "permit", reason: "used-unless-no", said: null },
			{ id: "symptom-triage", answer: "deny", reason: "needs-a-yes", said: null },
		]);
	});

	it("says who said no, when and how, and what happens instead", async () => {
		await happens(aChoice({ scope: inCare, answer: "no", said: aSaying(thePatient, "phone") }));
		const tool = await scan();
		expect(tool).toMatchObject({
			answer: "deny",
			reason: "said-no",
			said: { answer: "no", general: false, way: "phone", decider: null, recorder: "Rhian Price", at: NOON },
		});
		expect(tool?.instead.length).toBeGreaterThan(0);
	});

	it("names the trusted person who decided", async () => {
		await happens(aChoice({ scope: inCare, answer: "no", said: aSaying(theAttorney, "letter") }));
		expect((await scan())?.said?.decider).toEqual({ name: "Jo Hill", authority: "attorney" });
	});

	it("says that an answer was about everything", async () => {
		await happens(aChoice({ scope: { tool: null, purpose: null }, notice: null, answer: "no" }));
		expect(await scan()).toMatchObject({ answer: "deny", said: { general: true } });
	});

	it("rests on no choice while the tool is stopped for the patient", async () => {
		await happens(aChoice({ scope: inCare, answer: "yes" }), aPause("dispute-1", SCAN));
		expect(await scan()).toMatchObject({ answer: "deny", reason: "disputed", said: null });
	});
});

describe("an answer in doubt", () => {
	it("is never a yes where a row of what counts cannot be understood", async () => {
		await happens(aChoice({ scope: inCare, answer: "yes" }));
		behindItsBack("UPDATE standing SET rest = 'perhaps - 1 0 - -'");
		expect((await summary())?.tools.map(({ answer }) => answer)).toEqual([
			"unknown",
			"unknown",
			"unknown",
			"unknown",
		]);
	});

	it("is never a yes where the record cannot be read", async () => {
		await happens(aChoice({ scope: inCare, answer: "yes" }));
		behindItsBack(
			"DROP TRIGGER IF EXISTS entries_no_update; UPDATE entries SET sealed = substr(sealed, 1, 40)",
		);
		expect(await scan()).toMatchObject({ answer: "unknown", reason: "could-not-tell", said: null });
	});

	it("is never a yes where the choice it rests on is not in the record", async () => {
		await happens(aChoice({ scope: inCare, answer: "yes" }));
		behindItsBack("UPDATE standing SET seq = 999");
		expect(await scan()).toMatchObject({ answer: "unknown", reason: "could-not-tell" });
	});
});
