/** A patient's own emergency overrides: that there were some, who decided, and when each ended. */
import type { PatientActor } from "#app/core/actor.ts";
import { entriesOf, subjectOf } from "#app/features/record/record.store.server.ts";
import type { Db } from "#db/open.server.ts";
import type { Override } from "./override.ts";
import { overridesIn } from "./overrides-in.ts";

/** The one with this receipt reference, if it is this patient's. */
export async function findOwnOverride(
	db: Db,
	actor: PatientActor,
	ref: string,
): Promise<Override | undefined> {
	return (await listOwnOverrides(db, actor)).find(({ entry }) => entry.ref === ref);
}

/** All of whoever asks, the newest first. */
export async function listOwnOverrides(db: Db, { patientNo }: PatientActor): Promise<Override[]> {
	const subject = await subjectOf(db.read, db.vault, patientNo);
	return subject === undefined ? [] : overridesIn(await entriesOf(db.read, subject));
}
