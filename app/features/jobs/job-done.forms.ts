/** What staff send when a job is done, or not done after all: which one, and what came of it. */
import { readFields } from "#app/core/form-fields.ts";

const LIMITS = { task: 40, letter: 12, reopen: 40, read: 40, note: 1000 } as const;

export type JobDoneRefusal = "note-missing" | "note-too-long" | "note-not-readable" | "job-unclear";

export type JobDone =
	| { readonly about: "task"; readonly id: string; readonly note: string }
	| { readonly about: "read"; readonly id: string }
	| { readonly about: "reopen"; readonly id: string }
	| { readonly about: "letter"; readonly id: number };

/** `id` is the job's field on the page, so that what was typed is shown again where it was typed. */
export type JobDoneRead =
	| { readonly done: JobDone }
	| { readonly refusal: JobDoneRefusal; readonly id: string; readonly note: string };

/** The note that was being written, and of which job. */
export function readNote(form: FormData): { readonly id: string; readonly note: string } {
	const { values, typed } = readFields(form, LIMITS);
	return { id: values.task ?? "", note: typed.note ?? "" };
}

/** The one job that was done. A task asks for a note, since the patient reads what came of it; a letter and a report that was read do not. */
export function readJobDone(form: FormData): JobDoneRead {
	const { values, typed, problems } = readFields(form, LIMITS);
	const { task, letter, reopen, read, note = "" } = values;
	if ([task, letter, reopen, read].filter((id) => id !== undefined).length !== 1)
		return { refusal: "job-unclear", id: "", note };
	if (letter !== undefined)
		return /^[1-9][0-9]*$/.test(letter)
			? { done: { about: "letter", id: Number(letter) } }
			: { refusal: "job-unclear", id: "", note };
	if (reopen !== undefined) return { done: { about: "reopen", id: reopen } };
	if (read !== undefined) return { done: { about: "read", id: read } };
	const id = task ?? "";
	const unread = problems.find(({ field }) => field === "note");
	if (unread !== undefined)
		return {
			refusal: unread.name === "too-long" ? "note-too-long" : "note-not-readable",
			id,
			note: typed.note ?? "",
		};
	return note === "" ? { refusal: "note-missing", id, note } : { done: { about: "task", id, note } };
}
