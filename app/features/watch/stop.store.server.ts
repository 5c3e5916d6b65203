/** Stopping a tool, letting it go on, looking into it, retiring it: the entry, the tool's columns and the register's counter at once. */
import { and, eq, exists, notExists, or } from "drizzle-orm";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import type { BodyWithoutPatient, Entry } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { ToolStop } from "#app/core/tool-entry.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { areOneHand } from "#app/features/record/one-hand.store.server.ts";
import { entriesWithoutPatient, record } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { stopColumns, stoppedOf } from "#app/features/tools/tool-columns.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { notices, services, tools, toolUses } from "#db/schema.ts";
import { askerOf, decideStop, type Stopped, type StopRefusal, stopMark } from "./stop.ts";
import { tellRetired } from "./tell-retired.store.server.ts";

/** What was pressed: the move with its reason, the form's one-time key, and the mark of how the tool stood on the page. */
export interface PressedStop {
	readonly what: ToolStop;
	readonly why: string;
	readonly once: string;
	readonly seen: string;
}

/** `one-hand`: one person can be who asked and who agrees. */
export type StopProblem = StopRefusal | "changed" | "one-hand" | "key-not-yours";

/**
 * Moves a tool that the actor's provider uses, once, for everybody; undefined where they use no such tool. Of one that is retired
 * everybody is told who had said yes. `register` is as it was before.
 */
export async function stopTool(
	db: Db,
	actor: StaffActor,
	toolId: string,
	{ what, why, once, seen }: PressedStop,
	register: KnownRegister,
	at: Date,
): Promise<Result<Stopped, StopProblem> | undefined> {
	return db.write(async (q) => {
		const now = await readStopped(q, actor, toolId);
		if (now === undefined) return undefined;
		const used = await usedKey(q, once, `staff:${actor.staffId}`);
		if (used !== undefined) return used.isTheirs ? ok(now) : refuse("key-not-yours");
		if (stopMark(db.vault.sha256, now) !== seen) return refuse("changed");
		const asker = askerOf(now, what);
		// Who asked and agrees is told so by the rules themselves.
		const isOther = asker !== null && asker !== actor.staffId;
		if (isOther && (await areOneHand(q, db.vault, [asker, actor.staffId], at))) return refuse("one-hand");
		const moved = await moveInside(db, q, actor, toolId, now, what, why, at);
		if (!moved.ok) return moved;
		if (what === "retired") await tellRetired(db, q, register, toolId, at);
		await spendKey(q, once, `staff:${actor.staffId}`, moved.value.ref, at);
		return ok(moved.value.stopped);
	});
}

/** The portal's own clockwork opens a review, in the transaction of what made it; false where the rules allow none. */
export async function openReviewInside(
	db: Db,
	q: Writer,
	actor: SystemActor,
	toolId: string,
	why: string,
	at: Date,
): Promise<boolean> {
	const [row] = await q.select().from(tools).where(eq(tools.id, toolId));
	if (row === undefined) return false;
	return (await moveInside(db, q, actor, toolId, stoppedOf(row), "review-opened", why, at)).ok;
}

async function moveInside(
	db: Db,
	q: Writer,
	actor: StaffActor | SystemActor,
	tool: string,
	now: Stopped,
	what: ToolStop,
	why: string,
	at: Date,
): Promise<Result<{ readonly ref: string; readonly stopped: Stopped }, StopRefusal>> {
	const decided = decideStop(now, what, why, actor, at);
	if (!decided.ok) return decided;
	const recorder = recorderOf(actor);
	// The reason of a retirement is that of who asked for it.
	const said = what === "retired" ? (decided.value.retired?.why ?? why) : why;
	const body = { kind: "tool.stopped", version: 1, tool, what, why: said, recorder } as const;
	const { ref } = await record(q, db.vault, null, body, at);
	await q.update(tools).set(stopColumns(decided.value)).where(eq(tools.id, tool)).returning({ id: tools.id });
	await markRegisterChanged(q);
	return ok({ ref, stopped: decided.value });
}

/** How a tool that the actor's provider uses stands now; undefined where they use no such tool. A tool that nobody uses is any lead's. */
export async function readStopped(
	handle: Reader | Writer,
	actor: StaffActor,
	toolId: string,
): Promise<Stopped | undefined> {
	const usedHere = handle
		.select({ id: toolUses.toolId })
		.from(toolUses)
		.innerJoin(services, eq(services.id, toolUses.serviceId))
		.where(and(eq(toolUses.toolId, tools.id), eq(services.providerId, actor.providerId)));
	const used = handle.select({ id: toolUses.toolId }).from(toolUses).where(eq(toolUses.toolId, tools.id));
	const isTheirs = actor.staffRole === "lead" ? or(exists(usedHere), notExists(used)) : exists(usedHere);
	const [row] = await handle
		.select({ tool: tools })
		.from(tools)
		.innerJoin(notices, and(eq(notices.toolId, tools.id), eq(notices.number, 1)))
		.where(and(eq(tools.id, toolId), isTheirs));
	return row && stoppedOf(row.tool);
}

type Stop = Extract<BodyWithoutPatient, { kind: "tool.stopped" }>;

/** All that was done with a tool that the actor's provider uses, newest first: it was done for everybody, whoever did it. */
export async function listStops(db: Db, actor: StaffActor, toolId: string): Promise<Entry<Stop>[]> {
	if ((await readStopped(db.read, actor, toolId)) === undefined) return [];
	const entries = await entriesWithoutPatient(db.read, db.vault);
	return entries
		.flatMap((entry) =>
			entry.body.kind === "tool.stopped" && entry.body.tool === toolId
				? [{ ...entry, body: entry.body }]
				: [],
		)
		.toReversed();
}
