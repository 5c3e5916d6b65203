/** Laws that require a tool at a provider: entered once, agreed to by another lead, ended early. Each move is an entry. */
import { and, desc, eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { areOneHand } from "#app/features/record/one-hand.store.server.ts";
import { record } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { knownLaw } from "#app/features/tools/tool-columns.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { toolLaws } from "#db/schema.ts";
import { type EnteredLaw, type LawRefusal, mayAgree, mayEnd, type NewLaw } from "./law.ts";
import { readStopped } from "./stop.store.server.ts";
import { tellOverridden } from "./tell-law.store.server.ts";

/** `one-hand`: one person can be who entered it and who agrees. */
export type LawProblem = LawRefusal | "one-hand" | "key-not-yours";

/** Keeps one that counts for nothing yet, once; undefined where the lead's provider uses no such tool. Answers its id. */
export async function enterLaw(
	db: Db,
	actor: StaffActor,
	toolId: string,
	made: NewLaw,
	once: string,
	at: Date,
): Promise<Result<string, LawProblem> | undefined> {
	const key = db.vault.sha256(`${once} law ${toolId} ${canonical(made)}`);
	return db.write(async (q) => {
		if ((await readStopped(q, actor, toolId)) === undefined) return undefined;
		if (actor.staffRole !== "lead") return refuse("not-your-move");
		const used = await usedKey(q, key, `staff:${actor.staffId}`);
		if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
		const { providerId, staffId } = actor;
		const id = db.vault.randomHex(8);
		const where = { law: id, tool: toolId, provider: providerId, recorder: recorderOf(actor) };
		await record(q, db.vault, null, { kind: "law.entered", version: 1, ...where, ...made }, at);
		await q
			.insert(toolLaws)
			.values({ id, toolId, providerId, ...made, enteredBy: staffId, enteredName: actor.name })
			.returning({ id: toolLaws.id });
		await spendKey(q, key, `staff:${staffId}`, id, at);
		return ok(id);
	});
}

/**
 * Another lead agrees: it counts from now, or from its first day. In the same transaction everybody is written to whose no does
 * not count then. Answers how many. A second press is no error.
 */
export async function agreeToLaw(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	toolId: string,
	id: string,
	at: Date,
): Promise<Result<number, LawProblem> | undefined> {
	return db.write(async (q) => {
		const law = await readLaw(q, actor, toolId, id);
		if (law === undefined) return undefined;
		const isDone = law.agreedAt !== null && law.endedAt === null;
		if (isDone && actor.staffRole === "lead" && law.enteredBy !== actor.staffId) return ok(0);
		const may = mayAgree(law, actor, dayOf(at));
		if (!may.ok) return may;
		if (await areOneHand(q, db.vault, [law.enteredBy, actor.staffId], at)) return refuse("one-hand");
		const body = { kind: "law.agreed", version: 1, law: id, tool: toolId } as const;
		await record(q, db.vault, null, { ...body, recorder: recorderOf(actor) }, at);
		await change(q, id, { agreedAt: at, agreedName: actor.name });
		const known = knownLaw({ ...law, providerId: actor.providerId, agreedAt: at });
		return ok(known === undefined ? 0 : await tellOverridden(db, q, register, toolId, known, at));
	});
}

/**
 * One lead ends it, or does not agree: every answer counts again at once, and whoever was told that theirs does not is written to
 * again. A second press is no error.
 */
export async function endLaw(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	toolId: string,
	id: string,
	why: string,
	at: Date,
): Promise<Result<true, LawProblem> | undefined> {
	return db.write(async (q) => {
		const law = await readLaw(q, actor, toolId, id);
		if (law === undefined) return undefined;
		if (actor.staffRole === "lead" && law.endedAt !== null) return ok(true);
		const may = mayEnd(law, actor, dayOf(at));
		if (!may.ok) return may;
		const body = { kind: "law.ended", version: 1, law: id, tool: toolId, why } as const;
		await record(q, db.vault, null, { ...body, recorder: recorderOf(actor) }, at);
		const known = knownLaw({ ...law, providerId: actor.providerId });
		if (known !== undefined) await tellOverridden(db, q, register, toolId, known, at);
		await change(q, id, { endedAt: at, endedName: actor.name, endedWhy: why });
		return ok(true);
	});
}

async function change(q: Writer, id: string, to: Partial<typeof toolLaws.$inferInsert>): Promise<void> {
	await q.update(toolLaws).set(to).where(eq(toolLaws.id, id)).returning({ id: toolLaws.id });
	await markRegisterChanged(q);
}

/** The laws that the actor's provider entered for this tool, the newest first. */
export async function listLaws(
	handle: Reader | Writer,
	actor: StaffActor,
	toolId: string,
): Promise<EnteredLaw[]> {
	return handle
		.select()
		.from(toolLaws)
		.where(and(eq(toolLaws.toolId, toolId), eq(toolLaws.providerId, actor.providerId)))
		.orderBy(desc(toolLaws.starts), desc(toolLaws.id));
}

async function readLaw(q: Writer, actor: StaffActor, toolId: string, id: string) {
	return (await listLaws(q, actor, toolId)).find((law) => law.id === id);
}
