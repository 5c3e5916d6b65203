/** What somebody had typed on the page of something that is wrong when their session ended: each one's own, for a day. */
import { z } from "zod";
import type { PersonActor } from "#app/core/actor.ts";
import type { Entry } from "#app/core/entry.ts";
import { textIn } from "#app/core/form-fields.ts";
import { ONE_TIME_KEY } from "#app/core/one-time-key.ts";
import type { Subject } from "#app/features/record/record.store.server.ts";
import { endTyped, findTyped, keepTyped } from "#app/features/record/typed-draft.store.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { OWN_MOVES, readPressed, WORDS } from "./dispute.forms.ts";
import type { Dispute } from "./dispute.ts";
import { tell } from "./tell.store.server.ts";

const kept = z.strictObject({
	move: z.enum(OWN_MOVES),
	typed: z.string(),
	/** The form's one-time key: what was sent before the session ended is not sent again. */
	once: z.string().regex(ONE_TIME_KEY),
});
type MoveDraft = z.infer<typeof kept>;

/** Keeps the words for 24 hours in the place of older ones. Where there are none nothing was typed. */
export async function keepMove(
	db: Db,
	actor: PersonActor,
	id: string,
	form: FormData,
	at: Date,
): Promise<void> {
	const typed = textIn(form, "words").slice(0, 2 * WORDS);
	const move = OWN_MOVES.find((one) => one === form.get("move"));
	const { once = db.vault.randomHex(16) } = readPressed(form);
	if (move === undefined || typed === "" || !/^[\w-]{1,100}$/.test(id)) return;
	await keepTyped(db, actor, `dispute ${id}`, { move, typed, once } satisfies MoveDraft, at);
}

/** What was kept in the last day, or undefined. */
export async function findMove(
	db: Db,
	actor: PersonActor,
	id: string,
	at: Date,
): Promise<MoveDraft | undefined> {
	return findTyped(db.read, db.vault, actor, `dispute ${id}`, kept, at);
}

/** What follows from a move that was made: the patient is told where they have to be, and no draft of it is left. */
export async function tellAndEnd(
	q: Writer,
	subject: Subject,
	dispute: Dispute,
	entry: Entry,
	providerId: string,
): Promise<void> {
	await tell(q, subject, dispute, entry, providerId);
	await endTyped(q, subject.no, `dispute ${dispute.id}`);
}
