/** What a patient had typed to be called when their session ended: theirs alone, for a day. */
import { z } from "zod";
import type { PatientActor } from "#app/core/actor.ts";
import { ONE_TIME_KEY } from "#app/core/one-time-key.ts";
import { findTyped, keepTyped } from "#app/features/record/typed-draft.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { readOwnCall, type TypedCall } from "./call.forms.ts";

const TEXT = z.string();
const kept = z.strictObject({
	typed: z.strictObject({ which: TEXT, number: TEXT, time: TEXT, about: TEXT, name: TEXT, speaks: TEXT }),
	/** The form's one-time key: what was asked for before the session ended is not asked for again. */
	once: z.string().regex(ONE_TIME_KEY),
});

interface CallDraft {
	readonly typed: TypedCall;
	readonly once: string;
}

/** Keeps it for 24 hours in the place of an older one. The button that takes a call back types nothing. */
export async function keepCallTyped(db: Db, actor: PatientActor, form: FormData, at: Date): Promise<void> {
	if (form.has("take-back")) return;
	const { typed, once = db.vault.randomHex(16) } = readOwnCall(form, true);
	await keepTyped(db, actor, "call", { typed, once } satisfies CallDraft, at);
}

/** What was kept in the last day, or undefined. */
export async function findCallTyped(db: Db, actor: PatientActor, at: Date): Promise<CallDraft | undefined> {
	return findTyped(db.read, db.vault, actor, "call", kept, at);
}
