/**
 * A draft becomes what patients read: the notice, its words, the tool's rules, where it is used, the entry, and the draft's end, all at
 * once.
 */
import { and, eq, max } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import { ok, refuse } from "#app/core/result.ts";
import { areOneHand } from "#app/features/record/one-hand.store.server.ts";
import { entriesWithoutPatient } from "#app/features/record/record.store.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { notices, noticeWords, toolHere, tools, toolUses } from "#db/schema.ts";
import { type Draft, type DraftContent, decideDraft, draftMark, isMoveOf } from "./draft.ts";
import { endDraft } from "./kept-draft.store.server.ts";
import { settleRounds } from "./rounds-of.store.server.ts";
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
		if (draftMark(db.vault.sha256, draft) !== press.seen)
			return refuse(draft.edited === null ? await whatBecameOfIt(db, q, tool, draft) : "changed");
		const may = decideDraft(draft, "published", actor);
		if (!may.ok) return may;
		if (draft.edited === null) return refuse("no-draft");
		for (const other of new Set([draft.edited.by, draft.askedBy ?? draft.edited.by]))
			if (await areOneHand(q, db.vault, [other, actor.staffId], at)) return refuse("one-hand");
		if (draft.begins) await settleRounds(q, tool, draft);
		else {
			await keepNotice(db, q, actor, tool, draft, at);
			await keepRules(q, tool, draft.content);
		}
		await keepUses(q, tool, draft.content.uses, at);
		await keepHere(q, tool, draft.content.here, at);
		await endDraft(q, actor, tool, draft);
		await markRegisterChanged(q);
		const stages = Object.entries(draft.content.uses).map(([id, { stage }]) => [id, stage] as const);
		const uses = stages.length === 0 ? {} : { uses: Object.fromEntries(stages) };
		const notice = draft.begins ? draft.number : draft.number + 1;
		const published = { notice, agreedBy: [draft.edited.by, actor.staffId], ...uses };
		return ok(await recordMove(db, q, actor, tool, "published", draft, published, at));
	});
}

async function keepRules(q: Writer, toolId: string, { facts, reask }: DraftContent): Promise<void> {
	const { category, basis } = facts;
	const rules = { category, basis, machineAlone: facts.machineAlone === "yes", reaskOnMaterial: reask };
	await q.update(tools).set(rules).where(eq(tools.id, toolId)).returning({ id: tools.id });
}

/** Two leads pressed: the second is told whether the first published it or threw it away. */
async function whatBecameOfIt(
	db: Db,
	q: Writer,
	tool: string,
	draft: Draft,
): Promise<"published-already" | "no-draft"> {
	const entries = await entriesWithoutPatient(q, db.vault);
	const last = entries.findLast(({ body }) => body.kind === "draft.moved" && isMoveOf(body, tool, draft));
	return last?.body.kind === "draft.moved" && last.body.what === "published"
		? "published-already"
		: "no-draft";
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

/** What a provider says of it from now on. */
async function keepHere(q: Writer, toolId: string, here: DraftContent["here"], saidAt: Date): Promise<void> {
	for (const [providerId, { answers = null, supplier = null, onUnknown = null }] of Object.entries(here)) {
		const own = and(eq(toolHere.toolId, toolId), eq(toolHere.providerId, providerId));
		const [last] = await q
			.select({ number: max(toolHere.number) })
			.from(toolHere)
			.where(own);
		const number = (last?.number ?? 0) + 1;
		await q
			.insert(toolHere)
			.values({ toolId, providerId, number, answers, supplier, onUnknown, saidAt })
			.returning({ number: toolHere.number });
	}
}

/** Which services use it from now on. What was agreed on here is noted, so that a provider file leaves it alone. */
async function keepUses(q: Writer, toolId: string, uses: DraftContent["uses"], at: Date): Promise<void> {
	if (Object.keys(uses).length === 0) return;
	for (const [serviceId, { stage, since }] of Object.entries(uses)) {
		const own = and(eq(toolUses.toolId, toolId), eq(toolUses.serviceId, serviceId));
		await q.delete(toolUses).where(own).returning({ at: toolUses.serviceId });
		if (stage === "not-used") continue;
		await q
			.insert(toolUses)
			.values({ serviceId, toolId, stage, since: since ?? dayOf(at) })
			.returning({ at: toolUses.serviceId });
	}
	const [row] = await q.select({ kept: tools.usesKept }).from(tools).where(eq(tools.id, toolId));
	const usesKept = [...new Set([...(row?.kept ?? []), ...Object.keys(uses)])].toSorted();
	await q.update(tools).set({ usesKept }).where(eq(tools.id, toolId)).returning({ id: tools.id });
}
