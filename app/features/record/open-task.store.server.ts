/** Opens a job for a person at a provider, inside the transaction of what asked for it. */
import { sql } from "drizzle-orm";
import type { TaskKind } from "#app/core/entry.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
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

const insertTask = (handle: Writer) =>
	prepared(handle, "task.insert", (q) =>
		q
			.insert(tasks)
			.values({
				id: sql.placeholder("id"),
				providerId: sql.placeholder("providerId"),
				patientNo: sql.placeholder("patientNo"),
				kind: sql.placeholder("kind"),
				toolId: sql.placeholder("toolId"),
				due: sql.placeholder("due"),
				openedAt: sql.placeholder("openedAt"),
				doneAt: null,
				doneBy: null,
			})
			.returning({ id: tasks.id })
			.prepare(),
	);

/** The task's row and its entry. */
export async function openTask(db: Db, q: Writer, subject: Subject, task: NewTask, at: Date): Promise<void> {
	const id = db.vault.randomHex(8);
	const { kind, providerId, tool, choice, due } = task;
	await insertTask(q).execute({
		id,
		providerId,
		patientNo: subject.no,
		kind,
		toolId: tool,
		due,
		openedAt: at,
	});
	await record(
		q,
		db.vault,
		subject,
		{ kind: "task.opened", version: 1, task: id, what: kind, tool, choice, due },
		at,
	);
}
