/**
 * What whoever acts for a patient may know of the record. A patient can keep an answer to themself: then neither it nor anything that
 * happened because of it is there for anybody who acts for them, as if it had never been said.
 */
import type { Entry } from "./entry.ts";

/**
 * The entries without the private answers, what took them back or marked them as wrong, and the jobs that they asked for or settled. A job that another
 * answer asked for too keeps that opening and nothing later: what staff wrote of the talk can tell of both. So does a job about answers that do not
 * agree, or about a use against a no, since a private answer can be one of them; one that was opened after such an answer is not there.
 */
export function shownToOthers(entries: readonly Entry[]): Entry[] {
	const kept = entries.filter(isPrivate);
	if (kept.length === 0) return [...entries];
	const seqs = new Set(kept.map(({ seq }) => seq));
	const doubtful = new Map<string, string | null>();
	const jobs = new Set<string>();
	for (const { body } of entries) {
		const mayTell =
			body.kind === "task.opened" && (body.what === "conflict" || body.what === "use-against-no");
		if (mayTell) doubtful.set(body.task, body.tool);
		const isOfChoice = body.kind === "task.opened" || (body.kind === "task.settled" && body.version === 1);
		if (isOfChoice && body.choice !== null && seqs.has(body.choice)) jobs.add(body.task);
	}
	const isDoubtful = (seq: number, task: string) => {
		const tool = doubtful.get(task);
		return tool !== undefined && keepsQuiet(earlierThan(kept, seq), tool);
	};
	return entries.filter(({ seq, body }) => {
		if (seqs.has(seq)) return false;
		switch (body.kind) {
			case "choice.undone":
				return !seqs.has(body.choice);
			case "entry.in-error":
				return !seqs.has(body.entry);
			case "task.opened":
				if (isDoubtful(seq, body.task)) return false;
				return !jobs.has(body.task) || (body.choice !== null && !seqs.has(body.choice));
			case "task.done":
			case "task.settled":
			case "task.reopened":
				return !jobs.has(body.task) && !isDoubtful(seq, body.task);
			default:
				return true;
		}
	});
}

function earlierThan(entries: readonly Entry[], seq: number): Entry[] {
	return entries.filter((entry) => entry.seq < seq);
}

/**
 * Does the patient keep an answer to themself that speaks about this tool, taken back or not? `tool` null: about any. Then what happened
 * with the tool could tell of it.
 */
export function keepsQuiet(entries: readonly Entry[], tool: string | null): boolean {
	return entries.some(
		({ body }) =>
			body.kind === "choice.made" &&
			body.private === true &&
			(tool === null || body.scope.tool === null || body.scope.tool === tool),
	);
}

/** Did the patient keep this answer to themself? */
export function isPrivate({ body }: Pick<Entry, "body">): boolean {
	return body.kind === "choice.made" && body.private === true;
}
