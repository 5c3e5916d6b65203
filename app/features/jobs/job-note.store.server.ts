/** A note that is being written about a job: whose job it is. */
import { and, eq, isNull } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { Reader } from "#db/open.server.ts";
import { patients, tasks } from "#db/schema.ts";

/** The random id of the patient whose open job this is; undefined where the actor's provider has no such job, or it is done. */
export async function patientOfJob(
	handle: Reader,
	actor: StaffActor,
	job: string,
): Promise<string | undefined> {
	const open = and(eq(tasks.id, job), eq(tasks.providerId, actor.providerId), isNull(tasks.doneAt));
	const [row] = await handle
		.select({ id: patients.id })
		.from(tasks)
		.innerJoin(patients, eq(patients.no, tasks.patientNo))
		.where(open);
	return row?.id;
}
