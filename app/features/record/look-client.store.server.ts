/** A client read what a patient said, or reported that a tool was used, also where that was not kept: a look that the patient reads. */
import { sql } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import type { Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { lookUps } from "#db/schema.ts";

const insertLook = (handle: Writer) =>
	prepared(handle, "looks.client", (q) =>
		q
			.insert(lookUps)
			.values({
				patientNo: sql.placeholder("patientNo"),
				at: sql.placeholder("at"),
				who: "machine",
				name: sql.placeholder("name"),
				providerId: sql.placeholder("providerId"),
				what: sql.placeholder("what"),
			})
			.returning({ id: lookUps.id })
			.prepare(),
	);

/** Logs it. What it asked for decisions about is logged with the answers (`look-machine.store.server.ts`). */
export async function logClientLook(
	q: Writer,
	{ name, providerId }: ClientActor,
	patientNo: number,
	what: "summary" | "use-reported" | "use-refused" | "change-told",
	at: Date,
): Promise<void> {
	await insertLook(q).execute({ patientNo, at, name, providerId, what });
}
