import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refuse } from "#app/core/result.ts";
import { listLookUps } from "#app/features/record/look-up.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { entries, onceKeys, outbox, tasks } from "#db/schema.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { lookAhead, readAsking, saveRecording } from "./recording.store.server.ts";
import type { Recording } from "./recording.ts";
import { readSummary } from "./summary.store.server.ts";

const SCAN = "eye-scan-urgency";
const RETINA = "retina-disease-detection";
const ONCE = "0123456789abcdef0123456789abcdef";

/** The mark of a page that showed nothing. */
const NOTHING = "0".repeat(64);
let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient({ services: ["riverside-eyes", "riverside-gp"] });
});
afterEach(() => portal.close());

const byPhone: Recording = {
	way: "phone",
	decider: { who: "patient" },
	...{ helper: null, interpreter: null, saidOn: null, settledHow: null, printed: null, help: false },
	answers: [{ tool: SCAN, answer: "no" }],
};

async function asking(actor = rhian) {
	return readAsking(portal.db, actor, await currentRegister(portal.db), amina.id, NOON);
}

async function save(
	recording: Partial<Recording>,
	over: { actor?: typeof rhian; once?: string; seen?: string; at?: Date } = {},
) {
	const { actor = rhian, once = ONCE, at = NOON } = over;
	const seen = over.seen ?? (await asking())?.seen ?? NOTHING;
	const register = await currentRegister(portal.db);
	return saveRecording(
		portal.db,
		actor,
		register,
		amina.id,
		{ ...byPhone, ...recording },
		{ once, seen },
		"en",
		at,
	);
}

async function recorded() {
	const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
	if (subject === undefined) throw new Error("no patient");
	return (await entriesOf(portal.db.read, subject)).map(({ body }) => body);
}

async function answers() {
	const summary = await readSummary(portal.db, rhian, await currentRegister(portal.db), amina.id, "en", NOON);
	return Object.fromEntries(
		(summary?.tools ?? []).map(({ id, answer, reason }) => [id, `${answer}: ${reason}`]),
	);
}

describe("what can be asked", () => {
	it("is each tool in use here about which the patient can choose", async () => {
		expect((await asking())?.tools.map(({ id }) => id)).toEqual([SCAN, RETINA, "symptom-triage"]);
	});

	it("is nothing for staff of another provider", async () => {
		expect(await asking(colm)).toBeUndefined();
	});
});

describe("a recording", () => {
	it("makes the same entry as the patient's own hand, with who wrote it down and how", async () => {
		await save({ helper: "her son", interpreter: "Urdu, by phone" });
		expect((await recorded()).find(({ kind }) => kind === "choice.made")).toMatchObject({
			scope: { tool: SCAN, purpose: "care" },
			answer: "no",
			notice: 1,
			saidOn: null,
			said: {
				decider: { who: "patient" },
				recorder: { who: "staff", id: rhian.staffId, name: "Rhian Price" },
				way: "phone",
				helped: "her son",
				interpreter: "Urdu, by phone",
			},
		});
		expect(await answers()).toMatchObject({ [SCAN]: "deny: said-no" });
	});

	it("lets an answer about one tool stand beside one about everything, said in the same call", async () => {
		await save({
			answers: [
				{ tool: SCAN, answer: "yes" },
				{ tool: null, answer: "no" },
			],
		});
		expect(await answers()).toMatchObject({ [SCAN]: "permit: said-yes", [RETINA]: "deny: said-no" });
	});

	it("of a no to research is about that use, and changes no tool in care", async () => {
		await save({ answers: [{ tool: null, purpose: "research", answer: "no" }] });
		expect(await recorded()).toMatchObject([{ scope: { tool: null, purpose: "research" }, answer: "no" }]);
		expect(await answers()).toMatchObject({ [SCAN]: "permit: used-unless-no" });
	});

	it("tells the patient by post, calls those who are not sure, and is a look that they can read", async () => {
		await save({ answers: [{ tool: RETINA, answer: "unsure" }] });
		const [task] = await portal.db.read.select().from(tasks);
		expect(task).toMatchObject({
			kind: "call-back",
			toolId: RETINA,
			providerId: "riverside",
			due: "2026-11-25",
		});
		expect(await portal.db.read.select().from(outbox)).toMatchObject([{ way: "letter", state: "waiting" }]);
		expect((await listLookUps(portal.db, amina.actor, 0, 1))[0]).toMatchObject({
			what: "recorded",
			name: "Rhian Price",
		});
	});

	it("saves once, however often the same form is sent", async () => {
		const seen = (await asking())?.seen ?? NOTHING;
		const pressed = await Promise.all([save({}, { seen }), save({}, { seen })]);
		const again = await save({}, { seen, at: minutesAfterNoon(3) });
		expect(pressed[0]).toMatchObject({ ok: true });
		expect(pressed[1]).toEqual(pressed[0]);
		expect(again).toEqual(pressed[0]);
		expect((await recorded()).filter(({ kind }) => kind === "choice.made")).toHaveLength(1);
	});

	it("saves again when the same form comes back with another answer", async () => {
		const first = await save({});
		const second = await save({ answers: [{ tool: SCAN, answer: "yes" }] });
		expect(second).toMatchObject({ ok: true });
		expect(second).not.toEqual(first);
	});

	it("is nobody else's to send again", async () => {
		const seen = (await asking())?.seen ?? NOTHING;
		await save({}, { seen });
		const other = { ...rhian, staffId: "staff-other" };
		expect(await save({}, { seen, actor: other })).toEqual(refuse("key-not-yours"));
	});

	it("is not saved where the patient's choices changed since the page was shown", async () => {
		const seen = (await asking())?.seen ?? NOTHING;
		await save({ answers: [{ tool: RETINA, answer: "no" }] });
		expect(await save({}, { seen })).toEqual(refuse("changed"));
		expect(await answers()).toMatchObject({ [SCAN]: "permit: used-unless-no" });
	});

	it("is saved whole or not at all", async () => {
		const seen = (await asking())?.seen ?? NOTHING;
		portal.forbidLooks();
		await expect(
			save(
				{
					answers: [
						{ tool: SCAN, answer: "no" },
						{ tool: RETINA, answer: "no" },
					],
				},
				{ seen },
			),
		).rejects.toThrow();
		expect(await portal.db.read.select().from(entries)).toEqual([]);
		expect(await portal.db.read.select().from(onceKeys)).toEqual([]);
		expect(await portal.db.read.select().from(outbox)).toEqual([]);
	});

	it("of another provider's patient is no recording", async () => {
		expect(await save({}, { actor: colm, seen: NOTHING })).toBeUndefined();
		expect(await recorded()).toEqual([]);
	});
});

describe("what a trusted person decided", () => {
	const attorney = {
		who: "trusted",
		authority: "attorney",
		name: "Jo Hill",
		evidence: "Saw the paper.",
	} as const;

	it("keeps what staff saw, and does not change who decides", async () => {
		await save({ decider: attorney });
		expect(await recorded()).toMatchObject([
			{ kind: "status.changed", status: "self", evidence: "Jo Hill, attorney: Saw the paper." },
			{ kind: "choice.made", said: { decider: { who: "trusted", name: "Jo Hill", authority: "attorney" } } },
		]);
	});

	it("is the same person's the next time, and never outweighs the patient's own no", async () => {
		await save({ decider: attorney });
		await save({ decider: { ...attorney, name: "jo hill" }, answers: [{ tool: SCAN, answer: "yes" }] });
		const people = (await recorded()).flatMap((body) =>
			body.kind === "choice.made" && body.said.decider.who === "trusted" ? [body.said.decider.id] : [],
		);
		expect(new Set(people).size).toBe(1);
		expect(await answers()).toMatchObject({ [SCAN]: "permit: said-yes" });
		await save({});
		await save(
			{ decider: attorney, answers: [{ tool: SCAN, answer: "yes" }] },
			{ once: ONCE.replace("0", "f") },
		);
		expect(await answers()).toMatchObject({ [SCAN]: "deny: said-no" });
	});
});

describe("a paper form", () => {
	const onPaper = { way: "paper", saidOn: "2026-11-01" } as const;

	it("that is older than another answer is a conflict, which a person is asked to settle", async () => {
		await save({ answers: [{ tool: SCAN, answer: "yes" }] });
		await save(onPaper);
		expect(await answers()).toMatchObject({ [SCAN]: "deny: conflict" });
		expect((await asking())?.hasConflict).toBe(true);
		expect((await portal.db.read.select().from(tasks)).map(({ kind }) => kind)).toEqual(["conflict"]);
	});

	it("is settled by an answer that was talked through", async () => {
		await save({ answers: [{ tool: SCAN, answer: "yes" }] });
		await save(onPaper);
		await save(
			{ settledHow: "We talked: yes.", answers: [{ tool: SCAN, answer: "yes" }] },
			{ once: ONCE.replace("0", "f") },
		);
		expect(await answers()).toMatchObject({ [SCAN]: "permit: said-yes" });
	});

	it("shows its conflict before it is saved", async () => {
		await save({ answers: [{ tool: SCAN, answer: "yes" }] });
		const asked = await asking();
		if (asked === undefined) throw new Error("no patient");
		const ahead = await lookAhead(portal.db, rhian, asked, { ...byPhone, ...onPaper }, "en", NOON);
		expect(ahead).toMatchObject({ due: "2026-11-25", answers: [{ conflict: true, reason: "conflict" }] });
	});
});
