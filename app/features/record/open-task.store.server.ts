/** Opens a job for a person at a provider, inside the transaction of what asked for it. */
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import { TALKS_WITH_PATIENT, type TaskKind } from "#app/core/task-entry.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { tasks } from "#db/schema.ts";
import { deathOf } from "./death.store.server.ts";
import { record, type Subject } from "./record.store.server.ts";

export interface NewTask {
	readonly kind: TaskKind;
	readonly providerId: string;
	readonly tool: string | null;
	/** Seq of the choice that asked for it. */
	readonly choice: number | null;
	/** ISO day. */
	readonly due: string;
	/** Its id where something else is named by it; a random one without. */
	readonly id?: string;
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

/** One talk does for all who asked for it. Each letter and each use is a job of its own. */
const ONE_TALK: readonly TaskKind[] = [
	...(["call-back", "wish", "conflict", "help", "ask-again", "helper", "nhs-login"] as const),
];

/**
 * The task's row and its entry. Where the provider already has such a talk with this patient about this tool in hand, it
 * stays the one job with its earlier day, and only the entry is new: it names that job, with the day that was promised now.
 */
export async function openTask(
	db: Db,
	q: Writer,
	subject: Subject,
	task: NewTask,
	at: Date,
): Promise<Entry<EntryBody>> {
	const { kind, providerId, tool, choice, due } = task;
	const inHand = ONE_TALK.includes(kind)
		? (await openTalks(q, subject, kind, tool)).find((row) => row.providerId === providerId)
		: undefined;
	const id = inHand?.id ?? task.id ?? db.vault.randomHex(8);
	if (inHand === undefined)
		await insertTask(q).execute({
			id,
			providerId,
			patientNo: subject.no,
			kind,
			toolId: tool,
			due,
			openedAt: at,
		});
	else if (due < inHand.due)
		await q.update(tasks).set({ due }).where(eq(tasks.id, id)).returning({ id: tasks.id });
	// Nobody can talk with somebody who has died: such a job is closed with their death, and open again if that was a mistake.
	const death = TALKS_WITH_PATIENT.includes(kind) ? await deathOf(q, subject.no) : undefined;
	if (death !== undefined)
		await q.update(tasks).set({ doneAt: death.at }).where(eq(tasks.id, id)).returning({ id: tasks.id });
	return record(
		q,
		db.vault,
		subject,
		{ kind: "task.opened", version: 1, task: id, what: kind, tool, choice, due },
		at,
	);
}

/** The open jobs of this kind about this patient and tool, whoever has them in hand. `tool` null is every tool. */
export async function openTalks(
	q: Writer,
	subject: Subject,
	kind: TaskKind,
	tool: string | null,
): Promise<{ readonly id: string; readonly providerId: string; readonly due: string }[]> {
	const asked = { patientNo: subject.no, kind };
	return tool === null
		? talksAboutAll(q).execute(asked)
		: talksAboutTool(q).execute({ ...asked, toolId: tool });
}

const talksAboutTool = (handle: Writer) =>
	prepared(handle, "task.talks-about-tool", (q) => talks(q, eq(tasks.toolId, sql.placeholder("toolId"))));

const talksAboutAll = (handle: Writer) =>
	prepared(handle, "task.talks-about-all", (q) => talks(q, isNull(tasks.toolId)));

function talks(q: Writer, about: SQL) {
	return q
		.select({ id: tasks.id, providerId: tasks.providerId, due: tasks.due })
		.from(tasks)
		.where(
			and(
				eq(tasks.patientNo, sql.placeholder("patientNo")),
				eq(tasks.kind, sql.placeholder("kind")),
				about,
				isNull(tasks.doneAt),
			),
		)
		.prepare();
}
