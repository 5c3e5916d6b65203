/** A new tool begins as a draft: the tool with its address and number, its draft and the entry, once. Nobody else knows of it yet. */
import { and, asc, eq, isNull } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { noticeWordsSchema } from "#app/features/tools/notice.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { notices, noticeWords, toolDrafts, tools } from "#db/schema.ts";
import { draftContent } from "./draft.ts";
import { type BegunFrom, beginningOf, freeSlug, isSameName, type NewTool, nextNumber } from "./new-tool.ts";
import { recordMove } from "./save-draft.store.server.ts";

export type BeginProblem = "name-taken" | "name-letters" | "key-not-yours";

/**
 * Begins the draft of a tool that the register does not have, and answers its name in addresses. Refuses a name that another tool has,
 * in a draft or before patients: two of one name could not be told apart. A second press leads to the same draft. Undefined for
 * anybody but an AI lead.
 */
export async function beginTool(
	db: Db,
	actor: StaffActor,
	made: NewTool,
	from: BegunFrom | null,
	once: string,
	at: Date,
): Promise<Result<string, BeginProblem> | undefined> {
	if (actor.staffRole !== "lead") return undefined;
	// Back, with something else typed, is another press.
	const key = db.vault.sha256(`${once} begin ${canonical(made)}`);
	return db.write(async (q) => {
		const used = await usedKey(q, key, `staff:${actor.staffId}`);
		if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
		if ((await namesGiven(q)).some((name) => isSameName(name, made.name))) return refuse("name-taken");
		const known = await q.select({ id: tools.id, number: tools.number }).from(tools);
		const id = freeSlug(made.name, new Set(known.map((tool) => tool.id)));
		if (id === undefined) return refuse("name-letters");
		const number = nextNumber(known.map((tool) => tool.number));
		const content = draftContent.parse(beginningOf(made, id, number, from));
		const { category, basis } = content.facts;
		const rules = { category, basis, machineAlone: false, reaskOnMaterial: content.reask };
		await q
			.insert(tools)
			.values({ id, number, ...rules, begunBy: actor.providerId })
			.returning({ id: tools.id });
		await q
			.insert(toolDrafts)
			.values({
				toolId: id,
				content,
				basedOn: 0,
				editedBy: actor.staffId,
				editedName: actor.name,
				editedAt: at,
				asked: false,
			})
			.returning({ tool: toolDrafts.toolId });
		await recordMove(db, q, actor, id, "begun", { content, begins: false }, null, at);
		await spendKey(q, key, `staff:${actor.staffId}`, id, at);
		return ok(id);
	});
}

/** Every English name that a tool has, in a draft or before patients; a retired one gives its name free. */
async function namesGiven(q: Writer): Promise<string[]> {
	const published = await q
		.select({ tool: notices.toolId, words: noticeWords.words })
		.from(noticeWords)
		.innerJoin(notices, eq(notices.id, noticeWords.noticeId))
		.innerJoin(tools, eq(tools.id, notices.toolId))
		.where(and(eq(noticeWords.lang, "en"), isNull(tools.retiredAt)))
		.orderBy(asc(notices.number));
	// The last of each tool is what it is called now.
	const newest = new Map(published.map(({ tool, words }) => [tool, noticeWordsSchema.parse(words).name]));
	const drafts = await q.select({ content: toolDrafts.content }).from(toolDrafts);
	const drafted = drafts.flatMap(({ content }) => draftContent.parse(content).words["en"]?.name ?? []);
	return [...newest.values(), ...drafted];
}
