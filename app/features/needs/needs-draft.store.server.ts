/** What somebody had ticked and typed of a patient's needs when their session ended: the patient, or who stands in their place. */
import { z } from "zod";
import type { PersonActor } from "#app/core/actor.ts";
import { needsSchema } from "#app/core/needs-entry.ts";
import { ONE_TIME_KEY } from "#app/core/one-time-key.ts";
import { findTyped, keepTyped } from "#app/features/record/typed-draft.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { NeedsRead } from "./needs.forms.ts";

const kept = z.strictObject({
	typed: needsSchema,
	/** The form's one-time key and what its page knew: what was saved before the session ended is not saved again. */
	once: z.string().regex(ONE_TIME_KEY),
	seen: z.string(),
});
export type NeedsDraft = z.infer<typeof kept>;

/** Keeps what was typed for 24 hours, in the place of an older one. What the form would refuse is not kept. */
export async function keepNeedsDraft(db: Db, actor: PersonActor, read: NeedsRead, at: Date): Promise<void> {
	const { typed, once = db.vault.randomHex(16), seen } = read;
	if (read.isPutOff || read.problems.some(({ name }) => name !== "key-missing")) return;
	await keepTyped(db, actor, "needs", { typed, once, seen } satisfies NeedsDraft, at);
}

/** What was kept; undefined where there is nothing, or it is older than a day. */
export async function findNeedsDraft(db: Db, actor: PersonActor, at: Date): Promise<NeedsDraft | undefined> {
	return findTyped(db.read, db.vault, actor, "needs", kept, at);
}
