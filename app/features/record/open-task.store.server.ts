/** Opens a job for a person at a provider, inside the transaction of what asked for it. */
import type { TaskKind } from "#app/core/entry.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { tasks } from "#db/schema.ts";
import { record, type Subject } from "./record.store.server.ts";

export interface NewTask {
	readonly kind: TaskKind;
	readonly providerId: string;
	readonly tool: string | null;
	/** Seq of the choice that asked for it. */
	readonly choice: number | null;
	/** ISO day. */
	readonly due: string;
}

/** The task's row and its entry. */
export async function openTask(db: Db, q: Writer, subject: Subject, task: NewTask, at: Date): Promise<void> {
	const id = db.vault.randomHex(8);
	const { kind, providerId, tool, choice, due } = task;
	await q
		.insert(tasks)
		.values({
			id,
			providerId,
			patientNo: subject.no,
			kind,
			toolId: tool,
			due,
			openedAt: at,
			doneAt: null,
			doneBy: null,
		})
		.returning({ id: tasks.id });
	await record(
		q,
		db.vault,
		subject,
		{ kind: "task.opened", version: 1, task: id, what: kind, tool, choice, due },
		at,
	);
}
