/** What ends with a death, and what goes on where it was a mistake: letters, jobs, and ways in. In the transaction that says so. */
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Recorder } from "#app/core/said.ts";
import { TALKS_WITH_PATIENT } from "#app/core/task-entry.ts";
import type { Subject } from "#app/features/record/record.store.server.ts";
import { stopAllCodes } from "#app/features/record/stop-codes.store.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { outbox, tasks } from "#db/schema.ts";

/** A message that waits until then goes to nobody. It is kept, for the death may have been written down by mistake. */
export const HELD_UNTIL = new Date("9999-12-31T00:00:00Z");

/**
 * Everybody is signed out and no code works. Letters that wait to be posted are held. Jobs to talk with the patient are closed at the
 * moment of the entry (`at`) by nobody, by which they are found again; what staff look into by themselves stays open.
 */
export async function closePatient(
	db: Db,
	q: Writer,
	subject: Subject,
	recorder: Recorder,
	at: Date,
): Promise<void> {
	await stopAllCodes(q, db.vault, subject, recorder, at);
	await q
		.update(outbox)
		.set({ state: "waiting", nextAt: HELD_UNTIL })
		.where(and(eq(outbox.patientNo, subject.no), inArray(outbox.state, ["waiting", "to-post"])))
		.returning({ id: outbox.id });
	await q
		.update(tasks)
		.set({ doneAt: at })
		.where(
			and(
				eq(tasks.patientNo, subject.no),
				isNull(tasks.doneAt),
				inArray(tasks.kind, [...TALKS_WITH_PATIENT]),
			),
		)
		.returning({ id: tasks.id });
}

/** The patient lives: what was held is sent, and what that entry (`closedAt`) closed is open. Codes stay stopped, for anybody may have found the letter. */
export async function reopenPatient(q: Writer, { no }: Subject, closedAt: Date, at: Date): Promise<void> {
	await q
		.update(outbox)
		.set({ nextAt: at })
		.where(and(eq(outbox.patientNo, no), eq(outbox.nextAt, HELD_UNTIL)))
		.returning({ id: outbox.id });
	await q
		.update(tasks)
		.set({ doneAt: null })
		.where(and(eq(tasks.patientNo, no), eq(tasks.doneAt, closedAt), isNull(tasks.doneBy)))
		.returning({ id: tasks.id });
}
