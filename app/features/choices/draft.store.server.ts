/** Answers given but not yet saved. The check page is rendered from the stored draft, and saving it happens once. */
import { and, eq, lt, sql } from "drizzle-orm";
import type { PatientActor, SystemActor } from "#app/core/actor.ts";
import type { Answer } from "#app/core/entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { seenMark } from "#app/features/record/seen.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { drafts } from "#db/schema.ts";
import { DRAFT_KEPT } from "./choice.ts";
import { type Question, questionOfDraft, scopeOf, subjectOfDraft } from "./question.ts";

export interface Draft {
	/** Also the one-time key of its save. */
	readonly id: string;
	readonly answer: Answer;
}

/** Why an answer was not saved; each is a key of `choices:problem`. */
export type SaveRefusal = "no-draft" | "draft-changed" | "changed" | "not-confirmed";

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
	return seenMark(db.vault.sha256, standing, known === undefined ? [] : [known]);
}

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
		await keepQuery(q).execute({
			patientNo: actor.patientNo,
			subject: subjectOfDraft(question),
			id: db.vault.randomHex(16),
			answer,
			seen: markOf(db, register, question, await readStanding(q, register, actor.patientNo)),
			at,
		});
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

const readQuery = (handle: Reader | Writer) =>
	prepared(handle, "draft.read", (q) =>
		q
			.select()
			.from(drafts)
			.where(
				and(
					eq(drafts.patientNo, sql.placeholder("patientNo")),
					eq(drafts.subject, sql.placeholder("subject")),
				),
			)
			.prepare(),
	);

const listQuery = (handle: Reader) =>
	prepared(handle, "draft.list", (q) =>
		q
			.select({ subject: drafts.subject, at: drafts.at })
			.from(drafts)
			.where(eq(drafts.patientNo, sql.placeholder("patientNo")))
			.prepare(),
	);

/** The questions this patient answered and did not save in the last day. */
export async function listDrafts(db: Db, actor: PatientActor, at: Date): Promise<Question[]> {
	const rows = await listQuery(db.read).execute({ patientNo: actor.patientNo });
	const kept = rows.filter((row) => at.getTime() - row.at.getTime() <= DRAFT_KEPT);
	return kept.flatMap(({ subject }) => questionOfDraft(subject) ?? []);
}

async function readDraft(handle: Reader | Writer, actor: PatientActor, question: Question, at: Date) {
	const [row] = await readQuery(handle).execute({
		patientNo: actor.patientNo,
		subject: subjectOfDraft(question),
	});
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
	actor: PatientActor,
	register: KnownRegister,
	question: Question,
	once: string | undefined,
	lang: string,
	at: Date,
): Promise<Result<{ readonly ref: string }, SaveRefusal>> {
	const owner = `patient:${actor.patientNo}` as const;
	const used = once === undefined ? undefined : await usedKey(q, once, owner);
	if (used !== undefined) return used.isTheirs ? ok({ ref: used.ref }) : refuse("no-draft");
	const draft = await readDraft(q, actor, question, at);
	const subject = await subjectOf(q, db.vault, actor.patientNo);
	if (draft === undefined || subject === undefined || once === undefined) return refuse("no-draft");
	if (draft.id !== once) return refuse("draft-changed");
	const standing = await standingNow(q, register, subject);
	const seen = markOf(db, register, question, standing);
	if (seen !== draft.seen) {
		await q
			.update(drafts)
			.set({ id: db.vault.randomHex(16), seen })
			.where(and(eq(drafts.patientNo, draft.patientNo), eq(drafts.subject, draft.subject)))
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
			recordedAt: null,
		},
		at,
	);
	await spendKey(q, once, owner, entry.ref, at);
	await dropQuery(q).execute({ patientNo: draft.patientNo, subject: draft.subject });
	return ok({ ref: entry.ref });
}
