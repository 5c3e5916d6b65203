/** A portal in which a patient, and who acts for them, answer about one tool by its own pages' stores. */
import { afterEach, beforeEach } from "vitest";
import type { PersonActor } from "#app/core/actor.ts";
import type { Answer } from "#app/core/entry.ts";
import { keepDraft, saveDraft } from "#app/features/choices/draft.store.server.ts";
import { draftToCheck } from "#app/features/choices/kept-draft.store.server.ts";
import { myTool, readMine } from "#app/features/choices/my-tools.store.server.ts";
import { findReceipt } from "#app/features/choices/receipt.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { NOON } from "./builders.ts";
import { openPortal, type TestPatient, type TestPortal } from "./portal.ts";
import { acting, trust } from "./trusted.ts";

/** The question that all of them answer. */
export const EYES = { about: "tool", tool: "eye-scan-urgency" } as const;

/** Opened anew for each test. */
export let portal: TestPortal;
export let register: KnownRegister;
/** Call it once in a file: each of its tests has a portal of its own. */
export function withChoices(): void {
	beforeEach(async () => {
		portal = await openPortal();
		register = await currentRegister(portal.db);
	});
	afterEach(() => portal.close());
}

/** A parent who may decide is put on record; answers their id. */
export const parent = (of: TestPatient, name = "Sam Carter") =>
	trust(portal.db, of.id, { name, authority: "parent", may: "decide" });

/** Whoever acts for this patient, signed in. */
export const actor = (of: TestPatient, person: string) => acting(portal.db, of.no, person);

/** Gives the answer, and stands before the check page. */
export const keep = (who: PersonActor, answer: Answer) =>
	keepDraft(portal.db, who, register, EYES, answer, NOON);

/** Presses Save on what was kept. */
export async function save(who: PersonActor, isPrivate = false) {
	const draft = await draftToCheck(portal.db.read, portal.db.vault, who, EYES, NOON);
	return saveDraft(portal.db, who, register, EYES, draft?.id, "en", NOON, isPrivate);
}

/** Answers and saves; the reference of the receipt. */
export async function say(who: PersonActor, answer: Answer, isPrivate = false): Promise<string> {
	await keep(who, answer);
	const saved = await save(who, isPrivate);
	if (!saved.ok) throw new Error(saved.reason);
	return saved.value.ref;
}

/** Why the tool's page of this person says what it says. */
export async function decisionFor(who: PersonActor) {
	const mine = await readMine(portal.db, who, register);
	const tool = register.byId.get(EYES.tool);
	if (tool === undefined) throw new Error("no such tool");
	return myTool(mine, tool, NOON).decision.reason;
}

/** A receipt as this person may read it. */
export const receipt = (who: PersonActor, ref: string) =>
	findReceipt(portal.db, who, register, ref, "en", NOON);
