/** The kinds of jobs, and which of them a patient made needless. */
import type { Entry } from "#app/core/entry.ts";

/** Jobs for a person at the provider, in the order in which they are counted and told. */
export const JOB_KINDS = ["use-against-no", "look-again", "call-back", "wish", "conflict", "post"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** The ids of the jobs whose choice was taken back, from all of one patient's entries. */
export function takenBackJobs(entries: readonly Entry[]): string[] {
	const undone = new Set(entries.flatMap(({ body }) => (body.kind === "choice.undone" ? [body.choice] : [])));
	return entries.flatMap(({ body }) =>
		body.kind === "task.opened" && body.choice !== null && undone.has(body.choice) ? [body.task] : [],
	);
}
