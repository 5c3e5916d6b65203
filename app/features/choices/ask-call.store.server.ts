/** Whoever helps a patient asks that a person calls the patient: all that they can cause here themself. */
import type { TrustedActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { whyNotNow } from "#app/features/record/acting.store.server.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { logOwnLook } from "#app/features/record/look-up.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { openTalks, openTask } from "#app/features/record/open-task.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { callBackBy } from "./choice.ts";
import type { NotNow } from "./draft.store.server.ts";

/**
 * Opens the job and answers the ISO day by which somebody calls; null where no provider has the patient on a list. Asked again, or after the
 * patient did, it is the call that was promised, and nothing more is written. The patient reads among the looks who asked for it.
 */
export async function askForCall(
	db: Db,
	actor: TrustedActor,
	register: KnownRegister,
	at: Date,
): Promise<Result<string | null, NotNow>> {
	return db.write(async (q) => {
		const refusal = await whyNotNow(q, db.vault, actor, "help", at);
		if (refusal !== undefined) return refuse(refusal);
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		const provider = providerFor(register, await servicesOf(q, actor.patientNo), null);
		if (subject === undefined || provider === undefined) return ok(null);
		const inHand = (await openTalks(q, subject, "help", null)).find((job) => job.providerId === provider.id);
		if (inHand !== undefined) return ok(inHand.due);
		const due = callBackBy(dayOf(at), provider.nation);
		await openTask(
			db,
			q,
			subject,
			{ kind: "help", providerId: provider.id, tool: null, choice: null, due },
			at,
		);
		await logOwnLook(q, subject.no, "patient", "acting-called", at, actor.person.id);
		return ok(due);
	});
}
