/** Asking people about a change before it comes, ending that early, or saying why nobody is asked: each once, with its entry. */
import { and, eq, isNull } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { record } from "#app/features/record/record.store.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { toolRounds } from "#db/schema.ts";
import type { AnswerWords } from "./answer.store.server.ts";

/** The change that people are asked about: all that the notice with this number would say. */
export interface Coming {
	readonly tool: string;
	readonly number: number;
	readonly content: unknown;
}

/** The days on which people are asked, or why they are not. */
export type HowAsked = { readonly opens: string; readonly closes: string } | { readonly words: AnswerWords };

/** Why nothing was opened; each but the first is a key of `comments:problem`. */
export type RoundRefusal = "not-your-move" | "asked-already" | "key-not-yours";

/**
 * Opens a round about this change, or says why nobody is asked. The caller has read the change as the lead's own to keep. Refuses
 * where people are asked about it already.
 */
export async function askPeople(
	db: Db,
	actor: StaffActor,
	coming: Coming,
	how: HowAsked,
	once: string,
	at: Date,
): Promise<Result<"done", RoundRefusal>> {
	if (actor.staffRole !== "lead") return refuse("not-your-move");
	// Back, with something else typed, is another press.
	const key = db.vault.sha256(`${once} ${coming.tool} ${canonical(how)}`);
	return db.write(async (q) => {
		const used = await usedKey(q, key, `staff:${actor.staffId}`);
		if (used !== undefined) return used.isTheirs ? ok("done") : refuse("key-not-yours");
		const { tool: toolId, number, content } = coming;
		if (await isAsked(q, toolId, number)) return refuse("asked-already");
		const id = db.vault.randomHex(8);
		const isAsking = "opens" in how;
		await q
			.insert(toolRounds)
			.values({
				...{ id, toolId, providerId: actor.providerId, what: isAsking ? "asked" : "not-asked" },
				...{ coming: number, content, madeAt: at, madeName: actor.name },
				...(isAsking ? how : { answer: { ...how.words }, answeredAt: at }),
			})
			.returning({ id: toolRounds.id });
		const moved = isAsking
			? ({ what: "opened", coming: number, digest: db.vault.sha256(canonical(content)), ...how } as const)
			: ({ what: "not-asked", coming: number, words: { ...how.words } } as const);
		const where = { tool: toolId, round: id, provider: actor.providerId, recorder: recorderOf(actor) };
		const { ref } = await record(q, db.vault, null, { kind: "round.moved", version: 1, ...where, moved }, at);
		await markRegisterChanged(q);
		await spendKey(q, key, `staff:${actor.staffId}`, ref, at);
		return ok("done");
	});
}

async function isAsked(q: Writer, toolId: string, coming: number): Promise<boolean> {
	const rows = await q
		.select({ id: toolRounds.id })
		.from(toolRounds)
		.where(
			and(
				eq(toolRounds.toolId, toolId),
				eq(toolRounds.coming, coming),
				eq(toolRounds.what, "asked"),
				isNull(toolRounds.stoppedAt),
				isNull(toolRounds.answeredAt),
			),
		);
	return rows.length > 0;
}

/** Ends a round of the lead's provider before its last day; true where it has ended. What people said can still be answered. */
export async function stopAsking(
	db: Db,
	actor: StaffActor,
	toolId: string,
	round: string,
	at: Date,
): Promise<boolean> {
	if (actor.staffRole !== "lead") return false;
	return db.write(async (q) => {
		const own = and(
			eq(toolRounds.id, round),
			eq(toolRounds.toolId, toolId),
			eq(toolRounds.providerId, actor.providerId),
			eq(toolRounds.what, "asked"),
		);
		const [row] = await q.select({ stoppedAt: toolRounds.stoppedAt }).from(toolRounds).where(own);
		if (row === undefined) return false;
		if (row.stoppedAt !== null) return true;
		await q.update(toolRounds).set({ stoppedAt: at }).where(own).returning({ id: toolRounds.id });
		const where = { tool: toolId, round, provider: actor.providerId, recorder: recorderOf(actor) };
		const moved = { what: "stopped" } as const;
		await record(q, db.vault, null, { kind: "round.moved", version: 1, ...where, moved }, at);
		await markRegisterChanged(q);
		return true;
	});
}

/** All that people are asked about in this round; undefined where there is none. Public: it holds nothing personal. */
export async function contentOfRound(handle: Reader | Writer, id: string): Promise<unknown> {
	const [row] = await handle
		.select({ content: toolRounds.content })
		.from(toolRounds)
		.where(eq(toolRounds.id, id));
	return row?.content ?? undefined;
}
