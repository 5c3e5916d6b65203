/** Comments in the database: made once, few a day, read by whoever made them. A row is what lists need; the words are in the entry. */
import { and, desc, eq, type SQL } from "drizzle-orm";
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { ownerOf, spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { saidBy } from "#app/features/record/own-said.ts";
import {
	entriesOfKinds,
	entriesWithoutPatient,
	type Subject,
	subjectOf,
} from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { commentReads, toolComments } from "#db/schema.ts";
import { type Comment, type Commentable, commentable, MOST_A_DAY, type NewComment } from "./comment.ts";
import { endCommentDraft } from "./comment-draft.store.server.ts";
import { type CommentOf, countOnDay, keepComment, rowsOf } from "./keep-comment.store.server.ts";

/** Who can say something of a tool. */
export type Commenter = PatientActor | StaffActor;

/** Why nothing was kept; each is a key of `comments:problem`. */
export type CommentRefusal = "too-many" | "key-not-yours";

/** What this actor can say something of; undefined for a tool that none of their providers uses or asks about. */
export async function findCommentable(
	handle: Reader | Writer,
	actor: Commenter,
	register: KnownRegister,
	toolId: string,
	at: Date,
): Promise<Commentable | undefined> {
	const services = actor.role === "patient" ? await servicesOf(handle, actor.patientNo) : new Set<string>();
	const providers =
		actor.role === "staff"
			? new Set([actor.providerId])
			: new Set([...services].flatMap((id) => register.services.get(id)?.providerId ?? []));
	return commentable(register, toolId, providers, dayOf(at));
}

/**
 * Keeps a comment once: its entry, its row, and the end of what was kept of it, in one transaction. Answers its id; undefined where
 * there is nothing of this name to say something of. Nothing else changes by it.
 */
export async function addComment(
	db: Db,
	actor: Commenter,
	register: KnownRegister,
	toolId: string,
	said: NewComment,
	{ once, lang }: { readonly once: string; readonly lang: string },
	at: Date,
): Promise<Result<string, CommentRefusal> | undefined> {
	// Back, with something else typed, is another press.
	const key = db.vault.sha256(`${once} ${toolId} ${canonical(said)}`);
	return db.write(async (q) => {
		const used = await usedKey(q, key, ownerOf(actor));
		if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
		const about = await findCommentable(q, actor, register, toolId, at);
		const of = await whoseIs(db, q, actor);
		if (about === undefined || of === undefined) return undefined;
		if ((await countOnDay(q, rowsOf(actor), toolId, at)) >= MOST_A_DAY[actor.role]) return refuse("too-many");
		const id = await keepComment(db, q, of, about, said, lang, at);
		await endCommentDraft(q, ownerOf(actor), toolId);
		await spendKey(q, key, ownerOf(actor), id, at);
		return ok(id);
	});
}

async function whoseIs(db: Db, q: Writer, actor: Commenter): Promise<CommentOf | undefined> {
	if (actor.role === "staff") return { staffId: actor.staffId, recorder: recorderOf(actor) };
	const subject = await subjectOf(q, db.vault, actor.patientNo);
	return subject && { subject, said: saidBy(actor) };
}

/** All that this actor said of a tool, the newest first; of a patient also what staff wrote down for them. */
export async function listOwnComments(db: Db, actor: Commenter, toolId: string): Promise<Comment[]> {
	return listComments(db, rowsOf(actor), toolId);
}

/** The comments on a tool that these rows are of, the newest first. */
export async function listComments(db: Db, rows: SQL, toolId: string): Promise<Comment[]> {
	const found = await commentRows(db, rows, toolId);
	return (await openComments(db, db.read, found)).flatMap(({ comment }) => comment ?? []);
}

function commentRows(db: Db, rows: SQL, toolId: string): Promise<CommentRow[]> {
	return db.read
		.select({ comment: toolComments, read: commentReads })
		.from(toolComments)
		.leftJoin(commentReads, eq(commentReads.commentId, toolComments.id))
		.where(and(rows, eq(toolComments.toolId, toolId)))
		.orderBy(desc(toolComments.seq));
}

/** A row of a comment with who read it. */
export interface CommentRow {
	readonly comment: typeof toolComments.$inferSelect;
	readonly read: typeof commentReads.$inferSelect | null;
}

/** The words of these rows, in their order; undefined where nobody can open them any more, since that person was erased. */
export async function openComments(
	db: Db,
	handle: Reader | Writer,
	rows: readonly CommentRow[],
): Promise<readonly { readonly row: CommentRow; readonly comment: Comment | undefined }[]> {
	const numbers = new Set(rows.flatMap(({ comment }) => comment.patientNo ?? []));
	const subjects: Subject[] = [];
	for (const no of numbers) {
		const subject = await subjectOf(handle, db.vault, no);
		if (subject !== undefined) subjects.push(subject);
	}
	const ofPatients = await entriesOfKinds(handle, subjects, ["comment.made"]);
	const hasStaff = rows.some(({ comment }) => comment.patientNo === null);
	const entries: readonly Entry[] = [
		...[...ofPatients.values()].flat(),
		...(hasStaff ? await entriesWithoutPatient(handle, db.vault) : []),
	];
	const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
	return rows.map((row) => ({ row, comment: commentOf(row, bySeq.get(row.comment.seq)) }));
}

function commentOf({ comment: row, read }: CommentRow, entry: Entry | undefined): Comment | undefined {
	if (entry?.body.kind !== "comment.made" && entry?.body.kind !== "staff-comment.made") return undefined;
	const { clear, worry, wish, lang } = entry.body;
	return {
		...{ id: row.id, ref: entry.ref, tool: row.toolId, provider: row.providerId, round: row.roundId },
		...{ clear, worry, wish, lang, at: row.at },
		by: row.patientNo === null ? "staff" : "patient",
		writtenDown: writtenDownIn(entry.body),
		read: read && { name: read.name, at: read.at },
	};
}

function writtenDownIn(body: EntryBody): Comment["writtenDown"] {
	if (body.kind !== "comment.made" || body.said.recorder.who !== "staff") return null;
	const { id, name } = body.said.recorder;
	return { staffId: id, name };
}
