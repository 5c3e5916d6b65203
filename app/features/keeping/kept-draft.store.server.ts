/**
 * The row of a draft: one for a tool, whoever of those that use it writes; and one for each provider that begins with a tool of others, so that
 * nobody waits for a neighbour.
 */
import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { Writer } from "#db/open.server.ts";
import { toolBeginnings, toolDrafts } from "#db/schema.ts";
import type { Draft, DraftContent } from "./draft.ts";

/** Keeps this content as last written by this lead, in the place of what stood there; nobody is asked about it yet. */
export async function keepDraft(
	q: Writer,
	{ staffId, providerId, name }: StaffActor,
	toolId: string,
	draft: Draft,
	content: DraftContent,
	at: Date,
): Promise<void> {
	const kept = { editedBy: staffId, editedName: name, editedAt: at, asked: false, askedBy: null };
	if (draft.begins) {
		const begun = { ...kept, content: { uses: content.uses, here: content.here } };
		await q
			.insert(toolBeginnings)
			.values({ toolId, providerId, ...begun })
			.onConflictDoUpdate({ target: [toolBeginnings.toolId, toolBeginnings.providerId], set: begun })
			.returning({ tool: toolBeginnings.toolId });
		return;
	}
	const basedOn = draft.edited === null ? draft.number : draft.basedOn;
	const written = { ...kept, content, basedOn };
	await q
		.insert(toolDrafts)
		.values({ toolId, ...written })
		.onConflictDoUpdate({ target: toolDrafts.toolId, set: written })
		.returning({ tool: toolDrafts.toolId });
}

/** A second person is asked to publish it. */
export async function markAsked(q: Writer, actor: StaffActor, toolId: string, draft: Draft): Promise<void> {
	const asked = { asked: true, askedBy: actor.staffId };
	if (draft.begins)
		await q
			.update(toolBeginnings)
			.set(asked)
			.where(beginningOf(actor, toolId))
			.returning({ tool: toolBeginnings.toolId });
	else
		await q
			.update(toolDrafts)
			.set(asked)
			.where(eq(toolDrafts.toolId, toolId))
			.returning({ tool: toolDrafts.toolId });
}

/** It is published or thrown away. */
export async function endDraft(q: Writer, actor: StaffActor, toolId: string, draft: Draft): Promise<void> {
	if (draft.begins)
		await q
			.delete(toolBeginnings)
			.where(beginningOf(actor, toolId))
			.returning({ tool: toolBeginnings.toolId });
	else await q.delete(toolDrafts).where(eq(toolDrafts.toolId, toolId)).returning({ tool: toolDrafts.toolId });
}

/** Where the row is of what this lead's provider begins with. */
export function beginningOf({ providerId }: StaffActor, toolId: string) {
	return and(eq(toolBeginnings.toolId, toolId), eq(toolBeginnings.providerId, providerId));
}
