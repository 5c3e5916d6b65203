/** People who act for a patient of a test's portal: put on record as staff do it, and who decides for the patient. */
import type { StaffActor, TrustedActor } from "#app/core/actor.ts";
import type { DecisionStatus } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { actingNow } from "#app/features/record/acting.store.server.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { applyEntry, readStanding } from "#app/features/record/standing.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import type { NewTrust } from "#app/features/trust/new-trust.ts";
import { giveTrust } from "#app/features/trust/trust.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { NOON } from "./builders.ts";

/** Who puts them on record, where no test says otherwise: Rhian at Riverside's desk. */
const DESK: StaffActor = {
	...{
		role: "staff",
		staffId: "staff-rhian",
		staffRole: "reception",
		providerId: "riverside",
		name: "Rhian Price",
	},
};

/** Sam Carter, who helps as a carer; `over` says what is different. */
export const SAM: NewTrust = {
	name: "Sam Carter",
	authority: "carer",
	may: "help",
	evidence: "They came together and said so.",
	limits: null,
	from: "2026-01-01",
	until: null,
	...{ address: "3 Mill Lane\nRiverside", email: null, phone: null, lang: null },
};

/** Puts somebody on record for this patient, and answers their id. */
export async function trust(
	db: Db,
	patientId: string,
	over: Partial<NewTrust> = {},
	staff = DESK,
	at = NOON,
): Promise<string> {
	const once = db.vault.randomHex(16);
	const done = await giveTrust(
		db,
		staff,
		await currentRegister(db),
		patientId,
		{ ...SAM, ...over },
		once,
		at,
	);
	if (!done?.ok) throw new Error("nobody was put on record");
	return done.value;
}

/** Says who decides for this patient from now on. */
export async function assess(db: Db, patientNo: number, status: DecisionStatus, at = NOON): Promise<void> {
	const register = await currentRegister(db);
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, patientNo);
		if (subject === undefined) throw new Error("no such patient");
		const before = await readStanding(q, register, patientNo);
		const body = {
			kind: "status.changed",
			version: 1,
			status,
			evidence: "A test.",
			recorder: recorderOf(DESK),
		} as const;
		await applyEntry(q, register, subject, before, await record(q, db.vault, subject, body, at));
	});
}

/** This person as a request of theirs is answered now. */
export async function acting(db: Db, patientNo: number, person: string, at = NOON): Promise<TrustedActor> {
	const now = await actingNow(db.read, db.vault, patientNo, person, at);
	if (!now.ok) throw new Error(now.reason);
	return { role: "trusted", patientNo, way: "letter", helped: null, ...now.value };
}
