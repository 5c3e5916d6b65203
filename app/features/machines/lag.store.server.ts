/** How far a client is behind: what it was not told of yet, and what it was told of and has not confirmed. */
import { and, asc, count, eq, exists, gt, isNull, min, sql } from "drizzle-orm";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import { listsOfProvider } from "#app/features/record/listed-patient.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { clientFeeds, clientTold, entries, patients } from "#db/schema.ts";
import { readCursor } from "./changes-cursor.ts";
import { type Client, keeps } from "./client.ts";
import { CHANGING } from "./touched.ts";

/** The most changes that are counted. */
const MOST_COUNTED = 1_000;

/** So many changes, and when the oldest of them happened or was told. */
export interface Waiting {
	readonly count: number;
	readonly since: Date;
}

export interface Lag {
	/** Null for none. Of each tool: what it would not be told of in the end is among them. At most `MOST_COUNTED`. */
	readonly untold: Waiting | null;
	readonly unconfirmed: Waiting | null;
	/** When it last confirmed anything; null before the first time. */
	readonly confirmedAt: Date | null;
}

/** How far this client is behind; undefined for who does not keep it. */
export async function lagOf(
	db: Db,
	actor: StaffActor | SystemActor,
	{ id, providerId }: Pick<Client, "id" | "providerId">,
): Promise<Lag | undefined> {
	if (!keeps(actor, providerId)) return undefined;
	const [feed] = await db.read.select().from(clientFeeds).where(eq(clientFeeds.clientId, id));
	const size = feed === undefined ? 0 : (readCursor(feed.told)?.size ?? 0);
	const untold = await db.read
		.select({ at: entries.at })
		.from(entries)
		.innerJoin(patients, eq(patients.no, entries.patientNo))
		.where(
			and(
				gt(entries.seq, size),
				sql`+${entries.kind} IN ${CHANGING}`,
				exists(listsOfProvider(db.read, providerId)),
			),
		)
		.orderBy(asc(entries.seq))
		.limit(MOST_COUNTED);
	const [unconfirmed] = await db.read
		.select({ count: count(), since: min(clientTold.at) })
		.from(clientTold)
		.where(and(eq(clientTold.clientId, id), isNull(clientTold.confirmedAt)));
	const [oldest] = untold;
	return {
		untold: oldest === undefined ? null : { count: untold.length, since: oldest.at },
		unconfirmed: unconfirmed?.since ? { count: unconfirmed.count, since: unconfirmed.since } : null,
		confirmedAt: feed?.confirmedAt ?? null,
	};
}
