/** Calls that somebody asks for who is not signed in: taken for the provider of this website, done by its staff, gone after 30 days. */
import { and, asc, count, eq, gt, isNull, lte } from "drizzle-orm";
import { z } from "zod";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { CALL_TIMES } from "#app/core/call-entry.ts";
import { canonical } from "#app/core/canonical.ts";
import { type ListPage, listPage, ROWS_A_PAGE } from "#app/core/list-page.ts";
import { languageTag } from "#app/core/needs-entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { callBackBy } from "#app/features/choices/choice.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { providers, unknownCalls } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import type { UnknownCall } from "./call.forms.ts";

const DAY = 86_400_000;
const KEPT = 30 * DAY;

/** From so many on, the next may have to wait longer than is promised, and each network asks less often. Far above what one practice is asked in three days. */
export const MANY_OPEN = 200;

const kept = z.strictObject({
	name: z.string(),
	number: z.string(),
	speaks: languageTag,
	time: z.enum(CALL_TIMES),
});

const placeOf = (id: string) => ({ table: "unknown_calls", row: id, column: "sealed" });
const newest = (at: Date) => new Date(at.getTime() - KEPT);

/**
 * Takes the call for the provider that speaks for this website. The same press again is the same call and counts once; `mayAsk` is
 * asked only about another one, and told whether many wait already. However many do, the next from elsewhere is taken: nobody shuts this for
 * others. Answers the reference.
 */
export async function takeUnknownCall(
	db: Db,
	{ once, ...call }: UnknownCall & { readonly once: string },
	mayAsk: (isBusy: boolean) => Promise<boolean>,
	at: Date,
): Promise<Result<string, "too-many">> {
	const id = db.vault.sha256(`unknown call ${once} ${canonical(call)}`).slice(0, 32);
	return db.write(async (q) => {
		const [known] = await q
			.select({ ref: unknownCalls.ref })
			.from(unknownCalls)
			.where(eq(unknownCalls.id, id));
		if (known !== undefined) return ok(known.ref);
		const [provider] = await q
			.select({ id: providers.id, nation: providers.nation })
			.from(providers)
			.orderBy(asc(providers.id))
			.limit(1);
		if (provider === undefined) return refuse("too-many");
		if (!(await mayAsk((await countOpen(q, provider.id, at)) >= MANY_OPEN))) return refuse("too-many");
		const ref = db.vault.newReference();
		const sealed = db.vault.portal.seal(placeOf(id), JSON.stringify(kept.parse(call)));
		const due = callBackBy(dayOf(at), provider.nation);
		await q
			.insert(unknownCalls)
			.values({ id, ref, providerId: provider.id, sealed, due, askedAt: at, doneAt: null, doneBy: null })
			.returning({ id: unknownCalls.id });
		return ok(ref);
	});
}

const open = (providerId: string, at: Date) =>
	and(
		eq(unknownCalls.providerId, providerId),
		isNull(unknownCalls.doneAt),
		gt(unknownCalls.askedAt, newest(at)),
	);

async function countOpen(handle: Reader | Writer, providerId: string, at: Date): Promise<number> {
	const [row] = await handle.select({ calls: count() }).from(unknownCalls).where(open(providerId, at));
	return row?.calls ?? 0;
}

/** What whoever was given this reference is told, and nothing of who that is: the day (ISO) by which a person calls, and whether many wait. */
export interface PromisedToUnknown {
	readonly due: string;
	readonly isBusy: boolean;
}

/** Undefined once it is done or gone. */
export async function promisedTo(db: Db, ref: string, at: Date): Promise<PromisedToUnknown | undefined> {
	const [row] = await db.read
		.select({ due: unknownCalls.due, providerId: unknownCalls.providerId })
		.from(unknownCalls)
		.where(and(eq(unknownCalls.ref, ref), isNull(unknownCalls.doneAt), gt(unknownCalls.askedAt, newest(at))));
	return row && { due: row.due, isBusy: (await countOpen(db.read, row.providerId, at)) >= MANY_OPEN };
}

/** A call as staff see it. */
export interface CallToUnknown extends UnknownCall {
	readonly id: string;
	readonly ref: string;
	/** ISO days: by when, and until when it is kept. */
	readonly due: string;
	readonly keptUntil: string;
	/** Who called, and when; null while nobody did. */
	readonly done: { readonly by: string; readonly at: Date } | null;
}

/** How many open calls the actor's provider has. None is opened for it. */
export function countUnknownCalls(db: Db, actor: StaffActor, at: Date): Promise<number> {
	return countOpen(db.read, actor.providerId, at);
}

/** One page of the open calls of the actor's provider, by the day they are due. `asked` is the page asked for. */
export async function listUnknownCalls(
	db: Db,
	actor: StaffActor,
	asked: string | null,
	at: Date,
): Promise<{ readonly list: ListPage; readonly calls: readonly CallToUnknown[] }> {
	const list = listPage(asked, await countUnknownCalls(db, actor, at));
	const rows = await db.read
		.select()
		.from(unknownCalls)
		.where(open(actor.providerId, at))
		.orderBy(asc(unknownCalls.due), asc(unknownCalls.askedAt), asc(unknownCalls.id))
		.limit(ROWS_A_PAGE)
		.offset(list.skip);
	return { list, calls: rows.map((row) => shown(db.vault, row)) };
}

/** One of them, done or not; undefined where it is gone or another provider's. */
export async function readUnknownCall(
	db: Db,
	actor: StaffActor,
	id: string,
	at: Date,
): Promise<CallToUnknown | undefined> {
	const [row] = await db.read
		.select()
		.from(unknownCalls)
		.where(and(own(actor, id), gt(unknownCalls.askedAt, newest(at))));
	return row && shown(db.vault, row);
}

const own = (actor: StaffActor, id: string) =>
	and(eq(unknownCalls.id, id), eq(unknownCalls.providerId, actor.providerId));

/** The actor called, or did not after all. Said twice it is as it was; false where the call is gone or another provider's. */
export async function settleUnknownCall(
	db: Db,
	actor: StaffActor,
	id: string,
	isDone: boolean,
	at: Date,
): Promise<boolean> {
	return db.write(async (q) => {
		const [row] = await q
			.select({ doneAt: unknownCalls.doneAt })
			.from(unknownCalls)
			.where(and(own(actor, id), gt(unknownCalls.askedAt, newest(at))));
		if (row === undefined) return false;
		if ((row.doneAt !== null) === isDone) return true;
		await q
			.update(unknownCalls)
			.set({ doneAt: isDone ? at : null, doneBy: isDone ? actor.name : null })
			.where(own(actor, id))
			.returning({ id: unknownCalls.id });
		return true;
	});
}

/** Deletes what is older than 30 days, called or not. */
export async function dropOldUnknownCalls(db: Db, _actor: SystemActor, at: Date): Promise<void> {
	await db.write((q) =>
		q
			.delete(unknownCalls)
			.where(lte(unknownCalls.askedAt, newest(at)))
			.returning({ id: unknownCalls.id }),
	);
}

function shown(vault: Vault, row: typeof unknownCalls.$inferSelect): CallToUnknown {
	const { id, ref, due, askedAt, doneAt, doneBy } = row;
	return {
		...kept.parse(JSON.parse(vault.portal.open(placeOf(id), row.sealed))),
		...{ id, ref, due, keptUntil: dayOf(new Date(askedAt.getTime() + KEPT)) },
		done: doneAt === null ? null : { by: doneBy ?? "", at: doneAt },
	};
}
