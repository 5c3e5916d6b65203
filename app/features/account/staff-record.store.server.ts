/** Every change of an account goes into the record: who may come in is part of what a patient must be able to rely on. */
import type { StaffActor, StaffRole, SystemActor } from "#app/core/actor.ts";
import type { BodyWithoutPatient, Entry } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import type { StaffChange } from "#app/core/staff-entry.ts";
import { entriesWithoutPatient, record } from "#app/features/record/record.store.server.ts";
import type { Db, Writer } from "#db/open.server.ts";

/** Records what happened to this account, in the transaction in which it happens. */
export async function recordStaffChange(
	db: Db,
	q: Writer,
	actor: StaffActor | SystemActor,
	staff: string,
	what: StaffChange,
	role: StaffRole | null,
	at: Date,
): Promise<void> {
	const recorder = recorderOf(actor);
	await record(q, db.vault, null, { kind: "staff.changed", version: 1, staff, what, role, recorder }, at);
}

type Change = Extract<BodyWithoutPatient, { kind: "staff.changed" }>;

/** All that happened to this account, newest first. */
export async function staffChanges(db: Db, _actor: StaffActor, staff: string): Promise<Entry<Change>[]> {
	const entries = await entriesWithoutPatient(db.read, db.vault);
	return entries
		.flatMap((entry) =>
			entry.body.kind === "staff.changed" && entry.body.staff === staff
				? [{ ...entry, body: entry.body }]
				: [],
		)
		.toReversed();
}
