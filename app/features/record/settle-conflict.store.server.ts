/** The jobs about answers that do not agree: closed as soon as nothing disagrees any more, and open again where it does again. */
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { EntryBody } from "#app/core/entry.ts";
import { isUnsettled } from "#app/core/people-disagree.ts";
import type { Recorder } from "#app/core/said.ts";
import type { Standing } from "#app/core/standing-row.ts";
import type { Writer } from "#db/open.server.ts";
import { tasks } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { record, type Subject } from "./record.store.server.ts";

/**
 * What settled it: an answer (its seq), another entry by which who decides changed or somebody acts no longer (its seq), or a talk, with what
 * came of it in words that the patient reads.
 */
type Settled =
	| { readonly choice: number }
	| { readonly because: number }
	| { readonly note: string; readonly lang: string; readonly recorder: Recorder };

const conflictsOf = ({ no }: Subject) => and(eq(tasks.patientNo, no), eq(tasks.kind, "conflict"));

/** Closes each open job about a conflict that is none any more. `after` is what counts now. */
export async function settleConflicts(
	vault: Vault,
	q: Writer,
	subject: Subject,
	after: Standing,
	settled: Settled,
	at: Date,
): Promise<void> {
	const open = await q
		.select({ id: tasks.id, tool: tasks.toolId })
		.from(tasks)
		.where(and(conflictsOf(subject), isNull(tasks.doneAt)));
	const doneBy = "recorder" in settled && settled.recorder.who === "staff" ? settled.recorder.id : null;
	for (const { id, tool } of open) {
		if (isUnsettled(after, tool)) continue;
		await q.update(tasks).set({ doneAt: at, doneBy }).where(eq(tasks.id, id)).returning({ id: tasks.id });
		await record(q, vault, subject, closed(id, settled), at);
	}
}

function closed(task: string, settled: Settled): EntryBody {
	if ("note" in settled) return { kind: "task.done", version: 2, task, ...settled };
	const kind = "task.settled";
	return "choice" in settled
		? { kind, version: 1, task, ...settled }
		: { kind, version: 2, task, ...settled };
}

/** What settled a conflict was taken back, or was a mistake: the job that was closed last for each tool that is in conflict again. */
export async function reopenConflicts(
	vault: Vault,
	q: Writer,
	subject: Subject,
	after: Standing,
	recorder: Recorder,
	at: Date,
): Promise<void> {
	if (!isUnsettled(after, null)) return;
	const all = await q.select().from(tasks).where(conflictsOf(subject)).orderBy(tasks.openedAt, tasks.id);
	const inHand = new Set(all.filter(({ doneAt }) => doneAt === null).map(({ toolId }) => toolId));
	const latest = new Map(all.map((task) => [task.toolId, task]));
	for (const { id, toolId } of latest.values()) {
		if (inHand.has(toolId) || !isUnsettled(after, toolId)) continue;
		await q
			.update(tasks)
			.set({ doneAt: null, doneBy: null })
			.where(and(eq(tasks.id, id), isNotNull(tasks.doneAt)))
			.returning({ id: tasks.id });
		await record(q, vault, subject, { kind: "task.reopened", version: 1, task: id, recorder }, at);
	}
}
