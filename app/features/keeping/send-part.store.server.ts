/** A form with a part of a draft that came in: saved once, or what is wrong with it. */
import type { StaffActor } from "#app/core/actor.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import type { Db } from "#db/open.server.ts";
import type { Part } from "./draft.ts";
import { type PartProblem, partProblem } from "./part-problem.ts";
import { savePart } from "./save-draft.store.server.ts";

/** `again` is the form as it was typed, with what is wrong. */
export type SentPart = "saved" | { readonly again: PartProblem; readonly status: number };

/**
 * Saves the part that was read from a form. Without the form's key and mark nothing is saved. Where somebody else changed that part the
 * form comes back and knows what it says now: pressed again, it is saved over it knowingly. Undefined for a tool that is not theirs to keep.
 */
export async function sendPart(
	db: Db,
	actor: StaffActor,
	tool: string,
	part: Part,
	typed: PartProblem["typed"],
	{ once, seen }: Pick<PartProblem, "once" | "seen">,
	at: Date,
): Promise<SentPart | undefined> {
	const again = (
		status: number,
		name: PartProblem["problems"][number]["name"],
		press: Pick<PartProblem, "once" | "seen">,
	) => ({
		again: partProblem(typed, [{ field: "form-submit", name }], press),
		status,
	});
	if (once === undefined || seen === undefined) return again(422, "key-missing", {});
	try {
		const done = await savePart(db, actor, tool, part, { once, seen }, at);
		if (done === undefined) return undefined;
		return done.ok ? "saved" : again(409, done.reason === "changed" ? "changed" : "key-missing", {});
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (!isUnconfirmed(error)) throw error;
		return again(503, "not-confirmed", { once, seen });
	}
}
