/** Keeps one comment: its entry and its row, in the transaction of whoever took it. The row is what lists need; the words are in the entry. */
import { and, count, eq, gte, type SQL } from "drizzle-orm";
import { dayOf, startOfDay } from "#app/core/calendar.ts";
import type { Recorder, Said } from "#app/core/said.ts";
import { record, type Subject } from "#app/features/record/record.store.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { toolComments } from "#db/schema.ts";
import type { Commentable, NewComment } from "./comment.ts";

/** Whose it is: a patient's, in their own record, by whoever's hand; or that of a member of staff. */
export type CommentOf =
	| { readonly subject: Subject; readonly said: Said }
	| { readonly staffId: string; readonly recorder: Recorder };

/** Keeps it and answers its id. `lang` is the language of the page on which it was written. */
export async function keepComment(
	db: Db,
	q: Writer,
	of: CommentOf,
	{ id: tool, provider, round }: Commentable,
	comment: NewComment,
	lang: string,
	at: Date,
): Promise<string> {
	const id = db.vault.randomHex(8);
	const roundId = round?.id ?? null;
	const body = { version: 1, comment: id, tool, provider, round: roundId, ...comment, lang } as const;
	const isPatients = "subject" in of;
	const { seq } = isPatients
		? await record(q, db.vault, of.subject, { kind: "comment.made", ...body, said: of.said }, at)
		: await record(q, db.vault, null, { kind: "staff-comment.made", ...body, recorder: of.recorder }, at);
	await q
		.insert(toolComments)
		.values({
			...{ id, toolId: tool, providerId: provider, roundId, clear: comment.clear, at, seq },
			patientNo: isPatients ? of.subject.no : null,
			staffId: isPatients ? null : of.staffId,
		})
		.returning({ id: toolComments.id });
	return id;
}

/** The rows of a patient, or of a member of staff. */
export function rowsOf(whose: { readonly patientNo: number } | { readonly staffId: string }): SQL {
	return "patientNo" in whose
		? eq(toolComments.patientNo, whose.patientNo)
		: eq(toolComments.staffId, whose.staffId);
}

/** How many of these rows about this tool there are of the day of `at` in London. */
export async function countOnDay(q: Writer, rows: SQL, toolId: string, at: Date): Promise<number> {
	const [row] = await q
		.select({ number: count() })
		.from(toolComments)
		.where(and(rows, eq(toolComments.toolId, toolId), gte(toolComments.at, startOfDay(dayOf(at)))));
	return row?.number ?? 0;
}
