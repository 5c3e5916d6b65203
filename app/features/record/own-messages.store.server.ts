/** What was written to a patient, for the patient and who stands in their place. */
import { asc, eq } from "drizzle-orm";
import type { PersonActor } from "#app/core/actor.ts";
import type { Entry } from "#app/core/entry.ts";
import { shownToOthers } from "#app/core/private-choice.ts";
import { isKeptQuiet } from "#app/features/people/quiet-message.ts";
import type { Db } from "#db/open.server.ts";
import { outbox } from "#db/schema.ts";
import { toldIn } from "./confirm.store.server.ts";
import type { OwnMessage } from "./copy.ts";
import type { Told } from "./message.ts";
import { entriesOf, subjectOf } from "./record.store.server.ts";

/**
 * All entries of the patient in the order of the record, and all messages to them, the oldest first; for others without what the patient keeps to
 * themself. Nothing for who was erased.
 */
export async function ownRecord(
	db: Db,
	actor: PersonActor,
): Promise<{ readonly entries: readonly Entry[]; readonly messages: readonly OwnMessage[] }> {
	const { patientNo } = actor;
	const subject = await subjectOf(db.read, db.vault, patientNo);
	if (subject === undefined) return { entries: [], messages: [] };
	const rows = await db.read
		.select()
		.from(outbox)
		.where(eq(outbox.patientNo, patientNo))
		.orderBy(asc(outbox.id));
	const entries = await entriesOf(db.read, subject);
	const messages = rows.map((row) => ({ row, told: toldIn(subject, row) }));
	// By what was recorded until then: a message that disappears later would tell of the private answer that came in between.
	const isThere = ({ row, told }: (typeof messages)[number]) =>
		actor.role === "patient" || !isKeptQuiet(row.ref, told, until(entries, row.ref));
	return {
		entries: actor.role === "patient" ? entries : shownToOthers(entries),
		messages: messages.filter(isThere).map(({ row, told }) => ({
			ref: row.ref,
			about: aboutOf(told),
			way: row.way,
			lang: row.lang,
			sentAt: row.doneAt?.toISOString() ?? null,
		})),
	};
}

function until(entries: readonly Entry[], ref: string): readonly Entry[] {
	const last = entries.find((entry) => entry.ref === ref);
	return last === undefined ? entries : entries.filter(({ seq }) => seq <= last.seq);
}

/** What a message tells of. The code of a second letter stays in that letter. */
function aboutOf(told: Told): OwnMessage["about"] {
	return "about" in told ? told.about : "choice";
}
