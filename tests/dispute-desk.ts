/** A patient whose dispute goes from hand to hand: raised by her, moved by Dr Okoye, each told of as the portal tells it. */
import type { StaffActor } from "#app/core/actor.ts";
import type { Moved } from "#app/core/dispute-entry.ts";
import { moveDispute, type NewDispute, raiseInside } from "#app/features/disputes/dispute.store.server.ts";
import type { Dispute } from "#app/features/disputes/dispute.ts";
import { tell } from "#app/features/disputes/tell.store.server.ts";
import { subjectOf } from "#app/features/record/record.store.server.ts";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { aSaying, minutesAfterNoon, NOON, written } from "./builders.ts";
import { rhian, type TestPatient, type TestPortal } from "./portal.ts";

/** What she says is wrong. */
export const TOOL = "eye-scan-urgency";

/** A clinician of the provider that answers; `addStaff` gives them an account. */
export const okoye: StaffActor = {
	...rhian,
	staffId: "staff-okoye",
	staffRole: "clinician",
	name: "Dr Okoye",
};

export const take: Moved = { move: "take", reviewer: { id: okoye.staffId, name: okoye.name } };
export const ask: Moved = { move: "ask", written: written("Which eye is it?") };
export const look: Moved = { move: "look", harm: "none", note: "" };
const answer: Moved = {
	move: "answer",
	outcomes: ["new-test"],
	passedTo: [],
	written: written("You were right."),
	apology: null,
};

/** The patient says that the tool was wrong, and asks that it is not used meanwhile; `over` says what is different. */
export async function raise(
	{ db }: TestPortal,
	patient: TestPatient,
	over: Partial<NewDispute> = {},
	at = NOON,
): Promise<Dispute> {
	const register = await currentRegister(db);
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, patient.no);
		if (subject === undefined) throw new Error("no such patient");
		const raised: NewDispute = {
			what: { by: "patient", routes: ["tool-output"] },
			use: null,
			tool: TOOL,
			toolVersion: null,
			service: "riverside-eyes",
			checker: null,
			written: written("My eye hurts."),
			answerBy: "letter",
			helpers: [],
			pauses: true,
			lang: "en",
			said: aSaying(),
			...over,
		};
		const made = await raiseInside(db, q, register, subject, "riverside", raised, at);
		await tell(q, subject, made, made.raised, "riverside");
		return made;
	});
}

/** Dr Okoye does this; answers the dispute after it. */
export async function staffMove(
	{ db }: TestPortal,
	patient: TestPatient,
	dispute: Dispute,
	moved: Moved,
	at = minutesAfterNoon(1),
): Promise<Dispute> {
	const register = await currentRegister(db);
	const pressed = { moved, once: db.vault.randomHex(16), seen: dispute.seq, authority: null };
	const asker = { ...okoye, patientId: patient.id };
	const done = await moveDispute(db, asker, register, dispute.id, pressed, at, tell);
	if (done === undefined || !done.ok) throw new Error(`refused: ${done?.reason}`);
	return done.value;
}

/** Dr Okoye looks for harm, takes it and answers. */
export async function answered(portal: TestPortal, patient: TestPatient, dispute: Dispute): Promise<Dispute> {
	let now = dispute;
	for (const moved of [look, take, answer]) now = await staffMove(portal, patient, now, moved);
	return now;
}
