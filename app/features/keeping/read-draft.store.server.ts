/** A tool's draft as it stands, beside what is published, for the AI leads whose it is to keep. */
import { and, asc, desc, eq, isNotNull, isNull, or } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { BodyWithoutPatient, Entry } from "#app/core/entry.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import { registerTool } from "#app/features/tools/register.ts";
import { saysOf, sharedFacts } from "#app/features/tools/tool-here.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import {
	notices,
	noticeWords,
	services,
	toolBeginnings,
	toolDrafts,
	toolHere,
	tools,
	toolUses,
} from "#db/schema.ts";
import {
	type Draft,
	type DraftContent,
	draftContent,
	isMoveOf,
	type OwnHere,
	type OwnService,
} from "./draft.ts";
import { beginningOf } from "./kept-draft.store.server.ts";
import { roundsOf } from "./rounds-of.store.server.ts";

/**
 * The draft of this tool, or what is published where there is none. It is of all leads whose provider uses it, or of any lead where nobody
 * does; who works for another provider has a draft of their own, with which that begins. Undefined for who is no lead, and for a new tool of
 * another provider until it is published.
 */
export async function readDraft(
	handle: Reader | Writer,
	actor: StaffActor,
	toolId: string,
): Promise<Draft | undefined> {
	if (actor.staffRole !== "lead") return undefined;
	const [tool] = await handle
		.select({ reask: tools.reaskOnMaterial, begunBy: tools.begunBy })
		.from(tools)
		.where(and(eq(tools.id, toolId), isNull(tools.retiredAt)));
	if (tool === undefined) return undefined;
	const own = await servicesOf(handle, actor, toolId);
	const users = await handle
		.select({ provider: services.providerId })
		.from(toolUses)
		.innerJoin(services, eq(services.id, toolUses.serviceId))
		.where(eq(toolUses.toolId, toolId));
	const begins = users.length > 0 && own.every(({ stage }) => stage === "not-used");
	const isWithUs = (provider: string) =>
		begins
			? provider === actor.providerId
			: users.length === 0 || users.some((user) => user.provider === provider);
	const rounds = (await roundsOf(handle, actor, toolId)).filter(({ provider }) => isWithUs(provider));
	const around = { rounds, services: own, own: await ownHere(handle, actor, toolId), begins };
	const published = await newestOf(handle, toolId, tool.reask);
	if (begins) return published && beginningFor(handle, actor, toolId, { ...published, ...around });
	const [row] = await handle.select().from(toolDrafts).where(eq(toolDrafts.toolId, toolId));
	if (published === undefined) {
		if (row === undefined || tool.begunBy !== actor.providerId) return undefined;
		return { ...draftOf(row), published: null, number: 0, ...around };
	}
	if (row !== undefined) return { ...draftOf(row), ...published, ...around };
	return {
		...published,
		content: published.published,
		basedOn: published.number,
		edited: null,
		asked: false,
		askedBy: null,
		...around,
	};
}

/** What this provider begins with, or nothing yet: the tool's page stands as it is published. */
async function beginningFor(
	handle: Reader | Writer,
	actor: StaffActor,
	toolId: string,
	around: Omit<Draft, "content" | "basedOn" | "edited" | "asked" | "askedBy"> & {
		readonly published: DraftContent;
	},
): Promise<Draft> {
	const [row] = await handle.select().from(toolBeginnings).where(beginningOf(actor, toolId));
	const basedOn = around.number;
	if (row === undefined)
		return { ...around, basedOn, content: around.published, edited: null, asked: false, askedBy: null };
	const { editedBy: by, editedName: name, editedAt: at, asked, askedBy } = row;
	const content = { ...around.published, ...beginning.parse(row.content) };
	return { ...around, basedOn, content, edited: { by, name, at }, asked, askedBy };
}

const beginning = draftContent.pick({ uses: true, here: true });

function draftOf({ content, basedOn, asked, askedBy, ...row }: typeof toolDrafts.$inferSelect) {
	const edited = { by: row.editedBy, name: row.editedName, at: row.editedAt };
	return { content: draftContent.parse(content), basedOn, asked, askedBy, edited };
}

/** What patients read now, as a draft that changes nothing; undefined where they know nothing of the tool. */
async function newestOf(
	handle: Reader | Writer,
	toolId: string,
	reask: boolean,
): Promise<{ readonly published: DraftContent; readonly number: number } | undefined> {
	const [newest] = await handle
		.select()
		.from(notices)
		.where(eq(notices.toolId, toolId))
		.orderBy(desc(notices.number))
		.limit(1);
	if (newest === undefined) return undefined;
	const words = await handle.select().from(noticeWords).where(eq(noticeWords.noticeId, newest.id));
	const published = draftContent.parse({
		facts: sharedFacts(registerTool.parse(newest.facts)),
		words: Object.fromEntries(words.map((row) => [row.lang, row.words])),
		reask,
		// What a change of before was about is told; a new draft begins as a change of words.
		difference: null,
	});
	return { published, number: newest.number };
}

async function ownHere(
	handle: Reader | Writer,
	{ providerId }: StaffActor,
	toolId: string,
): Promise<OwnHere> {
	const [row] = await handle
		.select()
		.from(toolHere)
		.where(and(eq(toolHere.toolId, toolId), eq(toolHere.providerId, providerId)))
		.orderBy(desc(toolHere.number))
		.limit(1);
	return { provider: providerId, says: row === undefined ? {} : saysOf(row) };
}

async function servicesOf(
	handle: Reader | Writer,
	{ providerId }: StaffActor,
	toolId: string,
): Promise<OwnService[]> {
	const rows = await handle
		.select({ id: services.id, names: services.names, stage: toolUses.stage, since: toolUses.since })
		.from(services)
		.leftJoin(toolUses, and(eq(toolUses.serviceId, services.id), eq(toolUses.toolId, toolId)))
		.where(eq(services.providerId, providerId))
		.orderBy(asc(services.id));
	return rows.map(({ stage, ...row }) => ({ ...row, stage: stage ?? "not-used" }));
}

export interface ListedDraft {
	readonly tool: string;
	readonly asked: boolean;
	/** Patients know nothing of this tool yet. */
	readonly isNew: boolean;
	/** Their provider begins with a tool that only others use. */
	readonly begins: boolean;
	/** What it is called in the draft, by language. */
	readonly names: Readonly<Record<string, string>>;
}

/** All drafts for an AI lead; of new tools those of their own provider alone. */
export async function listDrafts(db: Db, actor: StaffActor): Promise<readonly ListedDraft[]> {
	if (actor.staffRole !== "lead") return [];
	const rows = await db.read
		.select({ draft: toolDrafts, first: notices.id })
		.from(toolDrafts)
		.innerJoin(tools, eq(tools.id, toolDrafts.toolId))
		.leftJoin(notices, and(eq(notices.toolId, tools.id), eq(notices.number, 1)))
		.where(and(isNull(tools.retiredAt), or(isNotNull(notices.id), eq(tools.begunBy, actor.providerId))))
		.orderBy(asc(tools.number));
	const begun = await listBeginnings(db, actor);
	const drafts = rows.map(({ draft, first }) => {
		const { words } = draftContent.parse(draft.content);
		const names = Object.fromEntries(Object.entries(words).map(([lang, { name }]) => [lang, name]));
		return { tool: draft.toolId, asked: draft.asked, isNew: first === null, begins: false, names };
	});
	return [...drafts, ...begun];
}

/** Their names are those of the published tools. */
async function listBeginnings(db: Db, { providerId }: StaffActor): Promise<ListedDraft[]> {
	const rows = await db.read
		.select({ tool: toolBeginnings.toolId, asked: toolBeginnings.asked })
		.from(toolBeginnings)
		.innerJoin(tools, eq(tools.id, toolBeginnings.toolId))
		.where(and(isNull(tools.retiredAt), eq(toolBeginnings.providerId, providerId)))
		.orderBy(asc(tools.number));
	return rows.map((row) => ({ ...row, isNew: false, begins: true, names: {} }));
}

type Moved = Extract<BodyWithoutPatient, { kind: "draft.moved" }>;

/** All that was done with drafts of a tool that this lead may keep, newest first. */
export async function draftHistory(db: Db, actor: StaffActor, toolId: string): Promise<Entry<Moved>[]> {
	const draft = await readDraft(db.read, actor, toolId);
	if (draft === undefined) return [];
	const entries = await entriesWithoutPatient(db.read, db.vault);
	return entries
		.flatMap((entry) =>
			entry.body.kind === "draft.moved" && isMoveOf(entry.body, toolId, draft)
				? [{ ...entry, body: entry.body }]
				: [],
		)
		.toReversed();
}
