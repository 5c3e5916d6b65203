/** AI leads read what was said of a tool, without a name. Each look at a patient's words is one that the patient can read. */
import { and, asc, count, desc, eq, inArray, isNull } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { CLEAR } from "#app/core/comment-entry.ts";
import { type ListPage, listPage } from "#app/core/list-page.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { protectedTables, type Shown } from "#app/features/watch/counts.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { commentReads, toolComments } from "#db/schema.ts";
import { openComments } from "./comment.store.server.ts";
import type { Comment } from "./comment.ts";

const ofProvider = (actor: StaffActor, toolId: string) =>
	and(eq(toolComments.providerId, actor.providerId), eq(toolComments.toolId, toolId));

/** One line of the list. `comment` is null where whoever said it was erased: nobody can open it any more. */
export interface CommentLine {
	readonly id: string;
	readonly at: Date;
	readonly comment: Comment | null;
}

/** How many said that the page was clear, as it may be shown; null where it is left out. */
export type ClearCounts = Readonly<Record<"yes" | "partly" | "no" | "not-said", Shown | null>>;

export interface ReadComments {
	readonly list: ListPage;
	readonly lines: readonly CommentLine[];
	readonly clear: ClearCounts;
}

/** One page of what was said of this tool at the lead's provider, the newest first; nothing for anybody but a lead. Logs the looks. */
export async function readComments(
	db: Db,
	actor: StaffActor,
	toolId: string,
	asked: string | null,
	at: Date,
): Promise<ReadComments | undefined> {
	if (actor.staffRole !== "lead") return undefined;
	return db.write(async (q) => {
		const clear = await countClear(q, actor, toolId);
		const list = listPage(asked, clear.total);
		const rows = await q
			.select({ comment: toolComments, read: commentReads })
			.from(toolComments)
			.leftJoin(commentReads, eq(commentReads.commentId, toolComments.id))
			.where(ofProvider(actor, toolId))
			.orderBy(desc(toolComments.seq))
			.limit(list.to - list.skip)
			.offset(list.skip);
		const opened = await openComments(db, q, rows);
		const looked = opened.flatMap(({ row, comment }) => (comment ? (row.comment.patientNo ?? []) : []));
		await logStaffLook(q, actor, [...new Set(looked)], "comments", at);
		const lines = opened.map(({ row, comment }) => ({
			id: row.comment.id,
			at: row.comment.at,
			comment: comment ?? null,
		}));
		return { list, lines, clear: clear.shown };
	});
}

async function countClear(
	q: Reader | Writer,
	actor: StaffActor,
	toolId: string,
): Promise<{ readonly total: number; readonly shown: ClearCounts }> {
	const rows = await q
		.select({ clear: toolComments.clear, number: count() })
		.from(toolComments)
		.where(ofProvider(actor, toolId))
		.groupBy(toolComments.clear);
	const number = (clear: (typeof CLEAR)[number] | null) =>
		rows.find((row) => row.clear === clear)?.number ?? 0;
	const table = new Map<string, number>([
		...CLEAR.map((one) => [one, number(one)] as const),
		["not-said", number(null)],
	]);
	const figures = protectedTables([table]).tables[0];
	const shown = (name: string) => figures?.get(name) ?? null;
	return {
		total: rows.reduce((sum, row) => sum + row.number, 0),
		shown: { yes: shown("yes"), partly: shown("partly"), no: shown("no"), "not-said": shown("not-said") },
	};
}

/** How many comments no lead has read yet, by tool, at the lead's provider; nothing for anybody else. */
export async function unreadComments(db: Db, actor: StaffActor): Promise<ReadonlyMap<string, number>> {
	if (actor.staffRole !== "lead") return new Map();
	const rows = await db.read
		.select({ tool: toolComments.toolId, number: count() })
		.from(toolComments)
		.leftJoin(commentReads, eq(commentReads.commentId, toolComments.id))
		.where(and(eq(toolComments.providerId, actor.providerId), isNull(commentReads.commentId)))
		.groupBy(toolComments.toolId);
	return new Map(rows.map(({ tool, number }) => [tool, number]));
}

/** The lead says that they have read these: each once, whoever of them. Answers how many of them are comments of this tool at their provider. */
export async function markCommentsRead(
	db: Db,
	actor: StaffActor,
	toolId: string,
	ids: readonly string[],
	at: Date,
): Promise<number> {
	if (actor.staffRole !== "lead") return 0;
	return db.write(async (q) => {
		const rows = await q
			.select({ id: toolComments.id, no: toolComments.patientNo, read: commentReads.commentId })
			.from(toolComments)
			.leftJoin(commentReads, eq(commentReads.commentId, toolComments.id))
			.where(and(ofProvider(actor, toolId), inArray(toolComments.id, [...ids])))
			.orderBy(asc(toolComments.seq));
		for (const { id, no } of rows.filter(({ read }) => read === null))
			await markRead(db, q, actor, id, no, at);
		return rows.length;
	});
}

/** Of a patient it is in that patient's own record; of who was erased nobody can write anything down any more. */
async function markRead(
	db: Db,
	q: Writer,
	actor: StaffActor,
	id: string,
	no: number | null,
	at: Date,
): Promise<void> {
	const body = { version: 1, comment: id, recorder: recorderOf(actor) } as const;
	const subject = no === null ? null : await subjectOf(q, db.vault, no);
	if (subject === undefined) return;
	const { seq } =
		subject === null
			? await record(q, db.vault, null, { kind: "staff-comment.read", ...body }, at)
			: await record(q, db.vault, subject, { kind: "comment.read", ...body }, at);
	await q
		.insert(commentReads)
		.values({ commentId: id, name: actor.name, at, seq })
		.returning({ id: commentReads.commentId });
}
