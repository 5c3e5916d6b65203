import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "#app/core/entry.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { refold } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { aStatus, NOON, theAttorney } from "#tests/builders.ts";
import { openPortal, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { keepDraft, saveDraft } from "./draft.store.server.ts";
import { findChoice, listChoices, undoChoice } from "./history.store.server.ts";
import { findDraft } from "./kept-draft.store.server.ts";
import { myTool, readMine } from "./my-tools.store.server.ts";
import { findReceipt } from "./receipt.store.server.ts";

const TOOL = "symptom-triage";
const OBJECTION = "eye-scan-urgency";
const days = (count: number) => new Date(NOON.getTime() + count * 86_400_000);

let portal: TestPortal;
let register: KnownRegister;
beforeAll(async () => {
	portal = await openPortal();
	register = await currentRegister(portal.db);
});
afterAll(() => portal.close());

/** A patient of the practice, whose triage tool needs a yes. */
const aPatient = () => portal.addPatient({ services: ["riverside-gp"] });

async function says(who: TestPatient, answer: Answer): Promise<string> {
	const question = { about: "tool", tool: TOOL } as const;
	await keepDraft(portal.db, who.actor, register, question, answer, NOON);
	const once = (await findDraft(portal.db, who.actor, question, NOON))?.id;
	const saved = await saveDraft(portal.db, who.actor, register, question, once, "en", NOON);
	if (!saved.ok) throw new Error(saved.reason);
	return saved.value.ref;
}

async function decided(who: TestPatient, id = TOOL) {
	const tool = register.byId.get(id);
	if (tool === undefined) throw new Error("no such tool");
	const { answer, reason } = myTool(await readMine(portal.db, who.actor, register), tool, NOON).decision;
	return `${answer}: ${reason}`;
}

const undo = (who: TestPatient, ref: string, at = NOON) =>
	undoChoice(portal.db, who.actor, register, ref, at);

describe("a patient's choices", () => {
	it("are all there, newest first, also those that were taken back", async () => {
		const robert = await aPatient();
		await says(robert, "yes");
		const no = await says(robert, "no");
		await undo(robert, no);
		const all = await listChoices(portal.db, robert.actor);
		expect(all.map(({ entry, undoneAt }) => [entry.body.answer, undoneAt !== undefined])).toEqual([
			["no", true],
			["yes", false],
		]);
	});

	it("are not there for another patient", async () => {
		const [robert, amina] = [await aPatient(), await aPatient()];
		const ref = await says(robert, "yes");
		expect(await findChoice(portal.db, amina.actor, ref)).toBeUndefined();
		expect(await undo(amina, ref)).toBeUndefined();
		expect(await decided(robert)).toBe("permit: said-yes");
	});
});

describe("taking a choice back", () => {
	it("makes a yes as if it had never been said: the no before it stands again", async () => {
		const robert = await aPatient();
		await says(robert, "no");
		const yes = await says(robert, "yes");
		expect(await decided(robert)).toBe("permit: said-yes");
		expect(await undo(robert, yes)).toEqual({ ok: true, value: true });
		expect(await decided(robert)).toBe("deny: said-no");
	});

	it("never lets a yes return that a no had ended", async () => {
		const robert = await aPatient();
		await says(robert, "yes");
		await undo(robert, await says(robert, "no"));
		expect(await decided(robert)).toBe("deny: needs-a-yes");
	});

	it("is not for what a trusted person decided: their no keeps standing", async () => {
		const robert = await portal.addPatient();
		const { db } = portal;
		const subject = await subjectOf(db.read, db.vault, robert.no);
		if (subject === undefined) throw new Error("no such patient");
		const said = {
			decider: theAttorney,
			recorder: { who: "staff", id: "s1", name: "Rhian Price" },
			way: "phone",
			helped: null,
			interpreter: null,
		} as const;
		const { ref } = await db.write(async (q) => {
			await record(q, db.vault, subject, aStatus("represented"), NOON);
			await refold(q, register, subject);
			const choice = { answer: "no", said, lang: "en", saidOn: null, settles: false } as const;
			const scope = { tool: OBJECTION, purpose: "care" } as const;
			const here = { ...choice, scope, recordedAt: null };
			return makeChoice(db, q, register, subject, await standingNow(q, register, subject), here, NOON);
		});
		expect(await decided(robert, OBJECTION)).toBe("deny: said-no");
		expect(await undo(robert, ref)).toEqual({ ok: false, reason: "not-theirs" });
		expect(await decided(robert, OBJECTION)).toBe("deny: said-no");
		const receipt = await findReceipt(db, robert.actor, register, ref, "en", NOON);
		expect(receipt?.undoUntil).toBeUndefined();
	});

	it("works for seven days and not a day longer", async () => {
		const robert = await aPatient();
		const ref = await says(robert, "yes");
		expect(await undo(robert, ref, days(7.01))).toEqual({ ok: false, reason: "too-late" });
		expect((await undo(robert, ref, days(7)))?.ok).toBe(true);
	});

	it("twice is done once", async () => {
		const robert = await aPatient();
		const ref = await says(robert, "yes");
		await Promise.all([undo(robert, ref), undo(robert, ref)]);
		expect((await undo(robert, ref))?.ok).toBe(true);
		expect(await decided(robert)).toBe("deny: needs-a-yes");
	});
});
