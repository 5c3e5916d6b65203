/** A draft becomes what patients read: the notice, its words, the tool's rules, the entry, and the draft's end, all at once. */
import { eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import { ok, refuse } from "#app/core/result.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { notices, noticeWords, toolDrafts, tools } from "#db/schema.ts";
import { type Draft, decideDraft, draftMark } from "./draft.ts";
import { type Press, pressed, recordMove, type Saved } from "./save-draft.store.server.ts";

/** Publishes the draft as this second person read it, once; undefined where the tool is not theirs to keep. */
export async function publishDraft(
	db: Db,
	actor: StaffActor,
	tool: string,
	press: Press,
	at: Date,
): Promise<Saved> {
	return pressed(db, actor, tool, press, at, async (q, draft) => {
		if (draftMark(db.vault.sha256, draft) !== press.seen) return refuse("changed");
		const may = decideDraft(draft, "published", actor);
		if (!may.ok) return may;
		if (draft.edited === null) return refuse("no-draft");
		await keepNotice(db, q, actor, tool, draft, at);
		const { facts, reask } = draft.content;
		const { category, basis } = facts;
		const rules = { category, basis, machineAlone: facts.machineAlone === "yes", reaskOnMaterial: reask };
		await q.update(tools).set(rules).where(eq(tools.id, tool)).returning({ id: tools.id });
		await q.delete(toolDrafts).where(eq(toolDrafts.toolId, tool)).returning({ tool: toolDrafts.toolId });
		await markRegisterChanged(q);
		const published = { notice: draft.number + 1, agreedBy: [draft.edited.by, actor.staffId] };
		return ok(await recordMove(db, q, actor, tool, "published", draft.content, published, at));
	});
}

async function keepNotice(
	db: Db,
	q: Writer,
	actor: StaffActor,
	toolId: string,
	{ content: { facts, words, difference }, number }: Draft,
	madeAt: Date,
): Promise<void> {
	const [notice] = await q
		.insert(notices)
		.values({
			toolId,
			number: number + 1,
			facts,
			material: difference !== null,
			difference,
			digest: db.vault.sha256(canonical({ facts, words: words["en"] })),
			madeAt,
			agreedBy: actor.staffId,
		})
		.returning({ id: notices.id });
	if (notice === undefined) throw new Error("a notice was not kept");
	for (const [lang, text] of Object.entries(words))
		await q
			.insert(noticeWords)
			.values({ noticeId: notice.id, lang, words: text })
			.returning({ lang: noticeWords.lang });
}
