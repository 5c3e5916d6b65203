/** How much there is to do at the actor's provider. Names nobody, so nobody's look is logged. */
import { and, count, eq, isNull } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { Db } from "#db/open.server.ts";
import { outbox, tasks } from "#db/schema.ts";
import { JOB_KINDS, type JobKind } from "./jobs.ts";

/** Open jobs by kind, those that there are. Letters to post are the notices that nobody has posted yet. */
export async function countJobs(
	db: Db,
	actor: StaffActor,
): Promise<{ readonly kind: JobKind; readonly count: number }[]> {
	const open = await db.read
		.select({ kind: tasks.kind, count: count() })
		.from(tasks)
		.where(and(eq(tasks.providerId, actor.providerId), isNull(tasks.doneAt)))
		.groupBy(tasks.kind);
	const [letters] = await db.read
		.select({ count: count() })
		.from(outbox)
		.where(and(eq(outbox.providerId, actor.providerId), eq(outbox.state, "to-post")));
	const of = (kind: JobKind) =>
		(open.find((row) => row.kind === kind)?.count ?? 0) + (kind === "post" ? (letters?.count ?? 0) : 0);
	return JOB_KINDS.map((kind) => ({ kind, count: of(kind) })).filter((job) => job.count > 0);
}
