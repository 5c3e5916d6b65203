/** Taking a choice back, from whatever way it came: one rule and one entry for the web, the phone and the desk. */

import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Said } from "#app/core/said.ts";
import { PATIENT } from "#app/core/standing-row.ts";
import {
	choicesIn,
	type MadeChoice,
	type UndoRefusal,
	whyNotUndone,
} from "#app/features/choices/made-choice.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Writer } from "#db/open.server.ts";
import type { Vault } from "#db/vault.ts";
import { entriesOf, record, type Subject } from "./record.store.server.ts";
import { reopenCalls } from "./settle-call.store.server.ts";
import { reopenConflicts } from "./settle-conflict.store.server.ts";
import { refold } from "./standing.store.server.ts";

/** What became of it. `isNew` is false where it had been taken back already. */
export interface TakenBack {
	readonly made: MadeChoice;
	readonly isNew: boolean;
}

/** What is said by staff is by the patient's word: they take back what the patient decided. */
function deciderIn({ decider }: Said): string {
	return decider.who === "patient" ? PATIENT : decider.id;
}

/**
 * Takes the patient's choice with this receipt reference back, in the caller's transaction, and folds anew what counts.
 * Undefined where the patient has no such choice. `said`: who asked for it, who wrote it down, and how.
 */
export async function takeBack(
	vault: Vault,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	ref: string,
	said: Said,
	at: Date,
): Promise<Result<TakenBack, UndoRefusal> | undefined> {
	const entries = await entriesOf(q, subject);
	const made = choicesIn(entries).find(({ entry }) => entry.ref === ref);
	if (made === undefined) return undefined;
	if (made.undoneAt !== undefined) return ok({ made, isNew: false });
	const refusal = whyNotUndone(made, at, deciderIn(said));
	if (refusal !== undefined) return refuse(refusal);
	await record(q, vault, subject, { kind: "choice.undone", version: 1, choice: made.entry.seq, said }, at);
	const after = await refold(q, register, subject);
	await reopenCalls(vault, q, subject, entries, made.entry.seq, said.recorder, at);
	await reopenConflicts(vault, q, subject, after, said.recorder, at);
	return ok({ made, isNew: true });
}
