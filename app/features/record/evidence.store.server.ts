/** What staff saw of a trusted person's authority, and the saying of whoever decided: in the transaction of what they wrote down. */
import type { StaffActor } from "#app/core/actor.ts";
import type { Entry } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import type { Said, Way } from "#app/core/said.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { knownDecider, type RecordedDecider } from "#app/features/staff/recording.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { record, type Subject } from "./record.store.server.ts";
import { applyEntry } from "./standing.store.server.ts";

/** How it was said: by whom, by what way, with whose help. `helper` and `interpreter` are staff's words, null for nobody. */
export interface Telling {
	readonly decider: RecordedDecider;
	readonly way: Way;
	readonly helper: string | null;
	readonly interpreter: string | null;
}

/** Who decided, who wrote it down, and how. `fresh` is the id of a trusted person who never decided before. */
export function saidByStaff(
	actor: StaffActor,
	{ decider, way, helper, interpreter }: Telling,
	entries: readonly Entry[],
	fresh: string,
): Said {
	return {
		decider:
			decider.who === "patient"
				? { who: "patient" }
				: {
						who: "trusted",
						id: decider.who === "on-record" ? decider.id : (knownDecider(entries, decider) ?? fresh),
						name: decider.name,
						authority: decider.authority,
					},
		recorder: recorderOf(actor),
		way,
		helped: helper,
		interpreter,
	};
}

/**
 * What staff saw of a trusted person's authority is an entry of its own. It finds that who decides is as it was: making
 * somebody decide for a patient is another act than writing down what was said.
 */
export async function recordEvidence(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	standing: Standing,
	actor: StaffActor,
	decider: RecordedDecider,
	at: Date,
): Promise<void> {
	if (decider.who !== "trusted") return;
	const now = standing.find((row) => row.kind === "status")?.state;
	const entry = await record(
		q,
		db.vault,
		subject,
		{
			kind: "status.changed",
			version: 1,
			status: now === "jointly" || now === "represented" ? now : "self",
			evidence: `${decider.name}, ${decider.authority}: ${decider.evidence}`,
			recorder: recorderOf(actor),
		},
		at,
	);
	await applyEntry(q, register, subject, standing, entry);
}
