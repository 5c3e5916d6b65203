/** What a member of staff had typed on a page about no patient when their session ended: theirs alone, sealed with the portal's key, for a day. */
import { and, desc, eq, gte, lt, notInArray } from "drizzle-orm";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import { readTypedFields, type TypedFields } from "#app/core/typed-fields.ts";
import { DRAFT_KEPT } from "#app/features/choices/choice.ts";
import type { Db } from "#db/open.server.ts";
import { typedPages } from "#db/schema.ts";

/** Pages a member of staff can have something kept of at once. Of more the oldest is dropped. */
const MOST_PAGES = 20;

const oldest = (at: Date) => new Date(at.getTime() - DRAFT_KEPT);
const placeOf = ({ staffId }: StaffActor, path: string) => ({
	table: "typed_pages",
	row: `${staffId} ${path}`,
	column: "sealed",
});
const theirs = ({ staffId }: StaffActor, path: string) =>
	and(eq(typedPages.staffId, staffId), eq(typedPages.path, path));

/** Keeps it for 24 hours in the place of an older one. */
export async function keepTypedPage(
	db: Db,
	actor: StaffActor,
	path: string,
	typed: TypedFields,
	at: Date,
): Promise<void> {
	const { staffId } = actor;
	const row = { sealed: db.vault.portal.seal(placeOf(actor, path), JSON.stringify(typed)), at };
	await db.write(async (q) => {
		await q
			.insert(typedPages)
			.values({ staffId, path, ...row })
			.onConflictDoUpdate({ target: [typedPages.staffId, typedPages.path], set: row })
			.returning({ at: typedPages.at });
		const newest = q
			.select({ path: typedPages.path })
			.from(typedPages)
			.where(eq(typedPages.staffId, staffId))
			.orderBy(desc(typedPages.at))
			.limit(MOST_PAGES);
		await q
			.delete(typedPages)
			.where(and(eq(typedPages.staffId, staffId), notInArray(typedPages.path, newest)))
			.returning({ at: typedPages.at });
	});
}

/** What this member of staff kept of this page in the last day; undefined where there is nothing. */
export async function findTypedPage(
	db: Db,
	actor: StaffActor,
	path: string,
	at: Date,
): Promise<TypedFields | undefined> {
	const [row] = await db.read
		.select({ sealed: typedPages.sealed })
		.from(typedPages)
		.where(and(theirs(actor, path), gte(typedPages.at, oldest(at))));
	return row && readTypedFields(db.vault.portal.open(placeOf(actor, path), row.sealed));
}

/** Ends it: it was saved, or its page takes it no more. */
export async function endTypedPage(db: Db, actor: StaffActor, path: string): Promise<void> {
	await db.write((q) => q.delete(typedPages).where(theirs(actor, path)).returning({ at: typedPages.at }));
}

/** Deletes what nobody went on with in a day, whoever typed it. */
export async function dropOldTypedPages(db: Db, _actor: SystemActor, at: Date): Promise<void> {
	await db.write((q) =>
		q
			.delete(typedPages)
			.where(lt(typedPages.at, oldest(at)))
			.returning({ at: typedPages.at }),
	);
}
