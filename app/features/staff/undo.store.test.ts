import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "#app/core/entry.ts";
import type { Decider } from "#app/core/said.ts";
import { findReceipt } from "#app/features/choices/receipt.store.server.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { lookUps, outbox } from "#db/schema.ts";
import { aSaying, NOON, theAttorney, thePatient } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { readSummary } from "./summary.store.server.ts";
import { readToTakeBack, takeBackForPatient } from "./undo.store.server.ts";

const SCAN = "eye-scan-urgency";
const ONCE = "0123456789abcdef0123456789abcdef";
const days = (count: number) => new Date(NOON.getTime() + count * 86_400_000);

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
});
afterEach(() => portal.close());

async function said(answer: Answer, decider: Decider = thePatient): Promise<string> {
	const { db } = portal;
	const register = await currentRegister(db);
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, amina.no);
		if (subject === undefined) throw new Error("no patient");
		const before = await standingNow(q, register, subject);
		const scope = { tool: SCAN, purpose: "care" } as const;
		const rest = { lang: "en", saidOn: null, settles: false, recordedAt: null };
		const choice = { scope, answer, said: aSaying(decider), ...rest };
		return (await makeChoice(db, q, register, subject, before, choice, NOON)).ref;
	});
}

async function undo(ref: string, over: { actor?: typeof rhian; once?: string; at?: Date } = {}) {
	const { actor = rhian, once = ONCE, at = NOON } = over;
	const register = await currentRegister(portal.db);
	return takeBackForPatient(portal.db, actor, register, amina.id, ref, { way: "phone", once }, at);
}

async function undone() {
	const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
	const all = subject === undefined ? [] : await entriesOf(portal.db.read, subject);
	return all.flatMap(({ body }) => (body.kind === "choice.undone" ? [body] : []));
}

async function summary(at = NOON) {
	return readSummary(portal.db, rhian, await currentRegister(portal.db), amina.id, "en", at);
}

const scan = async () => (await summary())?.tools.find(({ id }) => id === SCAN)?.reason;

describe("a choice taken back at the desk", () => {
	it("makes the entry of the patient's own page, with who wrote it down and how", async () => {
		const no = await said("no");
		expect(await scan()).toBe("said-no");
		expect(await undo(no)).toEqual({ ok: true, value: true });
		const recorder = { who: "staff", id: rhian.staffId, name: rhian.name };
		expect(await undone()).toMatchObject([{ said: { decider: thePatient, recorder, way: "phone" } }]);
		expect(await scan()).toBe("used-unless-no");
		expect(await portal.db.read.select().from(lookUps)).toContainEqual(
			expect.objectContaining({ patientNo: amina.no, name: rhian.name, what: "recorded" }),
		);
	});

	it("is told to the patient by a letter that says so", async () => {
		const no = await said("no");
		expect(await portal.db.read.select().from(outbox)).toEqual([]);
		await undo(no);
		expect(await portal.db.read.select().from(outbox)).toMatchObject([{ ref: no, way: "letter" }]);
		const register = await currentRegister(portal.db);
		const receipt = await findReceipt(portal.db, amina.actor, register, no, "en", NOON);
		expect(receipt?.undoneAt).toEqual(NOON);
	});

	it("is taken back once, by whatever key and however often it is pressed", async () => {
		const no = await said("no");
		for (const once of [ONCE, ONCE, ONCE.replace("0", "f")])
			expect(await undo(no, { once })).toEqual({ ok: true, value: true });
		expect(await undone()).toHaveLength(1);
		expect(await portal.db.read.select().from(outbox)).toHaveLength(1);
	});

	it("is on the list of what can be taken back for 7 days, and no longer", async () => {
		const no = await said("no");
		const listed = async (at: Date) => (await summary(at))?.undoable.map(({ entry }) => entry.ref);
		expect(await listed(days(7))).toEqual([no]);
		expect(await listed(days(7.01))).toEqual([]);
		await undo(no);
		expect(await listed(NOON)).toEqual([]);
	});
});

describe("what is not taken back", () => {
	it("is a choice of more than 7 days ago", async () => {
		const no = await said("no");
		expect(await undo(no, { at: days(7.01) })).toEqual({ ok: false, reason: "too-late" });
		const found = await readToTakeBack(portal.db, rhian, amina.id, no, days(7.01));
		expect(found?.refusal).toBe("too-late");
		expect(await undone()).toEqual([]);
	});

	it("is what a trusted person decided", async () => {
		const no = await said("no", theAttorney);
		expect(await undo(no)).toEqual({ ok: false, reason: "not-theirs" });
		expect((await summary())?.undoable).toEqual([]);
		expect(await undone()).toEqual([]);
	});

	it("is anything of a patient of another provider, or of another patient", async () => {
		const no = await said("no");
		expect(await undo(no, { actor: colm })).toBeUndefined();
		expect(await readToTakeBack(portal.db, colm, amina.id, no, NOON)).toBeUndefined();
		const robert = await portal.addPatient();
		expect(await readToTakeBack(portal.db, rhian, robert.id, no, NOON)).toBeUndefined();
		expect(await undone()).toEqual([]);
		expect(await portal.db.read.select().from(lookUps)).toEqual([]);
	});
});
