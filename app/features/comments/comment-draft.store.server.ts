/** What somebody had typed about a tool when their session ended: theirs alone, for a day, sealed. */
import { and, eq, gte, lt } from "drizzle-orm";
import { z } from "zod";
import type { PatientActor, StaffActor, SystemActor } from "#app/core/actor.ts";
import { ONE_TIME_KEY } from "#app/core/one-time-key.ts";
import { DRAFT_KEPT } from "#app/features/choices/choice.ts";
import type { KeyOwner } from "#app/features/record/once.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { commentDrafts } from "#db/schema.ts";
import type { Seal } from "#db/vault.ts";

const kept = z.strictObject({
	/** The form's one-time key: what was sent before the session ended is not sent again. */
	once: z.string().regex(ONE_TIME_KEY),
	clear: z.string(),
	worry: z.string(),
	wish: z.string(),
});
export type CommentDraft = z.infer<typeof kept>;

const oldest = (at: Date) => new Date(at.getTime() - DRAFT_KEPT);
const place = (owner: KeyOwner, toolId: string) => ({
	table: "comment_drafts",
	row: `${owner} ${toolId}`,
	column: "sealed",
});
const theirs = (owner: KeyOwner, toolId: string) =>
	and(eq(commentDrafts.owner, owner), eq(commentDrafts.toolId, toolId));

async function sealOf(
	db: Db,
	handle: Reader | Writer,
	actor: PatientActor | StaffActor,
): Promise<Seal | undefined> {
	if (actor.role === "staff") return db.vault.portal;
	return (await subjectOf(handle, db.vault, actor.patientNo))?.seal;
}

/** Keeps it for 24 hours in the place of an older one. */
export async function keepCommentDraft(
	db: Db,
	actor: PatientActor | StaffActor,
	owner: KeyOwner,
	toolId: string,
	draft: CommentDraft,
	at: Date,
): Promise<void> {
	await db.write(async (q) => {
		const seal = await sealOf(db, q, actor);
		if (seal === undefined) return;
		const row = {
			patientNo: actor.role === "patient" ? actor.patientNo : null,
			sealed: seal.seal(place(owner, toolId), JSON.stringify(draft)),
			at,
		};
		await q
			.insert(commentDrafts)
			.values({ owner, toolId, ...row })
			.onConflictDoUpdate({ target: [commentDrafts.owner, commentDrafts.toolId], set: row })
			.returning({ at: commentDrafts.at });
	});
}

/** What was kept; undefined where there is nothing, or it is older than a day. */
export async function findCommentDraft(
	db: Db,
	actor: PatientActor | StaffActor,
	owner: KeyOwner,
	toolId: string,
	at: Date,
): Promise<CommentDraft | undefined> {
	const [row] = await db.read
		.select({ sealed: commentDrafts.sealed })
		.from(commentDrafts)
		.where(and(theirs(owner, toolId), gte(commentDrafts.at, oldest(at))));
	const seal = row && (await sealOf(db, db.read, actor));
	return seal && kept.parse(JSON.parse(seal.open(place(owner, toolId), row.sealed)));
}

/** Ends it inside the transaction that kept the comment. */
export async function endCommentDraft(q: Writer, owner: KeyOwner, toolId: string): Promise<void> {
	await q.delete(commentDrafts).where(theirs(owner, toolId)).returning({ at: commentDrafts.at });
}

/** Deletes what nobody went on with in a day, whoever typed it. */
export async function dropOldCommentDrafts(db: Db, _actor: SystemActor, at: Date): Promise<void> {
	await db.write((q) =>
		q
			.delete(commentDrafts)
			.where(lt(commentDrafts.at, oldest(at)))
			.returning({ at: commentDrafts.at }),
	);
}
