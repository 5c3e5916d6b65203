/** What a refused move is told with: its status, and the control that its sentence stands at. */
import type { MoveName } from "#app/core/dispute-entry.ts";
import type { MoveProblem } from "#app/features/disputes/dispute.store.server.ts";

/** Of the rules, of a page that was overtaken, and of a save that may or may not have happened. */
export type CaseRefusal = MoveProblem | "key-missing" | "not-confirmed";

const STATUS: Readonly<Record<CaseRefusal, number>> = {
	"not-yours": 403,
	"not-your-move": 403,
	"is-the-checker": 403,
	"only-lead-assigns": 403,
	"not-from-here": 409,
	"done-already": 409,
	changed: 409,
	"key-not-yours": 409,
	"day-is-past": 422,
	"day-to-come": 422,
	"not-looked-yet": 422,
	"harm-not-settled": 422,
	"apology-missing": 422,
	"no-candour": 422,
	"not-withheld": 422,
	"key-missing": 422,
	"not-confirmed": 503,
};

/** The HTTP status of this refusal. */
export function statusOf(refusal: CaseRefusal): number {
	return STATUS[refusal];
}

/** The id of the control that the refusal is about; of the list of moves where it is about none. */
export function controlAt(refusal: CaseRefusal, move: MoveName | null): string {
	if (move === null) return "moves";
	if (refusal === "day-is-past" || refusal === "day-to-come") return `${move}-day`;
	if (refusal === "apology-missing") return `${move}-apology`;
	return "moves";
}
