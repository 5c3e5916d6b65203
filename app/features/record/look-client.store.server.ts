/** A client read what a patient said, or reported that a tool was used, also where that was not kept: a look that the patient reads. */
import { sql } from "drizzle-orm";
import type { ClientActor } from "#app/core/actor.ts";
import type { Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { lookUps } from "#db/schema.ts";

/** All looks in one statement. In the order of the columns of the table. */
const insertLooks = (handle: Writer) =>
	prepared(handle, "looks.client", (q) =>
		q
			.insert(lookUps)
			.select(
				sql`SELECT NULL, value, ${sql.placeholder("at")}, 'machine', ${sql.placeholder("name")},
					${sql.placeholder("provider")}, ${sql.placeholder("what")}, NULL, NULL, NULL, NULL, NULL
					FROM json_each(${sql.placeholder("patients")})`,
			)
			.prepare(),
	);

/** Logs it. What it asked for decisions about is logged with the answers (`look-machine.store.server.ts`). */
export async function logClientLook(
	q: Writer,
	client: ClientActor,
	patientNo: number,
	what: "summary" | "use-reported" | "use-refused" | "change-told",
	at: Date,
): Promise<void> {
	await logClientLooks(q, client, [patientNo], what, at);
}

/** The same at each of these patients; at one twice who is among them twice. */
export async function logClientLooks(
	q: Writer,
	{ name, providerId }: ClientActor,
	patientNos: readonly number[],
	what: "summary" | "use-reported" | "use-refused" | "change-told",
	at: Date,
): Promise<void> {
	if (patientNos.length === 0) return;
	const patients = JSON.stringify(patientNos);
	await insertLooks(q).execute({ name, provider: providerId, what, at: at.getTime(), patients });
}
