/** The choices in a record, each with what later happened to it, and which of them the patient may take back. */
import type { ChoiceMade, Entry, EntryBody } from "#app/core/entry.ts";
import { deciderOf, PATIENT } from "#app/core/standing-row.ts";
import type { TaskKind } from "#app/core/task-entry.ts";
import { canUndo } from "./choice.ts";

export interface MadeChoice {
	readonly entry: Entry<ChoiceMade>;
	/** When it was taken back, or undefined. */
	readonly undoneAt: Date | undefined;
	/** The reference of the entry that took it back, or undefined. */
	readonly undoneRef: string | undefined;
	/** When staff found it to be a mistake, or undefined. */
	readonly inErrorAt: Date | undefined;
	/** The number of the last entry that said whether it counts: its own, or what took it back or found it a mistake. */
	readonly lastSeq: number;
	/** The day by which a person calls or answers, where the choice asked for one. */
	readonly due: string | undefined;
	/** What staff wrote when a job that it asked for was done. */
	readonly notes: readonly StaffNote[];
}

/** What staff wrote to the patient when a job was done. */
export interface StaffNote {
	readonly job: TaskKind;
	readonly at: Date;
	readonly text: string;
	/** The language it was written in; null where nobody noted it. */
	readonly lang: string | null;
}

/** Why a choice is not taken back; each is a key of `staff:undo.refused`. */
export type UndoRefusal = "too-late" | "in-error" | "not-theirs";

/** The choices among these entries, each with what later happened to it. */
export function choicesIn(entries: readonly Entry[]): MadeChoice[] {
	const later = <Kind extends EntryBody["kind"]>(
		kind: Kind,
		names: (body: Extract<EntryBody, { kind: Kind }>) => number | null,
		seq: number,
	) =>
		entries.find(
			(other) => other.body.kind === kind && names(other.body as Extract<EntryBody, { kind: Kind }>) === seq,
		);
	const written = notesIn(entries);
	return entries.filter(isChoice).map((entry) => {
		const undone = later("choice.undone", (body) => body.choice, entry.seq);
		const inError = later("entry.in-error", (body) => body.entry, entry.seq);
		return {
			entry,
			notes: written.filter(({ choice }) => choice === entry.seq).map(({ note }) => note),
			undoneAt: undone?.at,
			undoneRef: undone?.ref,
			inErrorAt: inError?.at,
			lastSeq: Math.max(entry.seq, undone?.seq ?? 0, inError?.seq ?? 0),
			due: (later("task.opened", (body) => body.choice, entry.seq)?.body as { due?: string } | undefined)
				?.due,
		};
	});
}

/** What staff wrote about jobs that no choice asked for, newest first. */
export function otherNotes(entries: readonly Entry[]): StaffNote[] {
	return notesIn(entries)
		.flatMap(({ choice, note }) => (choice === null ? [note] : []))
		.reverse();
}

/** A job that several choices asked for has its note at each of them. A note of a job that was not done after all says nothing. */
function notesIn(entries: readonly Entry[]): { readonly choice: number | null; readonly note: StaffNote }[] {
	return entries.flatMap(({ seq, at, body }) => {
		if (body.kind !== "task.done" || body.note === "") return [];
		const { task, note: text } = body;
		const again = entries.some(
			(other) => other.seq > seq && other.body.kind === "task.reopened" && other.body.task === task,
		);
		if (again) return [];
		const opened = entries.flatMap((other) =>
			other.seq < seq && other.body.kind === "task.opened" && other.body.task === task ? [other.body] : [],
		);
		const lang = body.version === 2 ? body.lang : null;
		const job = opened[0]?.what;
		if (job === undefined) return [];
		const choices = [...new Set(opened.map(({ choice }) => choice))];
		return choices.map((choice) => ({ choice, note: { job, at, text, lang } }));
	});
}

function isChoice(entry: Entry): entry is Entry<ChoiceMade> {
	return entry.body.kind === "choice.made";
}

/** Did the patient (or this person, by their id) decide this themself? What somebody else decided is not theirs to take back. */
export function isTheirs({ body }: Entry<ChoiceMade>, who: string = PATIENT): boolean {
	return deciderOf(body) === who;
}

/**
 * Why this choice cannot be taken back now by the patient (or by `who` decided it for them), or undefined where it can. Without a trusted person's no, a tool could be
 * used that they said no to. A choice that was taken back already is none of these.
 */
export function whyNotUndone(made: MadeChoice, at: Date, who: string = PATIENT): UndoRefusal | undefined {
	if (made.inErrorAt !== undefined) return "in-error";
	if (!isTheirs(made.entry, who)) return "not-theirs";
	return canUndo(made.entry.at, at) ? undefined : "too-late";
}
