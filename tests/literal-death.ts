/** What a death makes of an answer, by the letter of the rule. */
import type { Entry } from "#app/core/entry.ts";
import type { Purpose } from "#app/core/scope.ts";
import type { Verdict } from "./literal-rule.ts";

/** The last of the patient's own wishes about this use; `same` is as if nothing had been wished. */
export function literalWish(
	live: readonly Entry[],
	purpose: Purpose,
): { readonly wish: "yes" | "no"; readonly seq: number } | undefined {
	let found: { wish: "yes" | "no"; seq: number } | undefined;
	for (const { seq, body } of live) {
		if (body.kind !== "after-death.wished" || body.said.decider.who !== "patient") continue;
		const wish = purpose === "care" ? undefined : body.wishes[purpose];
		if (wish !== undefined) found = wish === "same" ? undefined : { wish, seq };
	}
	return found;
}

/** When the patient had died, as the record says it first; undefined where they live. */
export function literalDeath(live: readonly Entry[]): number | undefined {
	return live.find(({ body }) => body.kind === "death.recorded")?.seq;
}

/** The answer beyond care for somebody who has died. `found` is what their words come to, the wish of yes among them. */
export function literallyDead(
	found: Verdict,
	death: number,
	wish: { readonly wish: "yes" | "no"; readonly seq: number } | undefined,
): Verdict {
	const permits = ["said-yes", "used-unless-no"].includes(found.reason);
	const asks = [
		...[
			"unsure",
			"patient-objects",
			"representative-decides",
			"ask-again",
			"authority-ended",
			"tool-changed",
		],
		...["dispute-closed", "needs-a-yes", "conflict"],
	].includes(found.reason);
	if (!permits && !asks) return found;
	if (wish?.wish === "no") return { reason: "no-after-death", choiceSeq: wish.seq };
	if (asks || (found.choiceSeq ?? 0) > death) return { reason: "died", choiceSeq: null };
	return wish !== undefined && found.choiceSeq === wish.seq ? { ...found, reason: "yes-after-death" } : found;
}
