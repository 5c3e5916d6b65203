/** When people were asked about a tool, as its draft needs it; and the end of asking where the draft is thrown away. */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { recorderOf } from "#app/core/recorder.ts";
import type { Round } from "#app/features/comments/round.ts";
import { record } from "#app/features/record/record.store.server.ts";
import { roundOf } from "#app/features/tools/tool-columns.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { toolRounds } from "#db/schema.ts";
import type { Draft } from "./draft.ts";

/** All of this tool, in the order in which they began. The caller has seen to it that the tool is the actor's to keep. */
export async function roundsOf(
	handle: Reader | Writer,
	_actor: StaffActor,
	toolId: string,
): Promise<Round[]> {
	const rows = await handle
		.select()
		.from(toolRounds)
		.where(eq(toolRounds.toolId, toolId))
		.orderBy(asc(toolRounds.madeAt), asc(toolRounds.id));
	return rows.map(roundOf);
}

/**
 * A provider that begins with a tool of others makes no notice: what its rounds were about is how the tool stands now. So they count for no
 * notice that comes later.
 */
export async function settleRounds(
	q: Writer,
	toolId: string,
	draft: Pick<Draft, "number" | "rounds">,
): Promise<void> {
	await q
		.update(toolRounds)
		.set({ coming: draft.number })
		.where(aboutDraft(toolId, draft))
		.returning({ round: toolRounds.id });
}

/** The rounds about what would come of this draft, of those that are its own. */
function aboutDraft(toolId: string, { number, rounds }: Pick<Draft, "number" | "rounds">) {
	return and(
		eq(toolRounds.toolId, toolId),
		eq(toolRounds.coming, number + 1),
		inArray(
			toolRounds.id,
			rounds.map(({ id }) => id),
		),
	);
}

/** Nobody is asked about a draft that is thrown away, and a reason not to ask was one for that draft alone. */
export async function endRounds(
	db: Db,
	q: Writer,
	actor: StaffActor,
	toolId: string,
	draft: Pick<Draft, "number" | "rounds">,
	at: Date,
): Promise<void> {
	const theirs = and(aboutDraft(toolId, draft), isNull(toolRounds.stoppedAt));
	const ended = await q
		.update(toolRounds)
		.set({ stoppedAt: at })
		.where(theirs)
		.returning({ round: toolRounds.id, provider: toolRounds.providerId });
	for (const { round, provider } of ended) {
		const body = { kind: "round.moved", version: 1, tool: toolId, round, provider } as const;
		await record(q, db.vault, null, { ...body, moved: { what: "stopped" }, recorder: recorderOf(actor) }, at);
	}
	if (ended.length > 0) await markRegisterChanged(q);
}
