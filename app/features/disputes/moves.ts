/**
 * Who may do what with a dispute, from where, and where it leads: one table, and a `decide` that reads it. Nothing else
 * in the portal says who may move one.
 */
import type { PersonActor, StaffActor, StaffRole } from "#app/core/actor.ts";
import type { Harm, Moved, MoveName } from "#app/core/dispute-entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { type Dispute, type DisputeState, OPEN_STATES } from "./dispute.ts";

/** Who moves it: the patient or who decides for them, or a role of staff. `reviewer` is who took it, whatever their role. */
export type Mover = "patient" | StaffRole | "reviewer";

export interface MoveRule {
	readonly by: readonly Mover[];
	readonly from: readonly DisputeState[];
	/** `stays`: the state is as before. */
	readonly to: DisputeState | "stays";
}

const EVERYBODY_AT_THE_DESK = ["reception", "clinician", "lead"] as const;
const NOT_WITHDRAWN = [...OPEN_STATES, "answered"] as const;

export const MOVES: Readonly<Record<MoveName, MoveRule>> = {
	look: { by: ["clinician"], from: OPEN_STATES, to: "stays" },
	take: { by: ["clinician", "lead"], from: ["raised", "looking"], to: "looking" },
	acknowledge: { by: EVERYBODY_AT_THE_DESK, from: OPEN_STATES, to: "stays" },
	"agree-date": { by: EVERYBODY_AT_THE_DESK, from: OPEN_STATES, to: "stays" },
	ask: { by: ["reviewer"], from: ["looking"], to: "asking" },
	reply: { by: ["patient", ...EVERYBODY_AT_THE_DESK], from: ["asking"], to: "looking" },
	translate: { by: EVERYBODY_AT_THE_DESK, from: NOT_WITHDRAWN, to: "stays" },
	"explain-delay": { by: ["reviewer", "lead"], from: OPEN_STATES, to: "stays" },
	answer: { by: ["reviewer"], from: ["looking"], to: "answered" },
	candour: { by: ["clinician", "lead"], from: NOT_WITHDRAWN, to: "stays" },
	disagree: { by: ["patient", ...EVERYBODY_AT_THE_DESK], from: ["answered"], to: "raised" },
	withdraw: { by: ["patient", ...EVERYBODY_AT_THE_DESK], from: OPEN_STATES, to: "withdrawn" },
	"tell-patient": { by: ["clinician", "lead"], from: [...NOT_WITHDRAWN, "withdrawn"], to: "stays" },
};

export const MOVE_REFUSALS = [
	"not-yours",
	"not-your-move",
	"not-from-here",
	"is-the-checker",
	"only-lead-assigns",
	"done-already",
	"day-is-past",
	"day-to-come",
	"not-looked-yet",
	"harm-not-settled",
	"apology-missing",
	"no-candour",
	"not-withheld",
] as const;
export type MoveRefusal = (typeof MOVE_REFUSALS)[number];

/** Somebody was harmed: an apology is owed (NHS Resolution, "Saying Sorry"). */
export function isHarmed(harm: Harm | null): boolean {
	return harm !== null && harm !== "none" && harm !== "possible";
}

/** The duty of candour applies (regulation 20 of 2014): harm is moderate or worse. */
export function owesCandour(harm: Harm | null): boolean {
	return isHarmed(harm) && harm !== "low";
}

/**
 * May this actor do this now? `today` is an ISO day. Answers what is then recorded, or the name of why not. The store sees
 * to it that the actor belongs to the patient or the provider.
 */
export function decide(
	dispute: Dispute,
	moved: Moved,
	actor: PersonActor | StaffActor,
	today: string,
): Result<Moved, MoveRefusal> {
	const rule = MOVES[moved.move];
	const { what } = dispute.raised.body;
	// A challenge is a clinician's. The patient reads it, and disputes it in their own name if they wish to.
	if (actor.role !== "staff" && what.by === "clinician") return refuse("not-yours");
	if (!isMover(dispute, moved.move, actor)) return refuse("not-your-move");
	if (!rule.from.includes(dispute.state)) return refuse("not-from-here");
	const reason = refused(dispute, moved, actor, today);
	return reason === undefined ? ok(moved) : refuse(reason);
}

/** The desk writes down what a patient says of their own dispute; it drops no clinician's challenge, and opens none again. */
const PATIENTS_OWN: readonly MoveName[] = ["disagree", "withdraw"];

function isMover({ reviewer, raised }: Dispute, move: MoveName, actor: PersonActor | StaffActor): boolean {
	const { by } = MOVES[move];
	if (actor.role !== "staff") return by.includes("patient");
	if (raised.body.what.by === "clinician" && PATIENTS_OWN.includes(move) && actor.staffRole === "reception")
		return false;
	return by.includes(actor.staffRole) || (by.includes("reviewer") && reviewer?.id === actor.staffId);
}

function refused(
	dispute: Dispute,
	moved: Moved,
	actor: PersonActor | StaffActor,
	today: string,
): MoveRefusal | undefined {
	switch (moved.move) {
		case "take":
			if (dispute.mayNotReview.includes(moved.reviewer.id)) return "is-the-checker";
			if (actor.role === "staff" && actor.staffRole !== "lead" && moved.reviewer.id !== actor.staffId)
				return "only-lead-assigns";
			return dispute.reviewer?.id === moved.reviewer.id ? "done-already" : undefined;
		case "acknowledge":
			return dispute.acknowledgedAt === null ? undefined : "done-already";
		case "agree-date":
		case "explain-delay":
			return moved.day < today ? "day-is-past" : undefined;
		case "answer":
			if (dispute.harm === null) return "not-looked-yet";
			if (dispute.harm === "possible") return "harm-not-settled";
			return isHarmed(dispute.harm) && moved.apology === null ? "apology-missing" : undefined;
		case "candour":
			if (!owesCandour(dispute.harm)) return "no-candour";
			return moved.day > today ? "day-to-come" : undefined;
		case "tell-patient":
			return dispute.withheld === null ? "not-withheld" : undefined;
		default:
			return undefined;
	}
}

/** The moves that this actor could make now, in the order of the table; each may still be refused for what it says. */
export function movesOpenTo(dispute: Dispute, actor: PersonActor | StaffActor): MoveName[] {
	const names = Object.keys(MOVES) as MoveName[];
	const isTheirs = actor.role === "staff" || dispute.raised.body.what.by === "patient";
	return names.filter(
		(name) => isTheirs && isMover(dispute, name, actor) && MOVES[name].from.includes(dispute.state),
	);
}
