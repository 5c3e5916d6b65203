/** A report of a client that could not be kept for a fault in what is kept of the patient. */
import { eq } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import { logClientLook } from "#app/features/record/look-client.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import { isDatabaseTrouble } from "#db/trouble.ts";
import type { UsedOn } from "./use-place.store.server.ts";

/**
 * Writes down that it was refused, as any other that could not be kept: that it failed tells that somebody has this number. A failure of the disk tells
 * nothing of anybody, and nothing could be written then.
 */
export async function logFailedReport(
	db: Db,
	client: ClientActor,
	on: UsedOn,
	error: unknown,
	at: Date,
): Promise<void> {
	if (isDatabaseTrouble(error)) return;
	const wanted =
		"patientId" in on
			? eq(patients.id, on.patientId)
			: eq(patients.nhsIndex, db.vault.index("nhs-number", on.nhsNumber));
	await db.write(async (q) => {
		const [row] = await q.select({ no: patients.no }).from(patients).where(wanted);
		if (row !== undefined) await logClientLook(q, client, row.no, "use-refused", at);
	});
}
