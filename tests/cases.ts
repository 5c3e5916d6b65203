/** Uses, disputes and those who answer them, in the database of a test's portal. */
import type { StaffActor } from "#app/core/actor.ts";
import type { Moved } from "#app/core/dispute-entry.ts";
import type { EntryBody } from "#app/core/entry.ts";
import { moveDispute, type NewDispute, raiseInside } from "#app/features/disputes/dispute.store.server.ts";
import type { Dispute } from "#app/features/disputes/dispute.ts";
import { record, subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { staff, uses } from "#db/schema.ts";
import { NOON } from "./builders.ts";
import { aMember, aNewDispute } from "./dispute-builders.ts";
import type { TestPatient, TestPortal } from "./portal.ts";

/** The tool of these tests: in use at Riverside's eye clinic. */
export const SCAN = "eye-scan-urgency";

export const hannah: StaffActor = { ...aMember("clinician", "staff-hannah"), name: "Dr Hannah Okoye" };
export const omar: StaffActor = { ...aMember("clinician", "staff-omar"), name: "Dr Omar Said" };
export const martin: StaffActor = { ...aMember("lead", "staff-martin"), name: "Martin Lowe" };

/** Gives these people accounts, without which nothing can be given to them. */
export async function addAccounts({ db }: TestPortal, ...members: readonly StaffActor[]): Promise<void> {
	await db.write((q) =>
		q
			.insert(staff)
			.values(
				members.map(({ staffId, providerId, name, staffRole }) => ({
					id: staffId,
					providerId,
					name,
					role: staffRole,
					email: `${staffId}@${providerId}.example`,
					passwordHash: "",
					totpSecret: "",
					totpStep: 0,
				})),
			)
			.returning({ id: staff.id }),
	);
}

type Reported = Extract<EntryBody, { kind: "use.reported" }>;

/** A use of the eye scan tool, version 2.1, at the eye clinic in March, checked by Dr Omar Said, who agreed. */
export async function addUse(
	{ db }: TestPortal,
	{ no }: TestPatient,
	over: Partial<Reported> = {},
): Promise<string> {
	const use = over.use ?? db.vault.randomHex(8);
	const body: Reported = {
		kind: "use.reported",
		version: 1,
		use,
		tool: SCAN,
		toolVersion: "2.1",
		notice: 1,
		service: "riverside-eyes",
		usedAt: "2026-03-20T09:00:00.000Z",
		lookedAt: "A scan of the left eye.",
		recommended: "Not urgent.",
		lang: "en",
		checked: { by: "person", name: omar.name, staff: omar.staffId, agreed: "agreed" },
		decided: { answer: "permit", reason: "used-unless-no" },
		source: null,
		recorder: { who: "system", name: "test" },
		...over,
	};
	const register = await currentRegister(db);
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, no);
		if (subject === undefined) throw new Error("no patient");
		const { seq } = await record(q, db.vault, subject, body, NOON);
		await q
			.insert(uses)
			.values({
				id: use,
				patientNo: no,
				providerId: register.services.get(body.service)?.providerId ?? "",
				serviceId: body.service,
				toolId: body.tool,
				version: body.toolVersion ?? "",
				usedAt: new Date(body.usedAt),
				decided: body.decided.answer,
				sourceIndex: null,
				seq,
			})
			.returning({ id: uses.id });
	});
	return use;
}

/** The patient says that something is wrong with the eye scan tool, at noon or at `at`. Riverside answers it. */
export async function raise(
	{ db }: TestPortal,
	{ no }: TestPatient,
	over: Partial<NewDispute> = {},
	at = NOON,
	providerId = "riverside",
): Promise<Dispute> {
	const register = await currentRegister(db);
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, no);
		if (subject === undefined) throw new Error("no patient");
		return raiseInside(db, q, register, subject, providerId, aNewDispute({ tool: SCAN, ...over }), at);
	});
}

/** Somebody of staff moves it. Throws where they may not. */
export async function move(
	{ db }: TestPortal,
	actor: StaffActor,
	patient: TestPatient,
	dispute: Dispute,
	moved: Moved,
	at = NOON,
): Promise<Dispute> {
	const pressed = { moved, once: db.vault.randomHex(16), seen: dispute.seq, authority: null };
	const asker = { ...actor, patientId: patient.id };
	const register = await currentRegister(db);
	const saved = await moveDispute(db, asker, register, dispute.id, pressed, at, async () => {});
	if (saved === undefined || !saved.ok) throw new Error(`not moved: ${saved?.reason}`);
	return saved.value;
}
