/** The kinds of jobs, and which of them a patient made needless. */
import type { ChoiceMade, Entry } from "#app/core/entry.ts";
import { ROWS_A_PAGE } from "#app/core/list-page.ts";
import { disagreeingSeqs } from "#app/core/people-disagree.ts";
import { fold } from "#app/core/standing.ts";

/** Jobs for a person at the provider, in the order in which they are counted and told. */
export const JOB_KINDS = [
	"use-against-no",
	"override",
	"look-again",
	"call-back",
	"help",
	"ask-again",
	"helper",
	"nhs-login",
	"wish",
	"conflict",
	"post",
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** Where the list of things to do has this kind: its page, since jobs of a kind stand together, and its place there. */
export function placeOfKind(
	kind: JobKind,
	counts: readonly { readonly kind: JobKind; readonly count: number }[],
): string {
	const before = counts
		.slice(
			0,
			counts.findIndex((one) => one.kind === kind),
		)
		.reduce((sum, { count }) => sum + count, 0);
	// Letters to post are on every page, under the heading of what is to be posted.
	const page = kind === "post" ? 1 : Math.floor(before / ROWS_A_PAGE) + 1;
	return `/staff/tasks${page > 1 ? `?page=${page}` : ""}#${kind}`;
}

/** The ids of the jobs for which every choice that asked was taken back, from all of one patient's entries. */
export function takenBackJobs(entries: readonly Entry[]): string[] {
	const undone = new Set(entries.flatMap(({ body }) => (body.kind === "choice.undone" ? [body.choice] : [])));
	const asked = entries.flatMap(({ body }) => (body.kind === "task.opened" ? [body] : []));
	const needed = new Set(
		asked.flatMap(({ task, choice }) => (choice === null || !undone.has(choice) ? [task] : [])),
	);
	return [...new Set(asked.map(({ task }) => task))].filter((task) => !needed.has(task));
}

/**
 * The answers that this job about a conflict asks to settle, in the order in which they were given: the form that came last, and
 * those that it disagrees with. From all of the patient's entries.
 */
export function disagreeingAnswers(entries: readonly Entry[], task: string): readonly Entry<ChoiceMade>[] {
	const asked = entries.findLast(({ body }) => body.kind === "task.opened" && body.task === task)?.body;
	const form = asked?.kind === "task.opened" ? entries.find(({ seq }) => seq === asked.choice) : undefined;
	const { scope = null, disagreesWith = [] } = form?.body.kind === "choice.made" ? form.body : {};
	const others = [
		...disagreesWith,
		...(scope === null || disagreesWith.length > 0 ? [] : disagreeingSeqs(fold(entries), scope.tool)),
	];
	return entries.flatMap((entry) =>
		entry.body.kind === "choice.made" && (entry === form || others.includes(entry.seq))
			? [{ ...entry, body: entry.body }]
			: [],
	);
}
