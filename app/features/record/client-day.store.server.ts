/** How much a client asked on a day, and when last: what an AI lead sees of it. Says nothing of any patient. */
import { sql } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import type { Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { clientDays } from "#db/schema.ts";

const dayQuery = (handle: Writer) =>
	prepared(handle, "machines.day", (q) =>
		q
			.insert(clientDays)
			.values({
				clientId: sql.placeholder("client"),
				day: sql.placeholder("day"),
				checks: sql.placeholder("checks"),
				lastAt: sql.placeholder("at"),
			})
			.onConflictDoUpdate({
				target: [clientDays.clientId, clientDays.day],
				set: { checks: sql`${clientDays.checks} + excluded.checks`, lastAt: sql`excluded.last_at` },
			})
			.returning({ checks: clientDays.checks })
			.prepare(),
	);

/** Counts so many questions of this client about people. */
export async function countClientDay(
	q: Writer,
	{ clientId }: ClientActor,
	checks: number,
	at: Date,
): Promise<void> {
	await dayQuery(q).execute({ client: clientId, day: dayOf(at), checks, at });
}
