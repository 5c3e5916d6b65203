/** A patient wants somebody they trust to help them: a person calls and writes down who it is. */
import { and, eq, isNull } from "drizzle-orm";
import type { PatientActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { callBackBy } from "#app/features/choices/choice.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { openTask } from "#app/features/record/open-task.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { tasks } from "#db/schema.ts";

/** The day (ISO) by which somebody calls about it; undefined where nobody was asked to. */
export async function helperAskedBy(
	handle: Reader | Writer,
	{ patientNo }: PatientActor,
): Promise<string | undefined> {
	const [job] = await handle
		.select({ due: tasks.due })
		.from(tasks)
		.where(and(eq(tasks.patientNo, patientNo), eq(tasks.kind, "helper"), isNull(tasks.doneAt)));
	return job?.due;
}

/** Gives a person that job. Pressed twice it is the same one. False for somebody whom no provider has on a list, or whose key is destroyed. */
export async function askForHelper(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
	at: Date,
): Promise<boolean> {
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		const provider = providerFor(register, await servicesOf(q, actor.patientNo), null);
		if (subject === undefined || provider === undefined) return false;
		if ((await helperAskedBy(q, actor)) !== undefined) return true;
		const due = callBackBy(dayOf(at), provider.nation);
		const job = { kind: "helper", providerId: provider.id, tool: null, choice: null, due } as const;
		await openTask(db, q, subject, job, at);
		return true;
	});
}
