/** The moves that a staff member is offered on a case, and those that wait for something else first. */
import type { StaffActor } from "#app/core/actor.ts";
import { CANDOUR_STEPS, type Moved, type MoveName } from "#app/core/dispute-entry.ts";
import type { Dispute } from "#app/features/disputes/dispute.ts";
import { decide, type MoveRefusal, movesOpenTo } from "#app/features/disputes/moves.ts";

/** A form for a move; with `waits` no form, but the sentence that says what must come first. */
export interface Offer {
	readonly move: MoveName;
	readonly waits: MoveRefusal | null;
}

/** In the order in which a case is worked on. */
const ORDER: readonly MoveName[] = [
	"look",
	"take",
	"acknowledge",
	"reply",
	"answer",
	"ask",
	"candour",
	"translate",
	"tell-patient",
	"explain-delay",
	"agree-date",
	"disagree",
	"withdraw",
];

/** Nobody needs to be told why these are not there. */
const NOT_WORTH_SAYING: readonly MoveRefusal[] = ["done-already", "no-candour", "not-withheld"];

/** What this actor is offered now. `today` is an ISO day; `translations` says whether any text waits for one. */
export function offersTo(dispute: Dispute, actor: StaffActor, today: string, translations: boolean): Offer[] {
	const open = movesOpenTo(dispute, actor);
	const { by } = dispute.raised.body.what;
	return ORDER.filter((move) => open.includes(move)).flatMap((move): Offer[] => {
		if (move === "translate" && !translations) return [];
		// That we have it is told to a patient who said it; one of whose challenge it is may not even know.
		if (move === "acknowledge" && by === "clinician") return [];
		const tried = probe(move, actor, today);
		const allowed = tried && decide(dispute, tried, actor, today);
		if (allowed === undefined || allowed.ok) return [{ move, waits: null }];
		return NOT_WORTH_SAYING.includes(allowed.reason) ? [] : [{ move, waits: allowed.reason }];
	});
}

/** A move as it would be said at its best: what is refused even so waits for something else. Undefined where the words alone decide. */
function probe(move: MoveName, actor: StaffActor, today: string): Moved | undefined {
	const written = { words: "-", lang: "en", translated: null };
	switch (move) {
		case "acknowledge":
		case "withdraw":
		case "tell-patient":
			return { move };
		case "take":
			// The lead chooses somebody; everybody else can take it only for themself.
			return actor.staffRole === "lead"
				? undefined
				: { move, reviewer: { id: actor.staffId, name: actor.name } };
		case "answer":
			return { move, outcomes: ["upheld"], passedTo: [], written, apology: written };
		case "candour":
			return { move, step: CANDOUR_STEPS[0], day: today };
		default:
			return undefined;
	}
}
