/** A list that a staff member has checked: what is known of it beside its numbers and answers. */
import { z } from "zod";
import { addDays, dayOf, startOfDay } from "#app/core/calendar.ts";
import { DECISION_ANSWERS } from "#app/core/decision-reasons.ts";
import { PURPOSES } from "#app/core/scope.ts";
import { IN_ONE_BATCH } from "./list-limits.ts";
import type { RowProblem } from "./list-row.ts";

const count = z.number().int().nonnegative();

/** As it is kept in a file. It has no NHS number, and nothing of a line but where it stands and what is wrong with it. */
export const listRunSchema = z.object({
	id: z.string(),
	staffId: z.string(),
	providerId: z.string(),
	staffRole: z.enum(["reception", "clinician", "lead"]),
	/** As patients read it when they see who looked. */
	name: z.string(),
	tool: z.string(),
	purpose: z.enum(PURPOSES),
	/** Was it given with what the National Data Opt-out sent back? */
	hasOptOuts: z.boolean(),
	rows: count,
	badRows: count,
	bad: z.array(z.object({ line: count, problem: z.string() as z.ZodType<RowProblem> })).readonly(),
	/** `going` until it was logged who was on it; only then may anybody have the answers. */
	state: z.enum(["going", "done", "failed"]),
	startedAt: z.coerce.date(),
	endedAt: z.coerce.date().nullable(),
	/** Once it is done: how many of the asker's patients were on it, and how many rows got each answer. */
	people: count,
	counts: z.record(z.enum(DECISION_ANSWERS), count),
});
export type ListRun = z.infer<typeof listRunSchema>;

/** Until when a list that has ended is kept: no answer holds beyond its day. Undefined while it goes on. */
export function keptUntil({ endedAt }: Pick<ListRun, "endedAt">): Date | undefined {
	return endedAt === null ? undefined : startOfDay(addDays(dayOf(endedAt), 1));
}

/** Is it kept no longer at this instant? One that goes on always is kept. */
export function isOver(run: Pick<ListRun, "endedAt">, at: Date): boolean {
	const until = keptUntil(run);
	return until !== undefined && until < at;
}

/** Rows that are answered once so many batches are. */
export function rowsAnswered(rows: number, batches: number): number {
	return Math.min(rows, batches * IN_ONE_BATCH);
}
