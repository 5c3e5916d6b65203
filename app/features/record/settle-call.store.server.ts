/** Calls that an answer made needless, and calls that are needed again because that answer was taken back. */
import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { ChoiceMade, Entry } from "#app/core/entry.ts";
import type { Recorder } from "#app/core/said.ts";
import type { Standing } from "#app/core/standing-row.ts";
import type { Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { tasks } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { openTalks } from "./open-task.store.server.ts";
import { record, type Subject } from "./record.store.server.ts";
import { settlesCall } from "./settled-call.ts";

const doneQuery = (handle: Writer) =>
	prepared(handle, "task.done", (q) =>
		q
			.update(tasks)
			.set({
				doneAt: sql`${sql.param(sql.placeholder("doneAt"), tasks.doneAt)}`,
				doneBy: sql`${sql.placeholder("doneBy")}`,
			})
			.where(eq(tasks.id, sql.placeholder("id")))
			.returning({ id: tasks.id })
			.prepare(),
	);

/** Closes the calls that this choice settles, each with its entry. `before` is what counted until it was made. */
export async function settleCalls(
	vault: Vault,
	q: Writer,
	subject: Subject,
	before: Standing,
	{ seq, body }: Entry<ChoiceMade>,
	at: Date,
): Promise<void> {
	if (!settlesCall(before, body)) return;
	const { recorder } = body.said;
	for (const { id } of await openTalks(q, subject, "call-back", body.scope.tool)) {
		await doneQuery(q).execute({ id, doneAt: at, doneBy: recorder.who === "staff" ? recorder.id : null });
		await record(q, vault, subject, { kind: "task.settled", version: 1, task: id, choice: seq }, at);
	}
}

/** The choice (its seq) was taken back: what it settled is to be talked about again, unless such a call is in hand already. */
export async function reopenCalls(
	vault: Vault,
	q: Writer,
	subject: Subject,
	entries: readonly Entry[],
	choice: number,
	recorder: Recorder,
	at: Date,
): Promise<void> {
	const settled = entries.flatMap(({ body }) =>
		body.kind === "task.settled" && body.version === 1 && body.choice === choice ? [body.task] : [],
	);
	if (settled.length === 0) return;
	const rows = await q
		.select({ id: tasks.id, tool: tasks.toolId })
		.from(tasks)
		.where(and(inArray(tasks.id, settled), eq(tasks.patientNo, subject.no), isNotNull(tasks.doneAt)));
	for (const { id, tool } of rows) {
		if ((await openTalks(q, subject, "call-back", tool)).length > 0) continue;
		await q
			.update(tasks)
			.set({ doneAt: null, doneBy: null })
			.where(eq(tasks.id, id))
			.returning({ id: tasks.id });
		await record(q, vault, subject, { kind: "task.reopened", version: 1, task: id, recorder }, at);
	}
}
