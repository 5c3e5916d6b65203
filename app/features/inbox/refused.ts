/** What a page is told of a move that was not made: what was typed comes back, and nothing was saved. */
import type { MoveName } from "#app/core/dispute-entry.ts";
import type { MoveFormProblem, PressedCase, TypedMove } from "./move.forms.ts";
import type { CaseRefusal } from "./refusals.ts";

export interface Refused {
	readonly move: MoveName | null;
	/** The key of the form that was pressed: pressed again, it still saves once. */
	readonly once: string | null;
	/** The latest entry that the page knew. */
	readonly seen: number | null;
	readonly typed: TypedMove;
	readonly problems: readonly MoveFormProblem[];
	readonly refusal: CaseRefusal | null;
}

/** A move that was refused by name. */
export function refusal(name: CaseRefusal, pressed: PressedCase | null): Refused {
	const { move, once, seen } = pressed ?? { move: null, once: null, seen: null };
	return { move, once, seen, typed: {}, problems: [], refusal: name };
}
