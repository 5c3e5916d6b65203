/** The job to ask again, where who decides for a patient is no longer who decided. */
import { dayOf } from "#app/core/calendar.ts";
import { callBackBy } from "#app/features/choices/choice.ts";
import type { KnownProvider, KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { servicesOf } from "./decide.store.server.ts";
import { providerFor } from "./make-choice.store.server.ts";
import { openTask } from "./open-task.store.server.ts";
import type { Subject } from "./record.store.server.ts";

/** One talk about all tools, at this provider, or else at the first whose list the patient is on; none where they are on no list. */
export async function openAskAgain(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	at: Date,
	provider?: KnownProvider,
): Promise<void> {
	const asking = provider ?? providerFor(register, await servicesOf(q, subject.no), null);
	if (asking === undefined) return;
	const due = callBackBy(dayOf(at), asking.nation);
	const job = { kind: "ask-again", providerId: asking.id, tool: null, choice: null, due } as const;
	await openTask(db, q, subject, job, at);
}
