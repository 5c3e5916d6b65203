/** The calls that a patient asked for on the website, from their own entries. */
import type { CallTime } from "#app/core/call-entry.ts";
import type { Entry } from "#app/core/entry.ts";

export interface AskedCall {
	/** The reference that the patient reads. */
	readonly ref: string;
	/** The job that it is. */
	readonly task: string;
	/** A number that the patient typed; null is the one on the list of patients. */
	readonly number: string | null;
	readonly time: CallTime;
	readonly about: string | null;
	/** ISO day by which a person calls, as it was promised. */
	readonly due: string;
}

/** The call that was asked for by this job and not taken back; undefined where the job is about something else. */
export function askedCall(entries: readonly Entry[], task: string): AskedCall | undefined {
	const about = entries.flatMap((entry) => {
		const { body } = entry;
		return (body.kind === "call.asked" || body.kind === "call.taken-back") && body.task === task
			? [{ ...entry, body }]
			: [];
	});
	const last = about.at(-1);
	if (last?.body.kind !== "call.asked") return undefined;
	const { number, time, about: what } = last.body;
	const promised = entries.flatMap(({ seq, body }) =>
		seq < last.seq && body.kind === "task.opened" && body.task === task ? [body.due] : [],
	);
	return { ref: last.ref, task, number, time, about: what, due: promised.sort()[0] ?? "" };
}

/** The one call that is asked for and that nobody has made yet. */
export function openCall(entries: readonly Entry[]): AskedCall | undefined {
	const asked = entries.findLast(({ body }) => body.kind === "call.asked")?.body;
	if (asked?.kind !== "call.asked") return undefined;
	const { task } = asked;
	const end = entries.findLast(
		({ body }) => (body.kind === "task.done" || body.kind === "task.reopened") && body.task === task,
	);
	return end?.body.kind === "task.done" ? undefined : askedCall(entries, task);
}

/** Was this job opened for something beside the calls that were asked for, as for help on a paper form? Then it goes on without them. */
export function isForMore(entries: readonly Entry[], task: string): boolean {
	const opened = entries.filter(({ body }) => body.kind === "task.opened" && body.task === task);
	const asked = entries.filter(({ body }) => body.kind === "call.asked" && body.task === task);
	return opened.length > asked.length;
}
