import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "#app/core/entry.ts";
import type { Recorder } from "#app/core/said.ts";
import { undoChoice } from "#app/features/choices/history.store.server.ts";
import { findReceipt } from "#app/features/choices/receipt.store.server.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { lookUps, outbox, tasks } from "#db/schema.ts";
import { aSaying, NOON, thePatient } from "#tests/builders.ts";
import { colm, openPortal, rhian, type TestPatient, type TestPortal } from "#tests/portal.ts";
import type { MistakeSaid } from "./mistake.forms.ts";
import { readDoubted, sayMistake } from "./mistake.store.server.ts";
import { readSummary } from "./summary.store.server.ts";

const SCAN = "eye-scan-urgency";
const SAID: MistakeSaid = {
	mistake: "wrong-person",
	why: "A call about somebody else",
	once: "0123456789abcdef0123456789abcdef",
};

let portal: TestPortal;
let amina: TestPatient;
beforeEach(async () => {
	portal = await openPortal();
	amina = await portal.addPatient();
	await portal.addStaff(rhian);
	await portal.addStaff(colm);
});
afterEach(() => portal.close());

const byRhian: Recorder = { who: "staff", id: rhian.staffId, name: rhian.name };

/** An answer about the eye scan tool, written down by this person. Answers its reference. */
async function said(answer: Answer, recorder: Recorder = byRhian): Promise<string> {
	const { db } = portal;
	const register = await currentRegister(db);
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, amina.no);
		if (subject === undefined) throw new Error("no patient");
		const before = await standingNow(q, register, subject);
		const way = recorder.who === "staff" ? "phone" : "online";
		const choice = {
			...{
				scope: { tool: SCAN, purpose: "care" as const },
				answer,
				said: { ...aSaying(thePatient, way), recorder },
			},
			...{ lang: "en", saidOn: null, settles: false, recordedAt: null },
		};
		return (await makeChoice(db, q, register, subject, before, choice, NOON)).ref;
	});
}

async function call(ref: string, over: { actor?: typeof rhian; once?: string } = {}) {
	const { actor = rhian, once = SAID.once } = over;
	const register = await currentRegister(portal.db);
	return sayMistake(portal.db, actor, register, amina.id, ref, { ...SAID, once }, NOON);
}

async function look(ref: string, actor = rhian) {
	return readDoubted(portal.db, actor, await currentRegister(portal.db), amina.id, ref, "en", NOON);
}

async function mistakes() {
	const subject = await subjectOf(portal.db.read, portal.db.vault, amina.no);
	const all = subject === undefined ? [] : await entriesOf(portal.db.read, subject);
	return all.flatMap(({ body }) => (body.kind === "entry.in-error" ? [body] : []));
}

async function scan() {
	const summary = await readSummary(portal.db, rhian, await currentRegister(portal.db), amina.id, "en", NOON);
	return summary?.tools.find(({ id }) => id === SCAN)?.reason;
}

describe("an answer that our staff wrote down wrongly", () => {
	it("counts no more, and the record says who found the mistake, and what it was", async () => {
		const no = await said("no");
		expect(await scan()).toBe("said-no");
		expect(await call(no)).toEqual({ ok: true, value: true });
		expect(await scan()).toBe("used-unless-no");
		expect(await mistakes()).toMatchObject([
			{ version: 2, mistake: "wrong-person", why: SAID.why, recorder: byRhian },
		]);
		expect(await portal.db.read.select().from(lookUps)).toContainEqual(
			expect.objectContaining({ patientNo: amina.no, name: rhian.name, what: "recorded" }),
		);
	});

	it("gives the patient's own answer back that it had ended", async () => {
		await said("no", { who: "patient" });
		const yes = await said("yes");
		expect(await scan()).toBe("said-yes");
		await call(yes);
		expect(await scan()).toBe("said-no");
	});

	it("is told to the patient, by one letter more where the first has gone, and their receipt says so", async () => {
		const no = await said("no");
		const sent = () => portal.db.read.select({ ref: outbox.ref, state: outbox.state }).from(outbox);
		expect(await sent()).toEqual([{ ref: no, state: "waiting" }]);
		await portal.db.write((q) => q.update(outbox).set({ state: "sent", doneAt: NOON }).returning());
		await call(no);
		expect(await sent()).toEqual([
			{ ref: no, state: "sent" },
			{ ref: no, state: "waiting" },
		]);
		const register = await currentRegister(portal.db);
		expect((await findReceipt(portal.db, amina.actor, register, no, "en", NOON))?.inErrorAt).toEqual(NOON);
	});

	it("makes a call necessary again that it had settled", async () => {
		await said("unsure", { who: "patient" });
		const no = await said("no");
		const open = async () =>
			(await portal.db.read.select().from(tasks)).filter(({ doneAt }) => doneAt === null);
		expect(await open()).toEqual([]);
		await call(no);
		expect(await open()).toMatchObject([{ kind: "call-back", toolId: SCAN }]);
		expect(await scan()).toBe("unsure");
	});

	it("is called so once, by whatever key and however often it is pressed", async () => {
		const no = await said("no");
		for (const once of [SAID.once, SAID.once, SAID.once.replace("0", "f")])
			expect(await call(no, { once })).toEqual({ ok: true, value: true });
		expect(await mistakes()).toHaveLength(1);
		expect(await portal.db.read.select().from(outbox)).toHaveLength(1);
	});
});

describe("before it is called a mistake", () => {
	it("staff see for each tool what would count then", async () => {
		const no = await said("no");
		const found = await look(no);
		expect(found?.changes).toMatchObject([{ tool: SCAN, before: "deny", after: "permit" }]);
		expect(found?.refusal).toBeUndefined();
	});

	it("they see that nothing changes where another answer says the same", async () => {
		await said("no", { who: "patient" });
		expect((await look(await said("no")))?.changes).toEqual([]);
	});
});

describe("what is not called a mistake", () => {
	it("is what the patient wrote themself", async () => {
		const no = await said("no", { who: "patient" });
		expect(await call(no)).toEqual({ ok: false, reason: "not-ours" });
		expect((await look(no))?.refusal).toBe("not-ours");
		expect(await mistakes()).toEqual([]);
		expect(await scan()).toBe("said-no");
	});

	it("is what staff of another provider wrote down", async () => {
		const no = await said("no", { who: "staff", id: colm.staffId, name: colm.name });
		expect(await call(no)).toEqual({ ok: false, reason: "not-ours" });
		expect(await scan()).toBe("said-no");
	});

	it("is what was taken back already, for a yes that such a no ended stays ended", async () => {
		await said("yes");
		const no = await said("no");
		await undoChoice(portal.db, amina.actor, await currentRegister(portal.db), no, NOON);
		const before = await scan();
		expect(await call(no)).toEqual({ ok: false, reason: "taken-back" });
		expect(await scan()).toBe(before);
	});

	it("is anything of a patient of another provider, or of another patient", async () => {
		const no = await said("no");
		expect(await call(no, { actor: colm })).toBeUndefined();
		expect(await look(no, colm)).toBeUndefined();
		expect(await look("NO-SUCH-REF")).toBeUndefined();
		expect(await mistakes()).toEqual([]);
	});
});
