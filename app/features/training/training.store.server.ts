/** Training for tools: what a lead asks of the provider's staff, and what each says of their own. Each is an entry. */
import { and, desc, eq, exists, max } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { record } from "#app/features/record/record.store.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { markRegisterChanged } from "#db/register-changes.server.ts";
import { notices, services, tools, toolTrainings, toolUses, trainingConfirmations } from "#db/schema.ts";
import { type NewRequirement, seenOf, trainedBy } from "./training.ts";

export type TrainingRefusal = "changed" | "key-not-yours";

/** The form's one-time key, and the mark of what its page showed (`seenOf`). */
export interface Press {
	readonly once: string;
	readonly seen: string;
}

/**
 * A lead says what staff of their provider need, once: from now on everybody confirms anew. The same again changes nothing.
 * Undefined where the actor is no lead, or their provider uses no such tool.
 */
export async function askTraining(
	db: Db,
	actor: StaffActor,
	toolId: string,
	made: NewRequirement,
	{ once, seen }: Press,
	at: Date,
): Promise<Result<number, TrainingRefusal> | undefined> {
	const key = db.vault.sha256(`${once} training ${toolId} ${canonical(made)}`);
	return db.write(async (q) => {
		const now = await readNow(q, actor, toolId);
		if (now === undefined || actor.staffRole !== "lead") return undefined;
		const used = await usedKey(q, key, `staff:${actor.staffId}`);
		if (used !== undefined) return used.isTheirs ? ok(now.number) : refuse("key-not-yours");
		if (seenOf(now) !== seen) return refuse("changed");
		const { needed, words, link, months } = made;
		const said = { needed, words, link, months };
		if (now.number > 0 && canonical(said) === canonical(now.requirement)) return ok(now.number);
		const number = now.number + 1;
		const where = { tool: toolId, provider: actor.providerId, number, recorder: recorderOf(actor) };
		const { ref } = await record(
			q,
			db.vault,
			null,
			{ kind: "training.asked", version: 1, ...where, ...said },
			at,
		);
		const { providerId, name: saidBy } = actor;
		await q
			.insert(toolTrainings)
			.values({ toolId, providerId, number, ...said, saidBy, saidAt: at })
			.returning({ number: toolTrainings.number });
		await markRegisterChanged(q);
		await spendKey(q, key, `staff:${actor.staffId}`, ref, at);
		return ok(number);
	});
}

/** The actor did the training on this ISO day: only they can say so. Undefined where their provider uses no such tool. */
export async function confirmTraining(
	db: Db,
	actor: StaffActor,
	toolId: string,
	on: string,
	{ once, seen }: Press,
	at: Date,
): Promise<Result<true, TrainingRefusal> | undefined> {
	const key = db.vault.sha256(`${once} trained ${toolId} ${on}`);
	return db.write(async (q) => {
		const now = await readNow(q, actor, toolId);
		if (now === undefined) return undefined;
		const used = await usedKey(q, key, `staff:${actor.staffId}`);
		if (used !== undefined) return used.isTheirs ? ok(true) : refuse("key-not-yours");
		const { number, material, requirement } = now;
		const said = { on, number, material };
		const { months } = requirement;
		const trained = trainedBy({ materialNotice: material }, { number, months }, said, dayOf(at));
		if (seenOf(now) !== seen || !requirement.needed || trained.state === "missing") return refuse("changed");
		const recorder = recorderOf(actor);
		const body = { kind: "training.confirmed", version: 1, tool: toolId, ...said, recorder } as const;
		const { ref } = await record(q, db.vault, null, body, at);
		const row = { number, material, doneOn: on, saidAt: at, withdrawnAt: null };
		await q
			.insert(trainingConfirmations)
			.values({ toolId, staffId: actor.staffId, ...row })
			.onConflictDoUpdate({
				target: [trainingConfirmations.toolId, trainingConfirmations.staffId],
				set: row,
			})
			.returning({ tool: trainingConfirmations.toolId });
		await markRegisterChanged(q);
		await spendKey(q, key, `staff:${actor.staffId}`, ref, at);
		return ok(true);
	});
}

/** The actor said so by mistake. A second press finds nothing left to do. Undefined where their provider uses no such tool. */
export async function withdrawTraining(
	db: Db,
	actor: StaffActor,
	toolId: string,
	once: string,
	at: Date,
): Promise<Result<true, TrainingRefusal> | undefined> {
	const { staffId } = actor;
	const key = db.vault.sha256(`${once} not trained ${toolId}`);
	return db.write(async (q) => {
		if ((await readNow(q, actor, toolId)) === undefined) return undefined;
		const used = await usedKey(q, key, `staff:${staffId}`);
		if (used !== undefined) return used.isTheirs ? ok(true) : refuse("key-not-yours");
		const own = and(eq(trainingConfirmations.toolId, toolId), eq(trainingConfirmations.staffId, staffId));
		const [said] = await q.select().from(trainingConfirmations).where(own);
		if (said === undefined || said.withdrawnAt !== null) return ok(true);
		const recorder = recorderOf(actor);
		const { number } = said;
		const body = { kind: "training.withdrawn", version: 1, tool: toolId, number, recorder } as const;
		const { ref } = await record(q, db.vault, null, body, at);
		await q
			.update(trainingConfirmations)
			.set({ withdrawnAt: at })
			.where(own)
			.returning({ tool: trainingConfirmations.toolId });
		await markRegisterChanged(q);
		await spendKey(q, key, `staff:${staffId}`, ref, at);
		return ok(true);
	});
}

const NOTHING_ASKED: NewRequirement = { needed: false, words: "", link: null, months: null };

/** What is asked now for a tool that the actor's provider uses; `number` is 0 where nothing was said. Undefined where they use no such tool. */
async function readNow(q: Writer, { providerId }: StaffActor, toolId: string) {
	const usedHere = q
		.select({ id: toolUses.toolId })
		.from(toolUses)
		.innerJoin(services, eq(services.id, toolUses.serviceId))
		.where(and(eq(toolUses.toolId, tools.id), eq(services.providerId, providerId)));
	const [tool] = await q
		.select({ id: tools.id })
		.from(tools)
		.where(and(eq(tools.id, toolId), exists(usedHere)));
	if (tool === undefined) return undefined;
	const [asked] = await q
		.select()
		.from(toolTrainings)
		.where(and(eq(toolTrainings.toolId, toolId), eq(toolTrainings.providerId, providerId)))
		.orderBy(desc(toolTrainings.number))
		.limit(1);
	const [changed] = await q
		.select({ material: max(notices.number) })
		.from(notices)
		.where(and(eq(notices.toolId, toolId), eq(notices.material, true)));
	const { needed, words, link, months } = asked ?? NOTHING_ASKED;
	return {
		number: asked?.number ?? 0,
		material: changed?.material ?? 0,
		requirement: { needed, words, link, months },
	};
}
