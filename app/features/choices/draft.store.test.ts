import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importRegister } from "#app/features/tools/import-register.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { drafts, outbox, tasks } from "#db/schema.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, system, type TestPatient, type TestPortal } from "#tests/portal.ts";
import { dropOldDrafts, keepDraft, saveDraft } from "./draft.store.server.ts";
import { listChoices, undoChoice } from "./history.store.server.ts";
import { findDraft, listDrafts } from "./kept-draft.store.server.ts";
import type { Question } from "./question.ts";

const EYES = { about: "tool", tool: "eye-scan-urgency" } as const;
const TRAINING: Question = { about: "purpose", purpose: "training" };
const EVERYTHING: Question = { about: "everything" };
const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000);

let portal: TestPortal;
let register: KnownRegister;
beforeAll(async () => {
	portal = await openPortal();
	register = await currentRegister(portal.db);
});
afterAll(() => portal.close());

const keep = (who: TestPatient, question: Question, answer: "yes" | "no" | "unsure", at = NOON) =>
	keepDraft(portal.db, who.actor, register, question, answer, at);
const draftOf = (who: TestPatient, question: Question, at = NOON) =>
	findDraft(portal.db, who.actor, question, at);
const save = (who: TestPatient, question: Question, once: string | undefined, at = NOON) =>
	saveDraft(portal.db, who.actor, register, question, once, "en", at);

describe("an answer that is not saved yet", () => {
	it("is kept for a day and no longer", async () => {
		const robert = await portal.addPatient();
		await keep(robert, EYES, "no");
		expect((await draftOf(robert, EYES, minutes(24 * 60)))?.answer).toBe("no");
		expect(await draftOf(robert, EYES, minutes(24 * 60 + 1))).toBeUndefined();
		expect(await save(robert, EYES, (await draftOf(robert, EYES))?.id, minutes(24 * 60 + 1))).toEqual({
			ok: false,
			reason: "no-draft",
		});
	});

	it("is offered again until it is saved or a day old", async () => {
		const robert = await portal.addPatient();
		await keep(robert, EYES, "no");
		await keep(robert, EVERYTHING, "unsure");
		expect((await listDrafts(portal.db, robert.actor, minutes(60))).own).toEqual([EVERYTHING, EYES]);
		expect((await listDrafts(portal.db, robert.actor, minutes(24 * 60 + 1))).own).toEqual([]);
		await save(robert, EYES, (await draftOf(robert, EYES))?.id);
		expect((await listDrafts(portal.db, robert.actor, minutes(60))).own).toEqual([EVERYTHING]);
		expect((await listDrafts(portal.db, (await portal.addPatient()).actor, NOON)).own).toEqual([]);
	});

	it("is gone from the database after a day, and not only from the pages", async () => {
		const robert = await portal.addPatient();
		await keep(robert, EYES, "no", minutes(-24 * 60 - 1));
		await keep(robert, EVERYTHING, "no", minutes(-24 * 60 + 1));
		await dropOldDrafts(portal.db, system, NOON);
		const kept = await portal.db.read.select().from(drafts).where(eq(drafts.patientNo, robert.no));
		expect(kept.map(({ subject }) => subject)).toEqual(["everything"]);
	});

	it("is not seen by another patient, and cannot be saved by them", async () => {
		const [robert, amina] = [await portal.addPatient(), await portal.addPatient()];
		await keep(robert, EYES, "yes");
		expect(await draftOf(amina, EYES)).toBeUndefined();
		expect(await save(amina, EYES, (await draftOf(robert, EYES))?.id)).toEqual({
			ok: false,
			reason: "no-draft",
		});
		expect(await listChoices(portal.db, amina.actor)).toEqual([]);
	});

	it("counts for nothing", async () => {
		const robert = await portal.addPatient();
		await keep(robert, EYES, "yes");
		expect(await listChoices(portal.db, robert.actor)).toEqual([]);
	});
});

describe("saving", () => {
	it("twice with the same key saves once and leads to the same receipt", async () => {
		const robert = await portal.addPatient();
		await keep(robert, EYES, "no");
		const once = (await draftOf(robert, EYES))?.id;
		const [first, second] = await Promise.all([save(robert, EYES, once), save(robert, EYES, once)]);
		expect(first.ok).toBe(true);
		expect(second).toEqual(first);
		expect(await listChoices(portal.db, robert.actor)).toHaveLength(1);
	});

	it("with a key of somebody else is refused, whoever used it before", async () => {
		const [robert, amina] = [await portal.addPatient(), await portal.addPatient()];
		await keep(robert, EYES, "no");
		const once = (await draftOf(robert, EYES))?.id;
		await save(robert, EYES, once);
		await keep(amina, EYES, "yes");
		expect(await save(amina, EYES, once)).toEqual({ ok: false, reason: "no-draft" });
	});

	it("from a window that shows an older answer asks again and saves nothing", async () => {
		const robert = await portal.addPatient();
		await keep(robert, EYES, "yes");
		const older = (await draftOf(robert, EYES))?.id;
		await keep(robert, EYES, "no");
		expect(await save(robert, EYES, older)).toEqual({ ok: false, reason: "draft-changed" });
		expect(await listChoices(portal.db, robert.actor)).toEqual([]);
	});

	it("after another choice was saved meanwhile shows what changed first, and then saves", async () => {
		const robert = await portal.addPatient();
		await keep(robert, EYES, "yes");
		const stale = (await draftOf(robert, EYES))?.id;
		await keep(robert, EVERYTHING, "no");
		await save(robert, EVERYTHING, (await draftOf(robert, EVERYTHING))?.id);
		expect(await save(robert, EYES, stale)).toEqual({ ok: false, reason: "changed" });
		expect((await save(robert, EYES, (await draftOf(robert, EYES))?.id)).ok).toBe(true);
		expect((await listChoices(portal.db, robert.actor)).map(({ entry }) => entry.body.answer)).toEqual([
			"yes",
			"no",
		]);
	});

	it("after an earlier no was taken back meanwhile shows what changed first: it leaves no later answer", async () => {
		const robert = await portal.addPatient();
		await keep(robert, EYES, "no");
		const no = await save(robert, EYES, (await draftOf(robert, EYES))?.id);
		await keep(robert, TRAINING, "no");
		await save(robert, TRAINING, (await draftOf(robert, TRAINING))?.id);
		await keep(robert, EVERYTHING, "yes");
		const stale = (await draftOf(robert, EVERYTHING))?.id;
		await undoChoice(portal.db, robert.actor, register, no.ok ? no.value.ref : "", NOON);
		expect(await save(robert, EVERYTHING, stale)).toEqual({ ok: false, reason: "changed" });
	});

	it("after the tool's notice changed meanwhile shows it again first, and then rests on the new notice", async () => {
		const fresh = await openPortal();
		try {
			const { db } = fresh;
			const robert = await fresh.addPatient();
			await keepDraft(db, robert.actor, await currentRegister(db), EYES, "yes", NOON);
			const shown = (await findDraft(db, robert.actor, EYES, NOON))?.id;
			const { register: tools, words } = readRegisterFiles();
			const newer = tools.tools.map((tool) =>
				tool.id === EYES.tool ? { ...tool, makerVersion: "2.0" } : tool,
			);
			await importRegister(db, { ...tools, tools: newer }, words, NOON);
			const now = await currentRegister(db);
			const press = (once: string | undefined) => saveDraft(db, robert.actor, now, EYES, once, "en", NOON);
			expect(await press(shown)).toEqual({ ok: false, reason: "tool-changed" });
			expect((await press((await findDraft(db, robert.actor, EYES, NOON))?.id)).ok).toBe(true);
			expect((await listChoices(db, robert.actor)).map(({ entry }) => entry.body.notice)).toEqual([2]);
		} finally {
			fresh.close();
		}
	});

	it("without a key saves nothing", async () => {
		const robert = await portal.addPatient();
		await keep(robert, EYES, "yes");
		expect(await save(robert, EYES, undefined)).toEqual({ ok: false, reason: "no-draft" });
	});
});

describe("what follows from a saved answer", () => {
	const saved = async (question: Question, answer: "yes" | "no" | "unsure") => {
		const who = await portal.addPatient();
		await keep(who, question, answer);
		await save(who, question, (await draftOf(who, question))?.id);
		const jobs = (await portal.db.read.select().from(tasks)).filter((task) => task.patientNo === who.no);
		const letters = (await portal.db.read.select().from(outbox)).filter(
			(message) => message.patientNo === who.no,
		);
		return {
			jobs: jobs.map(({ kind, due, toolId }) => ({ kind, due, toolId })),
			letters: letters.map(({ way }) => way),
		};
	};

	it("for not sure is a call within three working days", async () => {
		// NOON is a day of the builders; the call is never on a weekend or bank holiday.
		const { jobs } = await saved(EYES, "unsure");
		expect(jobs).toEqual([
			{ kind: "call-back", due: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), toolId: "eye-scan-urgency" },
		]);
	});

	it("for a yes to a tool that is not used here is a wish that somebody answers", async () => {
		const { jobs } = await saved({ about: "tool", tool: "sleep-therapy" }, "yes");
		expect(jobs.map(({ kind }) => kind)).toEqual(["wish"]);
	});

	it("for a yes is a notice to the address of record", async () => {
		expect((await saved(EYES, "yes")).letters).toEqual(["letter"]);
	});

	it("for a no is nothing more: it works at once", async () => {
		expect(await saved(EYES, "no")).toEqual({ jobs: [], letters: [] });
	});
});
