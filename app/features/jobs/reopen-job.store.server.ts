/** A job that was said to be done by mistake: whose it was a moment ago, and open again. */
import { and, eq, gte } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { recorderOf } from "#app/core/recorder.ts";
import type { TaskKind } from "#app/core/task-entry.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { tasks } from "#db/schema.ts";

/** Whoever pressed Done can take that back for ten minutes: after that the patient may have read it. */
const REOPEN_KEPT = 10 * 60_000;

/** What was done, without whom it was about. */
export interface JustDone {
	readonly id: string;
	readonly kind: TaskKind;
	/** Id of the tool; null for all. */
	readonly tool: string | null;
}

const justDone = (handle: Reader | Writer, actor: StaffActor, id: string, at: Date) =>
	handle
		.select({ id: tasks.id, kind: tasks.kind, tool: tasks.toolId, patientNo: tasks.patientNo })
		.from(tasks)
		.where(
			and(
				eq(tasks.id, id),
				eq(tasks.providerId, actor.providerId),
				eq(tasks.doneBy, actor.staffId),
				gte(tasks.doneAt, new Date(at.getTime() - REOPEN_KEPT)),
			),
		);

/** The job that the actor closed in the last ten minutes; undefined where there is no such. Names nobody, so nobody's look is logged. */
export async function findJustDone(
	db: Db,
	actor: StaffActor,
	id: string,
	at: Date,
): Promise<JustDone | undefined> {
	const [row] = await justDone(db.read, actor, id, at);
	return row && { id: row.id, kind: row.kind, tool: row.tool };
}

/** Opens it again, with its day as it was. A job that is open already stays so: a second press is no error. */
export async function reopenJob(
	db: Db,
	actor: StaffActor,
	id: string,
	at: Date,
): Promise<"reopened" | "too-late" | "no-such-job"> {
	return db.write(async (q) => {
		const own = and(eq(tasks.id, id), eq(tasks.providerId, actor.providerId));
		const [task] = await q.select({ doneAt: tasks.doneAt }).from(tasks).where(own);
		if (task === undefined) return "no-such-job";
		if (task.doneAt === null) return "reopened";
		const [row] = await justDone(q, actor, id, at);
		const subject = row && (await subjectOf(q, db.vault, row.patientNo));
		if (subject === undefined) return "too-late";
		await q.update(tasks).set({ doneAt: null, doneBy: null }).where(own).returning({ id: tasks.id });
		const recorder = recorderOf(actor);
		await record(q, db.vault, subject, { kind: "task.reopened", version: 1, task: id, recorder }, at);
		return "reopened";
	});
}
