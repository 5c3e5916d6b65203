/**
 * `tell(q, subject, dispute, entry, providerId)`: writes to the patient about one entry of a dispute, where `news.ts` says
 * that they must know. It has the shape of `after` of `moveDispute`, so pass it as it is; after `raiseInside` call it with
 * the entry of the raising: `tell(q, subject, dispute, dispute.raised, providerId)`. All in the transaction of the change.
 */
import type { Entry } from "#app/core/entry.ts";
import { tellOfDispute } from "#app/features/record/confirm.store.server.ts";
import type { Subject } from "#app/features/record/record.store.server.ts";
import type { Writer } from "#db/open.server.ts";
import type { Dispute } from "./dispute.ts";
import { type DisputeEntry, newsOf } from "./news.ts";

/** Writes the message, if there is one to write. An entry of anything else is none. */
export async function tell(
	q: Writer,
	subject: Subject,
	dispute: Dispute,
	entry: Entry,
	providerId: string,
): Promise<void> {
	if (!isOfDispute(entry)) return;
	const what = newsOf(dispute, entry);
	if (what === undefined) return;
	const { body } = dispute.raised;
	const by = body.what.by === "patient" ? body.answerBy : null;
	await tellOfDispute(q, subject, providerId, entry, { dispute: dispute.id, what }, by, body.lang, entry.at);
}

function isOfDispute(entry: Entry): entry is DisputeEntry {
	return entry.body.kind === "dispute.raised" || entry.body.kind === "dispute.moved";
}
