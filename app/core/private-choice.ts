/**
 * What whoever acts for a patient may know of the record. A patient can keep an answer to themself: then neither it nor anything that
 * happened because of it is there for anybody who acts for them, as if it had never been said.
 */
import type { Entry } from "./entry.ts";

/**
 * The entries without the private answers, what took them back or marked them as wrong, and the jobs that they asked for or settled. A job that another
 * answer asked for too keeps that opening and nothing later: what staff wrote of the talk can tell of both.
 */
export function shownToOthers(entries: readonly Entry[]): Entry[] {
	const kept = new Set(entries.filter(isPrivate).map(({ seq }) => seq));
	if (kept.size === 0) return [...entries];
	const jobs = new Set<string>();
	for (const { body } of entries)
		if (
			(body.kind === "task.opened" || body.kind === "task.settled") &&
			body.choice !== null &&
			kept.has(body.choice)
		)
			jobs.add(body.task);
	return entries.filter(({ seq, body }) => {
		if (kept.has(seq)) return false;
		switch (body.kind) {
			case "choice.undone":
				return !kept.has(body.choice);
			case "entry.in-error":
				return !kept.has(body.entry);
			case "task.opened":
				return !jobs.has(body.task) || (body.choice !== null && !kept.has(body.choice));
			case "task.done":
			case "task.settled":
			case "task.reopened":
				return !jobs.has(body.task);
			default:
				return true;
		}
	});
}

/** Did the patient keep this answer to themself? */
export function isPrivate({ body }: Pick<Entry, "body">): boolean {
	return body.kind === "choice.made" && body.private === true;
}
