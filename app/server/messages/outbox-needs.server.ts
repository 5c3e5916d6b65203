/** A job for a person where somebody needs what no message of ours can give: a format, a way of contact or a language. */
import { and, eq, isNull } from "drizzle-orm";
import { dayOf } from "#app/core/calendar.ts";
import { callBackBy } from "#app/features/choices/choice.ts";
import { unmetBy } from "#app/features/needs/unmet.ts";
import type { Recipient } from "#app/features/people/letter.store.server.ts";
import { openTask } from "#app/features/record/open-task.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import type { KnownProvider } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { tasks } from "#db/schema.ts";

/** Opens the job, unless one for this patient is open at this provider. What is needed stands with the patient's needs. `written`: the language of the message. */
export async function askForNeeds(
	db: Db,
	q: Writer,
	provider: KnownProvider,
	to: Recipient,
	written: string,
	at: Date,
): Promise<void> {
	const { needs, email } = to;
	if (unmetBy({ needs, hasEmail: email !== null, written }).length === 0) return;
	const open = await q
		.select({ id: tasks.id })
		.from(tasks)
		.where(
			and(
				eq(tasks.patientNo, to.no),
				eq(tasks.providerId, provider.id),
				eq(tasks.kind, "post"),
				isNull(tasks.doneAt),
			),
		);
	const subject = await subjectOf(q, db.vault, to.no);
	if (open.length > 0 || subject === undefined) return;
	const due = callBackBy(dayOf(at), provider.nation);
	await openTask(
		db,
		q,
		subject,
		{ kind: "post", providerId: provider.id, tool: null, choice: null, due },
		at,
	);
}
