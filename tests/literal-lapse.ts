/** By the letter of the rule: has the authority of whoever said this ended since, or did it not last until now? */
import type { Entry } from "#app/core/entry.ts";

/** `live` are the entries that were not recorded in error, in the order of the record. Whoever was never on record has nothing that ends. */
export function literalLapse(
	live: readonly Entry[],
	choice: { readonly who: string; readonly patient: boolean; readonly seq: number },
	at: Date,
): boolean {
	if (choice.patient) return false;
	let acts: { readonly decides: boolean; readonly until: string | null } | undefined;
	let since = false;
	const isOver = (moment: Date) =>
		acts !== undefined &&
		(!acts.decides ||
			(acts.until !== null && `${acts.until}T24:00:00Z` <= `${moment.toISOString().slice(0, 19)}Z`));
	for (const { seq, at: moment, body } of live) {
		if (body.kind === "trust.given" && choice.who === `trusted ${body.person.id}`) {
			since ||= isOver(moment) && choice.seq < seq;
			acts = { decides: body.may === "decide", until: body.until };
		}
		if (body.kind === "trust.ended" && choice.who === `trusted ${body.person}` && acts !== undefined)
			acts = { decides: false, until: null };
	}
	return since || isOver(at);
}
