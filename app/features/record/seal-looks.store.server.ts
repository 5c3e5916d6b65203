/** Seals each day's look-ups into the record, and checks what was sealed. */
import { and, asc, desc, eq, gt, gte, lt, lte } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import { addDays, dayOf, startOfDay } from "#app/core/calendar.ts";
import type { EntryBody } from "#app/core/entry.ts";
import type { Db } from "#db/open.server.ts";
import { lookMembers, lookUps } from "#db/schema.ts";
import { lookDigest, NO_LOOKS } from "./look-digest.ts";
import { entriesWithoutPatient, record } from "./record.store.server.ts";

/** Rows read at once. */
const BATCH = 2000;

export type LooksSealed = Extract<EntryBody, { kind: "looks.sealed" }>;

/** What was sealed, in the order of the record, each with the number of its entry. */
export async function sealedLooks(
	db: Db,
	_actor: SystemActor,
): Promise<readonly { readonly seq: number; readonly body: LooksSealed }[]> {
	const entries = await entriesWithoutPatient(db.read, db.vault);
	return entries.flatMap(({ seq, body }) => (body.kind === "looks.sealed" ? [{ seq, body }] : []));
}

/**
 * Records one entry over the looks of all days before today that no entry has yet; none where there were none. The range is by
 * their numbers: a look that a wrong clock dated into the future is sealed with its neighbours.
 */
export async function sealLooks(db: Db, actor: SystemActor, at: Date): Promise<void> {
	const today = dayOf(at);
	const after = (await sealedLooks(db, actor)).at(-1)?.body.last ?? 0;
	const [end] = await db.read
		.select({ id: lookUps.id })
		.from(lookUps)
		.where(and(gt(lookUps.id, after), lt(lookUps.at, startOfDay(today))))
		.orderBy(desc(lookUps.id))
		.limit(1);
	if (end === undefined) return;
	const looks = await digestOf(db, after + 1, end.id);
	if (looks.first === undefined) return;
	const { first, ...counted } = looks;
	const day = addDays(today, -1);
	const body = { kind: "looks.sealed", version: 1, day, first, last: end.id, ...counted } as const;
	await db.write((q) => record(q, db.vault, null, body, at));
}

/** Numbers of the entries whose looks are no longer those that were sealed. */
export async function changedLooks(db: Db, actor: SystemActor): Promise<readonly number[]> {
	const changed: number[] = [];
	let next = 1;
	for (const { seq, body } of await sealedLooks(db, actor)) {
		// From the one after the last that was sealed: a look put between two days is found too.
		const now = await digestOf(db, Math.min(next, body.first), body.last);
		if (now.digest !== body.digest || now.count !== body.count) changed.push(seq);
		next = body.last + 1;
	}
	return changed;
}

async function digestOf(
	db: Db,
	from: number,
	to: number,
): Promise<{ readonly first: number | undefined; readonly count: number; readonly digest: string }> {
	let [digest, count, next] = [NO_LOOKS, 0, from];
	let first: number | undefined;
	for (;;) {
		const rows = await db.read
			.select()
			.from(lookUps)
			.where(and(gte(lookUps.id, next), lte(lookUps.id, to)))
			.orderBy(asc(lookUps.id))
			.limit(BATCH);
		const last = rows.at(-1);
		if (last === undefined) return { first, count, digest };
		first ??= rows[0]?.id;
		digest = lookDigest(db.vault.sha256, digest, await withMembers(db, rows));
		count += rows.length;
		next = last.id + 1;
	}
}

/** With who was on them, where these are lists: a patient put on one or taken off it changes the digest. */
async function withMembers(db: Db, rows: readonly (typeof lookUps.$inferSelect)[]) {
	const lists = new Map<number, string>();
	for (const { id, patientNo } of rows) {
		if (patientNo !== null) continue;
		const parts = await db.read
			.select({ part: lookMembers.part, members: lookMembers.members })
			.from(lookMembers)
			.where(eq(lookMembers.lookId, id))
			.orderBy(asc(lookMembers.part));
		lists.set(id, parts.map(({ part, members }) => `${part}:${members}`).join(" "));
	}
	return rows.map((row) => (row.patientNo === null ? { ...row, members: lists.get(row.id) ?? "" } : row));
}
