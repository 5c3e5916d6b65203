/** Which moves of staff the patient hears of, and the message that tells them. */
import type { MoveName } from "#app/core/dispute-entry.ts";
import type { Entry } from "#app/core/entry.ts";
import type { Dispute } from "#app/features/disputes/dispute.ts";
import { tellOfDispute } from "#app/features/record/confirm.store.server.ts";
import type { Subject } from "#app/features/record/record.store.server.ts";
import type { Writer } from "#db/open.server.ts";

/** Of a dispute of their own, every step. Of a clinician's challenge, that it was made and what came of it. */
const TOLD = {
	patient: ["take", "ask", "explain-delay", "answer", "candour"],
	clinician: ["answer", "candour", "tell-patient"],
} as const satisfies Record<"patient" | "clinician", readonly MoveName[]>;

/** Does the patient get a message about this move? */
export function toldOf({ raised, withheld }: Dispute, move: MoveName): boolean {
	const told: readonly MoveName[] = TOLD[raised.body.what.by];
	return told.includes(move) && (withheld === null || move === "tell-patient");
}

/** For `moveDispute`: tells the patient of what was just done, unless they are not told of this challenge. */
export async function tellPatient(
	q: Writer,
	subject: Subject,
	dispute: Dispute,
	entry: Entry,
	providerId: string,
): Promise<void> {
	if (entry.body.kind !== "dispute.moved") return;
	const { move } = entry.body.moved;
	if (!toldOf(dispute, move)) return;
	const { lang } = dispute.raised.body;
	await tellOfDispute(q, subject, providerId, entry, { dispute: dispute.id, what: move }, lang, entry.at);
}
