/** A patient's own choices: all of them, one receipt, and taking one back. Nothing ever disappears. */
import type { PatientActor } from "#app/core/actor.ts";
import type { ChoiceMade, Entry, EntryBody } from "#app/core/entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { entriesOf, record, subjectOf } from "#app/features/record/record.store.server.ts";
import { refold } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db } from "#db/open.server.ts";
import { canUndo } from "./choice.ts";

export interface MadeChoice {
	readonly entry: Entry<ChoiceMade>;
	/** When it was taken back, or undefined. */
	readonly undoneAt: Date | undefined;
	/** When staff found it to be a mistake, or undefined. */
	readonly inErrorAt: Date | undefined;
	/** The day by which a person calls or answers, where the choice asked for one. */
	readonly due: string | undefined;
}

/** All choices of this patient, newest first. */
export async function listChoices(db: Db, actor: PatientActor): Promise<MadeChoice[]> {
	const subject = await subjectOf(db.read, db.vault, actor.patientNo);
	return subject === undefined ? [] : choicesIn(await entriesOf(db.read, subject)).reverse();
}

/** The choice with this receipt reference, if it is this patient's. */
export async function findChoice(db: Db, actor: PatientActor, ref: string): Promise<MadeChoice | undefined> {
	return (await listChoices(db, actor)).find(({ entry }) => entry.ref === ref);
}

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
	return entries.filter(isChoice).map((entry) => ({
		entry,
		undoneAt: later("choice.undone", (body) => body.choice, entry.seq)?.at,
		inErrorAt: later("entry.in-error", (body) => body.entry, entry.seq)?.at,
		due: (later("task.opened", (body) => body.choice, entry.seq)?.body as { due?: string } | undefined)?.due,
	}));
}

function isChoice(entry: Entry): entry is Entry<ChoiceMade> {
	return entry.body.kind === "choice.made";
}

/** Did the patient decide this themself? What a trusted person decided is not theirs to take back. */
export function isTheirs(entry: Entry<ChoiceMade>): boolean {
	return entry.body.said.decider.who === "patient";
}

/**
 * Takes a choice back that the patient made. A second press finds it taken back already and says so by success. What
 * a trusted person decided is refused: without their no, a tool could be used that they said no to.
 */
export async function undoChoice(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
	ref: string,
	at: Date,
): Promise<Result<true, "too-late" | "in-error" | "not-theirs"> | undefined> {
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		if (subject === undefined) return undefined;
		const made = choicesIn(await entriesOf(q, subject)).find(({ entry }) => entry.ref === ref);
		if (made === undefined) return undefined;
		if (made.undoneAt !== undefined) return ok(true);
		if (made.inErrorAt !== undefined) return refuse("in-error");
		if (!isTheirs(made.entry)) return refuse("not-theirs");
		if (!canUndo(made.entry.at, at)) return refuse("too-late");
		await record(
			q,
			db.vault,
			subject,
			{
				kind: "choice.undone",
				version: 1,
				choice: made.entry.seq,
				said: {
					decider: { who: "patient" },
					recorder: { who: "patient" },
					way: "online",
					helped: actor.helped,
					interpreter: null,
				},
			},
			at,
		);
		await refold(q, register, subject);
		return ok(true);
	});
}
