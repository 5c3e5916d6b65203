/** Answers given but not yet saved. The check page is rendered from the stored draft, and saving it happens once. */
import { and, eq } from "drizzle-orm";
import type { PatientActor } from "#app/core/actor.ts";
import type { Answer } from "#app/core/entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { drafts, onceKeys } from "#db/schema.ts";
import { DRAFT_KEPT } from "./choice.ts";
import { type Question, scopeOf, subjectOfDraft } from "./question.ts";

export interface Draft {
	/** Also the one-time key of its save. */
	readonly id: string;
	readonly answer: Answer;
}

/** Why an answer was not saved; each is a key of `choices:problem`. */
export type SaveRefusal = "no-draft" | "draft-changed" | "changed" | "not-confirmed";

/** Keeps the answer to one question for 24 hours; a newer answer to the same question takes its place. */
export async function keepDraft(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
	question: Question,
	answer: Answer,
	at: Date,
): Promise<void> {
	await db.write(async (q) => {
		const draft = {
			id: db.vault.randomHex(16),
			answer,
			seenSeq: latestSeq(await readStanding(q, register, actor.patientNo)),
			at,
		};
		await q
			.insert(drafts)
			.values({ patientNo: actor.patientNo, subject: subjectOfDraft(question), ...draft })
			.onConflictDoUpdate({ target: [drafts.patientNo, drafts.subject], set: draft })
			.returning({ id: drafts.id });
	});
}

/** The kept answer to this question, or undefined when there is none or it is older than a day. */
export async function findDraft(
	db: Db,
	actor: PatientActor,
	question: Question,
	at: Date,
): Promise<Draft | undefined> {
	return readDraft(db.read, actor, question, at);
}

async function readDraft(handle: Reader | Writer, actor: PatientActor, question: Question, at: Date) {
	const [row] = await handle
		.select()
		.from(drafts)
		.where(and(eq(drafts.patientNo, actor.patientNo), eq(drafts.subject, subjectOfDraft(question))));
	return row !== undefined && at.getTime() - row.at.getTime() <= DRAFT_KEPT ? row : undefined;
}

/**
 * Saves the kept answer once. `once` is the key of the page that was pressed: a key used before leads to the same receipt;
 * a draft that was changed in another window, or choices that changed since the question was shown, are shown again.
 */
export async function saveDraft(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
	question: Question,
	once: string | undefined,
	lang: string,
	at: Date,
): Promise<Result<{ readonly ref: string }, SaveRefusal>> {
	try {
		return await db.write((q) => saveInside(db, q, actor, register, question, once, lang, at));
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (error instanceof Error && error.name === "Unconfirmed") return refuse("not-confirmed");
		throw error;
	}
}

async function saveInside(
	db: Db,
	q: Writer,
	actor: PatientActor,
	register: KnownRegister,
	question: Question,
	once: string | undefined,
	lang: string,
	at: Date,
): Promise<Result<{ readonly ref: string }, SaveRefusal>> {
	const owner = `patient:${actor.patientNo}`;
	const [used] = once === undefined ? [] : await q.select().from(onceKeys).where(eq(onceKeys.key, once));
	if (used !== undefined) return used.owner === owner ? ok({ ref: used.ref }) : refuse("no-draft");
	const draft = await readDraft(q, actor, question, at);
	const subject = await subjectOf(q, db.vault, actor.patientNo);
	if (draft === undefined || subject === undefined || once === undefined) return refuse("no-draft");
	if (draft.id !== once) return refuse("draft-changed");
	const standing = await standingNow(q, register, subject);
	if (latestSeq(standing) !== draft.seenSeq) {
		await q
			.update(drafts)
			.set({ id: db.vault.randomHex(16), seenSeq: latestSeq(standing) })
			.where(eq(drafts.id, draft.id))
			.returning({ id: drafts.id });
		return refuse("changed");
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
			said: {
				decider: { who: "patient" },
				recorder: { who: "patient" },
				way: "online",
				helped: actor.helped,
				interpreter: null,
			},
			lang,
			saidOn: null,
			settles: false,
		},
		at,
	);
	await q.insert(onceKeys).values({ key: once, owner, ref: entry.ref, at }).returning({ key: onceKeys.key });
	await q.delete(drafts).where(eq(drafts.id, draft.id)).returning({ id: drafts.id });
	return ok({ ref: entry.ref });
}

/** The latest change of what counts: a larger one later means that something changed meanwhile. */
function latestSeq(standing: Standing): number {
	return standing.reduce((latest, row) => Math.max(latest, row.seq, row.lastNo), 0);
}
