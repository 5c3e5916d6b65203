import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DecisionStatus } from "#app/core/entry.ts";
import { refuse } from "#app/core/result.ts";
import type { Decider } from "#app/core/said.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { readSummary } from "#app/features/staff/summary.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { tasks } from "#db/schema.ts";
import { aSaying, minutesAfterNoon, NOON, theAttorney, theMother, thePatient } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { changeStatus, readStatusKnown, statusAhead } from "./status.store.server.ts";

const SCAN = "eye-scan-urgency";
let portal: TestPortal;
let dorothy: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	dorothy = await portal.addPatient({ birthDate: "1938-08-08" });
});
afterEach(() => portal.close());

const register = () => currentRegister(portal.db);
const known = async (actor = rhian) => readStatusKnown(portal.db, actor, await register(), dorothy.id, NOON);

async function assess(
	status: DecisionStatus,
	over: { actor?: typeof rhian; once?: string; seen?: string } = {},
) {
	const { actor = rhian, once = portal.db.vault.randomHex(16) } = over;
	const seen = over.seen ?? (await known())?.seen ?? "";
	const assessed = {
		assessment: "capacity",
		on: "2026-11-20",
		by: "Dr Okoye",
		evidence: "Test of 20 November.",
	} as const;
	return changeStatus(
		portal.db,
		actor,
		await register(),
		dorothy.id,
		{ status, ...assessed },
		{ once, seen },
		NOON,
	);
}

async function says(answer: "yes" | "no", decider: Decider) {
	const [all, subject] = [await register(), await subjectOf(portal.db.read, portal.db.vault, dorothy.no)];
	if (subject === undefined) throw new Error("no patient");
	const rest = { lang: "en", saidOn: null, settles: false, recordedAt: "riverside" };
	const said = aSaying(decider, "phone");
	const choice = { scope: { tool: SCAN, purpose: "care" as const }, answer, said, ...rest };
	await portal.db.write(async (q) =>
		makeChoice(portal.db, q, all, subject, await standingNow(q, all, subject), choice, minutesAfterNoon(1)),
	);
}

async function answer() {
	const summary = await readSummary(portal.db, rhian, await register(), dorothy.id, "en", NOON);
	const tool = summary?.tools.find(({ id }) => id === SCAN);
	return `${tool?.answer}: ${tool?.reason}`;
}

const jobs = async () => (await portal.db.read.select().from(tasks)).map(({ kind }) => kind);

describe("an assessment", () => {
	it("says who decides from then on, and how it was found out", async () => {
		expect(await assess("represented")).toMatchObject({ ok: true });
		const subject = await subjectOf(portal.db.read, portal.db.vault, dorothy.no);
		const bodies = subject ? (await entriesOf(portal.db.read, subject)).map(({ body }) => body) : [];
		expect(bodies).toEqual([
			{
				kind: "status.changed",
				version: 2,
				status: "represented",
				because: {
					what: "assessed",
					...{ assessment: "capacity", on: "2026-11-20", by: "Dr Okoye", evidence: "Test of 20 November." },
				},
				recorder: { who: "staff", id: rhian.staffId, name: rhian.name },
			},
		]);
		expect((await known())?.status).toBe("represented");
	});

	it("makes an objection that the patient voices stronger than a representative's yes", async () => {
		await assess("represented");
		await says("yes", theAttorney);
		expect(await answer()).toBe("permit: said-yes");
		await says("no", thePatient);
		expect(await answer()).toBe("ask: patient-objects");
	});

	it("that they decide for themself again asks again, once, and gives a person that job", async () => {
		await assess("represented");
		await says("yes", theAttorney);
		const asked = await known();
		if (asked === undefined) throw new Error("no patient");
		const ahead = await statusAhead(portal.db, rhian, await register(), asked, "self", NOON);
		expect(ahead.effects).toMatchObject([{ before: "permit", after: "ask", reason: "ask-again" }]);
		const once = "0123456789abcdef0123456789abcdef";
		const first = await assess("self", { once });
		expect(await assess("self", { once })).toEqual(first);
		expect(await answer()).toBe("ask: ask-again");
		expect((await jobs()).filter((kind) => kind === "ask-again")).toHaveLength(1);
	});

	it("that sets two against each other who said different things makes a job to talk with both, once", async () => {
		const young = await portal.addPatient({ birthDate: "2012-02-19" });
		dorothy = young;
		await says("yes", thePatient);
		await says("no", theMother);
		expect((await jobs()).filter((kind) => kind === "conflict")).toEqual([]);
		await assess("jointly");
		expect(await answer()).toBe("deny: conflict");
		const found = (await portal.db.read.select().from(tasks)).filter(({ kind }) => kind === "conflict");
		expect(found).toMatchObject([{ toolId: SCAN, patientNo: young.no, doneAt: null }]);
		await assess("jointly");
		expect((await jobs()).filter((kind) => kind === "conflict")).toHaveLength(1);
	});

	it("never lets a trusted person's yes stand against the patient's own no while they decide", async () => {
		await says("no", thePatient);
		await says("yes", theAttorney);
		expect(await answer()).toBe("deny: said-no");
	});

	it("is refused where something changed since its page, and for a status that no adult can have", async () => {
		const seen = (await known())?.seen ?? "";
		await says("yes", thePatient);
		expect(await assess("represented", { seen })).toEqual(refuse("changed"));
		expect(await assess("jointly")).toEqual(refuse("not-offered"));
	});

	it("is not there for staff of another provider", async () => {
		expect(await known(colm)).toBeUndefined();
		expect(await assess("represented", { actor: colm, seen: "" })).toBeUndefined();
	});

	it("warns where nobody on record could decide", async () => {
		const asked = await known();
		if (asked === undefined) throw new Error("no patient");
		const ahead = async (status: DecisionStatus) =>
			(await statusAhead(portal.db, rhian, await register(), asked, status, NOON)).nobody;
		expect([await ahead("represented"), await ahead("self")]).toEqual([true, false]);
	});
});
