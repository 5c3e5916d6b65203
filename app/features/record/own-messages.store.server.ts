/** What was written to a patient, for the patient alone. */
import { asc, eq } from "drizzle-orm";
import type { PatientActor } from "#app/core/actor.ts";
import type { Entry } from "#app/core/entry.ts";
import type { Db } from "#db/open.server.ts";
import { outbox } from "#db/schema.ts";
import { toldIn } from "./confirm.store.server.ts";
import type { OwnMessage } from "./copy.ts";
import type { Told } from "./message.ts";
import { entriesOf, subjectOf } from "./record.store.server.ts";

/** All entries of whoever asks in the order of the record, and all messages to them, the oldest first. Nothing for who was erased. */
export async function ownRecord(
	db: Db,
	{ patientNo }: PatientActor,
): Promise<{ readonly entries: readonly Entry[]; readonly messages: readonly OwnMessage[] }> {
	const subject = await subjectOf(db.read, db.vault, patientNo);
	if (subject === undefined) return { entries: [], messages: [] };
	const rows = await db.read
		.select()
		.from(outbox)
		.where(eq(outbox.patientNo, patientNo))
		.orderBy(asc(outbox.id));
	return {
		entries: await entriesOf(db.read, subject),
		messages: rows.map((row) => ({
			ref: row.ref,
			about: aboutOf(toldIn(subject, row)),
			way: row.way,
			lang: row.lang,
			sentAt: row.doneAt?.toISOString() ?? null,
		})),
	};
}

/** What a message tells of. The code of a second letter stays in that letter. */
function aboutOf(told: Told): OwnMessage["about"] {
	return "about" in told ? told.about : "choice";
}
