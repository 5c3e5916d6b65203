/** A client's own looks at a patient, the newest first. */
import { and, count, desc, eq, lt, sql } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import type { Db } from "#db/open.server.ts";
import { lookUps } from "#db/schema.ts";
import type { ClientLook } from "./audit-event.ts";
import { readableRow } from "./reader.store.server.ts";
import type { WhoseSearch } from "./search.forms.ts";

/** One page of looks. `next`: the number before which the next page begins, which nobody is shown unsealed. */
export interface FoundLooks {
	readonly patientId: string | null;
	readonly total: number;
	readonly looks: readonly ClientLook[];
	readonly next: number | null;
}

/** The looks of this client, `size` of them before the look with this number. To read them is no look at the patient: the client knows what it did. */
export async function searchLooks(
	db: Db,
	client: ClientActor,
	whose: WhoseSearch,
	{ size, before }: { readonly size: number; readonly before: number | null },
): Promise<FoundLooks> {
	const subject = await readableRow(db.read, db.vault, client, whose);
	if (subject === undefined) return { patientId: null, total: 0, looks: [], next: null };
	const own = and(
		eq(lookUps.patientNo, subject.no),
		eq(lookUps.who, "machine"),
		eq(lookUps.name, client.name),
		eq(lookUps.providerId, client.providerId),
	);
	const [all] = await db.read.select({ total: count() }).from(lookUps).where(own);
	const rows = await db.read
		.select()
		.from(lookUps)
		.where(and(own, before === null ? sql`1` : lt(lookUps.id, before)))
		.orderBy(desc(lookUps.id))
		.limit(size + 1);
	const looks = rows.slice(0, size).map(({ id, at, what, tool, answer, purpose }) => ({
		id: db.vault.sha256(db.vault.index("look", String(id))).slice(0, 32),
		...{ at, what, tool, answer, purpose },
	}));
	const last = rows[size - 1];
	return {
		patientId: subject.id,
		total: all?.total ?? 0,
		looks,
		next: rows.length > size && last !== undefined ? last.id : null,
	};
}
