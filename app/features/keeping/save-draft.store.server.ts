/** Saving a part of a draft, giving it to a second person, throwing it away: each with its entry, once. */
import type { StaffActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import type { BodyWithoutPatient } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import type { DraftMove } from "#app/core/register-entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { record } from "#app/features/record/record.store.server.ts";
import type { Db, Writer } from "#db/open.server.ts";
import {
	type Draft,
	type DraftRefusal,
	decideDraft,
	draftMark,
	type Part,
	partIn,
	withPart,
} from "./draft.ts";
import { endDraft, keepDraft, markAsked } from "./kept-draft.store.server.ts";
import { readDraft } from "./read-draft.store.server.ts";
import { endRounds } from "./rounds-of.store.server.ts";

/** The form's one-time key, and the mark of what stood on its page. */
export interface Press {
	readonly once: string;
	readonly seen: string;
}

/** `one-hand`: one person can be who wrote it or asked, and who publishes it. */
export type DraftProblem = DraftRefusal | "changed" | "one-hand" | "key-not-yours";
export type Saved = Result<"done", DraftProblem> | undefined;

/**
 * Puts this part into the draft, and begins one where there is none. Refuses as `changed` where that part is not what the
 * page showed: nothing of somebody else's is overwritten. A draft that was given to a second person is no longer given.
 */
export async function savePart(
	db: Db,
	actor: StaffActor,
	tool: string,
	part: Part,
	press: Press,
	at: Date,
): Promise<Saved> {
	return pressed(db, actor, tool, press, at, async (q, draft) => {
		const now = partIn(draft, part);
		if (draftMark(db.vault.sha256, now) !== press.seen) return refuse("changed");
		if (canonical(now) === canonical(part)) return ok(press.once);
		if (draft.begins && part.name !== "facts") return refuse("not-your-services");
		const content = withPart(draft, part);
		await keepDraft(q, actor, tool, draft, content, at);
		return ok(await recordMove(db, q, actor, tool, "saved", { ...draft, content }, null, at));
	});
}

/** Gives the draft as the page showed it to a second person, or throws it away. */
export async function moveDraft(
	db: Db,
	actor: StaffActor,
	tool: string,
	what: "asked" | "dropped",
	press: Press,
	at: Date,
): Promise<Saved> {
	return pressed(db, actor, tool, press, at, async (q, draft) => {
		if (draftMark(db.vault.sha256, draft) !== press.seen) return refuse("changed");
		const may = decideDraft(draft, what, actor);
		if (!may.ok) return may;
		if (what === "dropped") {
			await endRounds(db, q, actor, tool, draft, at);
			await endDraft(q, actor, tool, draft);
		} else await markAsked(q, actor, tool, draft);
		return ok(await recordMove(db, q, actor, tool, what, draft, null, at));
	});
}

/** Does this once for its one-time key, in one transaction; undefined where the tool is not theirs to keep. `doIt` answers a reference. */
export async function pressed(
	db: Db,
	actor: StaffActor,
	tool: string,
	{ once }: Press,
	at: Date,
	doIt: (q: Writer, draft: Draft) => Promise<Result<string, DraftProblem>>,
): Promise<Saved> {
	return db.write(async (q) => {
		const draft = await readDraft(q, actor, tool);
		if (draft === undefined) return undefined;
		const used = await usedKey(q, once, `staff:${actor.staffId}`);
		if (used !== undefined) return used.isTheirs ? ok("done") : refuse("key-not-yours");
		const done = await doIt(q, draft);
		if (!done.ok) return done;
		await spendKey(q, once, `staff:${actor.staffId}`, done.value, at);
		return ok("done");
	});
}

type Moved = Extract<BodyWithoutPatient, { kind: "draft.moved" }>;

/** Records what happened to the draft; answers the entry's reference. */
export async function recordMove(
	db: Db,
	q: Writer,
	actor: StaffActor,
	tool: string,
	what: DraftMove,
	{ content, begins }: Pick<Draft, "content" | "begins">,
	published: Moved["published"],
	at: Date,
): Promise<string> {
	const digest = db.vault.sha256(canonical(content));
	const recorder = recorderOf(actor);
	const beginsAt = begins ? { beginsAt: actor.providerId } : {};
	const moved = { tool, ...beginsAt, what, digest, published, recorder } as const;
	const body = { kind: "draft.moved", version: 1, ...moved } as const;
	return (await record(q, db.vault, null, body, at)).ref;
}
