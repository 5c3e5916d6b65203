/** Comments in the database: made once, few a day, read by whoever made them. A row is what lists need; the words are in the entry. */
import { and, count, desc, eq, gte } from "drizzle-orm";
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import { dayOf, startOfDay } from "#app/core/calendar.ts";
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
	record,
	type Subject,
	subjectOf,
} from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { commentReads, toolComments } from "#db/schema.ts";
import { type Comment, type Commentable, commentable, MOST_A_DAY, type NewComment } from "./comment.ts";
import { endCommentDraft } from "./comment-draft.store.server.ts";

/** Who can say something of a tool. */
export type Commenter = PatientActor | StaffActor;

/** Why nothing was kept; each is a key of `comments:problem`. */
export type CommentRefusal = "too-many" | "key-not-yours";

const ownRows = (actor: Commenter) =>
	actor.role === "patient"
		? eq(toolComments.patientNo, actor.patientNo)
		: eq(toolComments.staffId, actor.staffId);

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
		const subject = actor.role === "patient" ? await subjectOf(q, db.vault, actor.patientNo) : null;
		if (about === undefined || subject === undefined) return undefined;
		if ((await countToday(q, actor, toolId, at)) >= MOST_A_DAY[actor.role]) return refuse("too-many");
		const id = db.vault.randomHex(8);
		const round = about.round?.id ?? null;
		const comment = {
			version: 1,
			comment: id,
			tool: toolId,
			provider: about.provider,
			round,
			...said,
			lang,
		} as const;
		const seq = await recordComment(db, q, actor, subject, comment, at);
		await q
			.insert(toolComments)
			.values({
				...{ id, toolId, providerId: about.provider, roundId: round, clear: said.clear, at, seq },
				patientNo: subject?.no ?? null,
				staffId: actor.role === "staff" ? actor.staffId : null,
			})
			.returning({ id: toolComments.id });
		await endCommentDraft(q, ownerOf(actor), toolId);
		await spendKey(q, key, ownerOf(actor), id, at);
		return ok(id);
	});
}

type Said = Omit<Extract<EntryBody, { kind: "comment.made" }>, "kind" | "said">;

async function recordComment(
	db: Db,
	q: Writer,
	actor: Commenter,
	subject: Subject | null,
	comment: Said,
	at: Date,
): Promise<number> {
	if (actor.role === "staff" || subject === null) {
		const recorder = recorderOf(actor);
		return (await record(q, db.vault, null, { kind: "staff-comment.made", ...comment, recorder }, at)).seq;
	}
	const said = saidBy(actor);
	return (await record(q, db.vault, subject, { kind: "comment.made", ...comment, said }, at)).seq;
}

async function countToday(q: Writer, actor: Commenter, toolId: string, at: Date): Promise<number> {
	const [row] = await q
		.select({ number: count() })
		.from(toolComments)
		.where(and(ownRows(actor), eq(toolComments.toolId, toolId), gte(toolComments.at, startOfDay(dayOf(at)))));
	return row?.number ?? 0;
}

/** All that this actor said of a tool, the newest first. */
export async function listOwnComments(db: Db, actor: Commenter, toolId: string): Promise<Comment[]> {
	const rows = await db.read
		.select({ comment: toolComments, read: commentReads })
		.from(toolComments)
		.leftJoin(commentReads, eq(commentReads.commentId, toolComments.id))
		.where(and(ownRows(actor), eq(toolComments.toolId, toolId)))
		.orderBy(desc(toolComments.seq));
	return (await openComments(db, db.read, rows)).flatMap(({ comment }) => comment ?? []);
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
		read: read && { name: read.name, at: read.at },
	};
}
