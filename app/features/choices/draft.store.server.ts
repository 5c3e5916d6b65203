/** Answers given but not yet saved. The check page is rendered from the stored draft, and saving it happens once. */
import { and, eq, lt, sql } from "drizzle-orm";
import type { PersonActor, SystemActor } from "#app/core/actor.ts";
import type { Answer } from "#app/core/entry.ts";
import { isPrivate as isKept } from "#app/core/private-choice.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { fold } from "#app/core/standing.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { whyNotNow } from "#app/features/record/acting.store.server.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { ownerOf, spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { saidBy, whoIs } from "#app/features/record/own-said.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import { seenParts, type WhatChanged, whatChanged } from "#app/features/record/seen.ts";
import { entriesOnPaper, standingFor } from "#app/features/record/shown-to.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { ActingRefusal } from "#app/features/trust/acting.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { drafts } from "#db/schema.ts";
import { DRAFT_KEPT } from "./choice.ts";
import { draftToCheck } from "./kept-draft.store.server.ts";
import { keyOfDraft, type Question, scopeOf } from "./question.ts";

/** What was saved. `kept`: the same press had saved it before with this mark, which the one that came now does not change. */
export interface SavedChoice {
	readonly ref: string;
	readonly kept?: "private" | "shown";
}

/** Why an answer was not saved; each is a key of `choices:problem`. */
export type SaveRefusal = "no-draft" | "draft-changed" | WhatChanged | "not-confirmed";

/** Why somebody who acts for a patient may not do it now: their authority ended meanwhile, or does not go so far. */
export type NotNow = Exclude<ActingRefusal, "own">;

const keepQuery = (handle: Writer) =>
	prepared(handle, "draft.keep", (q) =>
		q
			.insert(drafts)
			.values({
				patientNo: sql.placeholder("patientNo"),
				subject: sql.placeholder("subject"),
				id: sql.placeholder("id"),
				answer: sql.placeholder("answer"),
				seen: sql.placeholder("seen"),
				at: sql.placeholder("at"),
			})
			.onConflictDoUpdate({
				target: [drafts.patientNo, drafts.subject],
				set: {
					id: sql`excluded.id`,
					answer: sql`excluded.answer`,
					seen: sql`excluded.seen`,
					at: sql`excluded.at`,
				},
			})
			.returning({ id: drafts.id })
			.prepare(),
	);

/** Deletes what nobody saved in a day, whoever answered: it is gone from the database, not only from the pages. */
export async function dropOldDrafts(db: Db, _actor: SystemActor, at: Date): Promise<void> {
	const oldest = new Date(at.getTime() - DRAFT_KEPT);
	await db.write((q) => q.delete(drafts).where(lt(drafts.at, oldest)).returning({ id: drafts.id }));
}

/** What an answer to this question rests on. */
function markOf(db: Db, register: KnownRegister, question: Question, standing: Standing): string {
	const { tool } = scopeOf(question);
	const known = tool === null ? undefined : register.byId.get(tool);
	return seenParts(db.vault.sha256, standing, known === undefined ? [] : [known]);
}

/**
 * Keeps the answer to one question for 24 hours; a newer answer of the same person to it takes its place. Answers why nothing was kept, where
 * who acts for the patient may not even help any more.
 */
export async function keepDraft(
	db: Db,
	actor: PersonActor,
	register: KnownRegister,
	question: Question,
	answer: Answer,
	at: Date,
): Promise<NotNow | undefined> {
	return db.write(async (q) => {
		const refusal = await whyNotNow(q, db.vault, actor, "help", at);
		if (refusal !== undefined) return refusal;
		await keepQuery(q).execute({
			patientNo: actor.patientNo,
			subject: keyOfDraft(question, whoIs(actor)),
			id: db.vault.randomHex(16),
			answer,
			seen: markOf(db, register, question, await standingFor(q, db.vault, register, actor)),
			at,
		});
		return undefined;
	});
}

/**
 * Saves the kept answer once. `once` is the key of the page that was pressed: a key used before leads to the same receipt;
 * a draft that was changed in another window, or choices that changed since the question was shown, are shown again. Of who acts for the patient
 * only who decides for them in this very transaction has anything saved. `isPrivate`: the patient keeps
 * it to themself. The same key with another mark changes nothing, and says with which it was saved.
 */
export async function saveDraft(
	db: Db,
	actor: PersonActor,
	register: KnownRegister,
	question: Question,
	once: string | undefined,
	lang: string,
	at: Date,
	isPrivate = false,
): Promise<Result<SavedChoice, SaveRefusal | NotNow>> {
	try {
		return await db.write((q) => saveInside(db, q, actor, register, question, once, lang, at, isPrivate));
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (isUnconfirmed(error)) return refuse("not-confirmed");
		throw error;
	}
}

const dropQuery = (handle: Writer) =>
	prepared(handle, "draft.drop", (q) =>
		q
			.delete(drafts)
			.where(
				and(
					eq(drafts.patientNo, sql.placeholder("patientNo")),
					eq(drafts.subject, sql.placeholder("subject")),
				),
			)
			.returning({ id: drafts.id })
			.prepare(),
	);

async function saveInside(
	db: Db,
	q: Writer,
	actor: PersonActor,
	register: KnownRegister,
	question: Question,
	once: string | undefined,
	lang: string,
	at: Date,
	isPrivate: boolean,
): Promise<Result<SavedChoice, SaveRefusal | NotNow>> {
	const refusal = await whyNotNow(q, db.vault, actor, "decide", at);
	if (refusal !== undefined) return refuse(refusal);
	const owner = ownerOf(actor);
	const used = once === undefined ? undefined : await usedKey(q, once, owner);
	if (used !== undefined)
		return used.isTheirs ? ok(await savedBefore(db, q, actor, used.ref, isPrivate)) : refuse("no-draft");
	const draft = await draftToCheck(q, db.vault, actor, question, at, once);
	const subject = await subjectOf(q, db.vault, actor.patientNo);
	if (draft === undefined || subject === undefined || once === undefined) return refuse("no-draft");
	if (draft.id !== once) return refuse("draft-changed");
	const beyond = await whyNotNow(q, db.vault, actor, "decide", at, draft.answer);
	if (beyond !== undefined) return refuse(beyond);
	const standing = await standingNow(q, register, subject);
	// Of what whoever answered may know: what is kept from them must not show by a page that has changed.
	const known =
		actor.role !== "patient"
			? await standingFor(q, db.vault, register, actor)
			: draft.helper === undefined
				? standing
				: fold(await entriesOnPaper(q, db.vault, actor));
	const seen = markOf(db, register, question, known);
	const changed = whatChanged(draft.seen, seen);
	if (changed !== undefined) {
		await q
			.update(drafts)
			.set({ id: db.vault.randomHex(16), seen })
			.where(and(eq(drafts.patientNo, draft.patientNo), eq(drafts.subject, draft.subject)))
			.returning({ id: drafts.id });
		return refuse(changed);
	}
	const entry = await makeChoice(
		db,
		q,
		register,
		subject,
		standing,
		{
			scope: scopeOf(question),
			answer: draft.answer,
			said: saidBy(actor, draft.helper),
			isPrivate: isPrivate && actor.role === "patient",
			lang,
			saidOn: null,
			settles: false,
			recordedAt: null,
		},
		at,
	);
	await spendKey(q, once, owner, entry.ref, at);
	await dropQuery(q).execute({ patientNo: draft.patientNo, subject: draft.subject });
	return ok({ ref: entry.ref });
}

/** What an earlier press of the same key saved: its mark stands, whatever mark this one has. */
async function savedBefore(
	db: Db,
	q: Writer,
	actor: PersonActor,
	ref: string,
	isPrivate: boolean,
): Promise<SavedChoice> {
	const subject = await subjectOf(q, db.vault, actor.patientNo);
	const saved =
		subject === undefined ? undefined : (await entriesOf(q, subject)).find((one) => one.ref === ref);
	if (actor.role === "trusted" || saved === undefined || isKept(saved) === isPrivate) return { ref };
	return { ref, kept: isKept(saved) ? "private" : "shown" };
}
