/** Which happenings a patient is written to about. Everything else they read on the page of their dispute. */
import type { MoveName } from "#app/core/dispute-entry.ts";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import type { Dispute } from "./dispute.ts";

/** An entry of a dispute. */
export type DisputeEntry = Entry<Extract<EntryBody, { kind: "dispute.raised" | "dispute.moved" }>>;

/**
 * - `always`: they must know. `withdraw` is one of them, since somebody else may hold their letter, and `acknowledge`,
 *   since the letter is the acknowledgement that the law asks for.
 * - `by-staff`: they did it themself, and get a written copy where staff typed it.
 * - `never`: `look` says how bad the harm may be, and no letter says that before a person does. The steps of candour are a
 *   talk and a letter by a person; a notice of them would come before or beside them.
 */
const TOLD: Readonly<Record<MoveName, "always" | "by-staff" | "never" | "if-ours">> = {
	look: "never",
	take: "always",
	acknowledge: "always",
	"agree-date": "always",
	ask: "always",
	reply: "by-staff",
	translate: "if-ours",
	"explain-delay": "always",
	answer: "always",
	candour: "never",
	disagree: "by-staff",
	withdraw: "always",
	"tell-patient": "always",
};

/** Of a clinician's challenge the patient hears that it was made and what came of it, not each step. */
const TOLD_OF_CHALLENGES: readonly MoveName[] = ["answer", "withdraw", "tell-patient"];

/** Is the patient written to when staff do this? */
export function isToldOf({ raised, withheld }: Dispute, move: MoveName): boolean {
	if (raised.body.what.by === "clinician" && !TOLD_OF_CHALLENGES.includes(move)) return false;
	return (
		(withheld === null || move === "tell-patient") && (TOLD[move] === "always" || TOLD[move] === "by-staff")
	);
}

/** What the patient is written to about this entry; undefined where nothing is. Never about what is withheld from them. */
export function newsOf(dispute: Dispute, { body }: DisputeEntry): "raised" | MoveName | undefined {
	if (dispute.withheld !== null) return undefined;
	// Written to the address of record also where the patient sent it online: somebody else may hold their letter.
	if (body.kind === "dispute.raised") return "raised";
	const { moved, recorder } = body;
	if (dispute.raised.body.what.by === "clinician" && !TOLD_OF_CHALLENGES.includes(moved.move))
		return undefined;
	switch (TOLD[moved.move]) {
		case "always":
			return moved.move;
		case "by-staff":
			return recorder.who === "staff" ? moved.move : undefined;
		case "if-ours":
			return moved.move === "translate" && isOurs(dispute, moved.of) ? moved.move : undefined;
		default:
			return undefined;
	}
}

/** Is this the seq of something that staff wrote to the patient? The patient needs no letter about their own words. */
function isOurs({ history }: Dispute, seq: number): boolean {
	const written = history.find((entry) => entry.seq === seq)?.body.moved.move;
	return written === "ask" || written === "explain-delay" || written === "answer";
}
