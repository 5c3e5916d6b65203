/** What a lead tells everybody: what people said and what was changed. One text for a round, or for all that came at any time. */
import { and, desc, eq, gt, isNull, max } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { record } from "#app/features/record/record.store.server.ts";
import { roundOf } from "#app/features/tools/tool-columns.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { toolComments, toolRounds } from "#db/schema.ts";
import { canAnswer } from "./round.ts";

/** In plain words, by language; English is always there. */
export type AnswerWords = Readonly<Record<string, string>>;

/** What is answered: a round, or a text of before, as the page showed it (`seen`); or all at any time up to this comment. */
export type Answered = { readonly round: string; readonly seen: string } | { readonly upTo: string };

/** Why nothing was said; each but the first is a key of `comments:problem`. */
export type AnswerRefusal =
	| "not-your-move"
	| "changed"
	| "still-open"
	| "nothing-to-answer"
	| "key-not-yours";

/** A mark of the text that stands now. */
export function answerMark(sha256: (text: string) => string, answer: AnswerWords | null): string {
	return sha256(canonical(answer));
}

/** Says it to everybody, once, or says it anew where it stood before. */
export async function answerPeople(
	db: Db,
	actor: StaffActor,
	toolId: string,
	what: Answered,
	words: AnswerWords,
	once: string,
	at: Date,
): Promise<Result<"done", AnswerRefusal>> {
	if (actor.staffRole !== "lead") return refuse("not-your-move");
	// Back, with something else typed, is another press.
	const key = db.vault.sha256(`${once} ${toolId} ${canonical(words)}`);
	return db.write(async (q) => {
		const used = await usedKey(q, key, `staff:${actor.staffId}`);
		if (used !== undefined) return used.isTheirs ? ok("done") : refuse("key-not-yours");
		const kept =
			"round" in what
				? await answerRound(db, q, actor, toolId, what, words, at)
				: await answerAnyTime(db, q, actor, toolId, what.upTo, words, at);
		if (!kept.ok) return kept;
		const round = kept.value;
		const moved = { what: "answered", words: { ...words } } as const;
		const where = { tool: toolId, round, provider: actor.providerId, recorder: recorderOf(actor) };
		const { ref } = await record(q, db.vault, null, { kind: "round.moved", version: 1, ...where, moved }, at);
		await markRegisterChanged(q);
		await spendKey(q, key, `staff:${actor.staffId}`, ref, at);
		return ok("done");
	});
}

async function answerRound(
	db: Db,
	q: Writer,
	actor: StaffActor,
	toolId: string,
	{ round, seen }: { readonly round: string; readonly seen: string },
	words: AnswerWords,
	at: Date,
): Promise<Result<string, AnswerRefusal>> {
	const own = and(
		eq(toolRounds.id, round),
		eq(toolRounds.toolId, toolId),
		eq(toolRounds.providerId, actor.providerId),
	);
	const [row] = await q.select().from(toolRounds).where(own);
	if (row === undefined || row.what === "not-asked") return refuse("changed");
	if (row.what === "asked" && !canAnswer(roundOf(row), dayOf(at))) return refuse("still-open");
	if (answerMark(db.vault.sha256, row.answer) !== seen) return refuse("changed");
	await q
		.update(toolRounds)
		.set({ answer: { ...words }, answeredAt: at })
		.where(own)
		.returning({ id: toolRounds.id });
	return ok(round);
}

/** All that nobody answered, up to the newest comment that the lead's page showed: what came later is not answered by it. */
async function answerAnyTime(
	db: Db,
	q: Writer,
	actor: StaffActor,
	toolId: string,
	upTo: string,
	words: AnswerWords,
	at: Date,
): Promise<Result<string, AnswerRefusal>> {
	const answered = await lastAnswered(q, actor, toolId);
	const [last] = await q
		.select({ at: toolComments.at })
		.from(toolComments)
		.where(and(eq(toolComments.id, upTo), anyTime(actor, toolId)));
	if (last === undefined || (answered !== null && last.at <= answered)) return refuse("nothing-to-answer");
	const id = db.vault.randomHex(8);
	await q
		.insert(toolRounds)
		.values({
			...{ id, toolId, providerId: actor.providerId, what: "any-time", madeAt: last.at },
			...{ madeName: actor.name, answer: { ...words }, answeredAt: at },
		})
		.returning({ id: toolRounds.id });
	return ok(id);
}

const anyTime = (actor: StaffActor, toolId: string) =>
	and(
		eq(toolComments.providerId, actor.providerId),
		eq(toolComments.toolId, toolId),
		isNull(toolComments.roundId),
	);

async function lastAnswered(
	handle: Reader | Writer,
	actor: StaffActor,
	toolId: string,
): Promise<Date | null> {
	const [row] = await handle
		.select({ at: max(toolRounds.madeAt) })
		.from(toolRounds)
		.where(
			and(
				eq(toolRounds.what, "any-time"),
				eq(toolRounds.toolId, toolId),
				eq(toolRounds.providerId, actor.providerId),
			),
		);
	return row?.at ?? null;
}

/** The newest comment at any time that waits for an answer at the lead's provider; undefined where none does. */
export async function newestWaiting(
	handle: Reader | Writer,
	actor: StaffActor,
	toolId: string,
): Promise<{ readonly id: string; readonly at: Date } | undefined> {
	const answered = await lastAnswered(handle, actor, toolId);
	const [newest] = await handle
		.select({ id: toolComments.id, at: toolComments.at })
		.from(toolComments)
		.where(and(anyTime(actor, toolId), answered === null ? undefined : gt(toolComments.at, answered)))
		.orderBy(desc(toolComments.seq))
		.limit(1);
	return newest;
}
