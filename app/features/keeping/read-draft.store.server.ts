/** A tool's draft as it stands, beside what is published. Only an AI lead of a provider that uses the tool reads it. */
import { and, desc, eq, exists, isNull } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { BodyWithoutPatient, Entry } from "#app/core/entry.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { notices, noticeWords, services, toolDrafts, tools, toolUses } from "#db/schema.ts";
import { type Draft, draftContent } from "./draft.ts";
import { roundsOf } from "./rounds-of.store.server.ts";

/** The draft of this tool, or what is published where there is none. Undefined for a tool that is not theirs to keep. */
export async function readDraft(
	handle: Reader | Writer,
	actor: StaffActor,
	toolId: string,
): Promise<Draft | undefined> {
	if (actor.staffRole !== "lead") return undefined;
	const usedHere = handle
		.select({ id: toolUses.toolId })
		.from(toolUses)
		.innerJoin(services, eq(services.id, toolUses.serviceId))
		.where(and(eq(toolUses.toolId, tools.id), eq(services.providerId, actor.providerId)));
	const [tool] = await handle
		.select({ reask: tools.reaskOnMaterial })
		.from(tools)
		.where(and(eq(tools.id, toolId), isNull(tools.retiredAt), exists(usedHere)));
	const [newest] = await handle
		.select()
		.from(notices)
		.where(eq(notices.toolId, toolId))
		.orderBy(desc(notices.number))
		.limit(1);
	if (tool === undefined || newest === undefined) return undefined;
	const words = await handle.select().from(noticeWords).where(eq(noticeWords.noticeId, newest.id));
	const published = draftContent.parse({
		facts: newest.facts,
		words: Object.fromEntries(words.map((row) => [row.lang, row.words])),
		reask: tool.reask,
		// What a change of before was about is told; a new draft begins as a change of words.
		difference: null,
	});
	const { number } = newest;
	const rounds = await roundsOf(handle, actor, toolId);
	const [row] = await handle.select().from(toolDrafts).where(eq(toolDrafts.toolId, toolId));
	if (row === undefined)
		return { content: published, published, number, basedOn: number, edited: null, asked: false, rounds };
	const { basedOn, asked, editedBy: by, editedName: name, editedAt: at } = row;
	const content = draftContent.parse(row.content);
	return { content, published, number, basedOn, asked, edited: { by, name, at }, rounds };
}

/** The tools of which there is a draft, each with whether a second person is asked to publish it. For an AI lead. */
export async function listDrafts(
	db: Db,
	actor: StaffActor,
): Promise<readonly { readonly tool: string; readonly asked: boolean }[]> {
	if (actor.staffRole !== "lead") return [];
	return db.read.select({ tool: toolDrafts.toolId, asked: toolDrafts.asked }).from(toolDrafts);
}

type Moved = Extract<BodyWithoutPatient, { kind: "draft.moved" }>;

/** All that was done with drafts of a tool that this lead may keep, newest first. */
export async function draftHistory(db: Db, actor: StaffActor, toolId: string): Promise<Entry<Moved>[]> {
	if ((await readDraft(db.read, actor, toolId)) === undefined) return [];
	const entries = await entriesWithoutPatient(db.read, db.vault);
	return entries
		.flatMap((entry) =>
			entry.body.kind === "draft.moved" && entry.body.tool === toolId ? [{ ...entry, body: entry.body }] : [],
		)
		.toReversed();
}
