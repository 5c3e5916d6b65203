/** Until where a client was told what changed, what it confirmed, and what the patient reads of both. */
import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, max, or, sql } from "drizzle-orm";
import type { ClientActor, PersonActor } from "#app/core/actor.ts";
import { logClientLook } from "#app/features/record/look-client.store.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { clientFeeds, clients, clientTold, entries, lookUps, patientServices, services } from "#db/schema.ts";
import type { Page } from "./changes.store.server.ts";
import { type Cursor, cursorText, readCursor } from "./changes-cursor.ts";

/** Writes down that this client was told of these patients, by their internal numbers: before it is. */
export async function lookAtPage(
	q: Writer,
	client: ClientActor,
	about: readonly number[],
	at: Date,
): Promise<void> {
	for (const no of about) await logClientLook(q, client, no, "change-told", at);
}

/** Writes down that this page was told: each entry the first time, and how far the client was told. */
export async function markTold(
	q: Writer,
	{ clientId }: ClientActor,
	{ changes, next }: Page,
	at: Date,
): Promise<void> {
	const entries = new Set(changes.flatMap(({ entry }) => entry ?? []));
	if (entries.size > 0)
		await q
			.insert(clientTold)
			.values([...entries].map((entry) => ({ clientId, entry, at })))
			.onConflictDoNothing()
			.returning({ entry: clientTold.entry });
	const before = await feedOf(q, clientId);
	if (before !== undefined && before.told.size > next.size) return;
	const told = { told: cursorText(next), toldAt: at };
	await q
		.insert(clientFeeds)
		.values({ clientId, ...told })
		.onConflictDoUpdate({ target: clientFeeds.clientId, set: told })
		.returning({ id: clientFeeds.clientId });
}

/**
 * The client says that it acts on all that it was told up to this cursor. "not-told" where it is further than the client was told. Nothing
 * is taken back by an earlier cursor, and the same one again changes nothing. Answers until where it has confirmed now.
 */
export async function confirmTold(
	db: Db,
	{ clientId }: ClientActor,
	cursor: Cursor,
	at: Date,
): Promise<Cursor | "not-told"> {
	return db.write(async (q) => {
		const feed = await feedOf(q, clientId);
		if (feed === undefined || cursor.size > feed.told.size) return "not-told";
		const { confirmed } = feed;
		const isSame = confirmed !== undefined && cursorText(confirmed) === cursorText(cursor);
		if (confirmed !== undefined && (isSame || cursor.size < confirmed.size)) return confirmed;
		await q
			.update(clientTold)
			.set({ confirmedAt: at })
			.where(
				and(
					eq(clientTold.clientId, clientId),
					lte(clientTold.entry, cursor.size),
					isNull(clientTold.confirmedAt),
				),
			)
			.returning({ entry: clientTold.entry });
		await q
			.update(clientFeeds)
			.set({ confirmed: cursorText(cursor), confirmedAt: at })
			.where(eq(clientFeeds.clientId, clientId))
			.returning({ id: clientFeeds.clientId });
		return cursor;
	});
}

async function feedOf(
	q: Writer,
	clientId: string,
): Promise<{ readonly told: Cursor; readonly confirmed: Cursor | undefined } | undefined> {
	const [row] = await q.select().from(clientFeeds).where(eq(clientFeeds.clientId, clientId));
	const told = row && readCursor(row.told);
	return told && { told, confirmed: row.confirmed === null ? undefined : readCursor(row.confirmed) };
}

/**
 * A system that asks about this patient, and whether it was told of one entry: null where it was not, has not confirmed it, or has not asked
 * since. To read the patient's answers as FHIR is to ask.
 */
export interface ToldSystem {
	readonly name: string;
	readonly told: Date | null;
	readonly confirmed: Date | null;
	/** The last time. */
	readonly asked: Date | null;
}

/**
 * The systems that may ask about this patient for the tool (null: for any), by name, each with when it was told of the entry with this
 * number, when it confirmed that, and when it last asked about the tool since. One that was stopped asks nothing any more.
 */
export async function toldSystems(
	db: Db,
	actor: PersonActor,
	tool: string | null,
	entry: number,
): Promise<ToldSystem[]> {
	const rows = await db.read
		.selectDistinct({
			id: clients.id,
			name: clients.name,
			providerId: clients.providerId,
			tools: clients.tools,
			told: clientTold.at,
			confirmed: clientTold.confirmedAt,
		})
		.from(clients)
		.innerJoin(services, eq(services.providerId, clients.providerId))
		.innerJoin(
			patientServices,
			and(eq(patientServices.serviceId, services.id), eq(patientServices.patientNo, actor.patientNo)),
		)
		.leftJoin(clientTold, and(eq(clientTold.clientId, clients.id), eq(clientTold.entry, entry)))
		.where(and(isNull(clients.disabledAt), isNotNull(clients.keys), sql`${clients.scopes} LIKE '%Consent%'`))
		.orderBy(asc(clients.name), asc(clients.id));
	const asking = rows.filter(({ tools }) => tool === null || tools.includes(tool));
	const asked = asking.length === 0 ? [] : await askedSince(db, actor, tool, entry);
	return asking.map(({ name, providerId, told, confirmed }) => ({
		...{ name, told, confirmed },
		asked: asked.find((one) => one.name === name && one.providerId === providerId)?.at ?? null,
	}));
}

/** When each system last asked about this tool (null: any) since that entry. Looks have the name of who looked, as the patient reads it. */
function askedSince(db: Db, { patientNo }: PersonActor, tool: string | null, entry: number) {
	const said = db.read.select({ at: entries.at }).from(entries).where(eq(entries.seq, entry));
	return db.read
		.select({ name: lookUps.name, providerId: lookUps.providerId, at: max(lookUps.at) })
		.from(lookUps)
		.where(
			and(
				eq(lookUps.patientNo, patientNo),
				eq(lookUps.who, "machine"),
				inArray(lookUps.what, ["asked", "summary"]),
				tool === null ? undefined : or(isNull(lookUps.tool), eq(lookUps.tool, tool)),
				gte(lookUps.at, sql`(${said})`),
			),
		)
		.groupBy(lookUps.name, lookUps.providerId);
}
