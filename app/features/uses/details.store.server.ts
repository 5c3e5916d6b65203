/**
 * May health details be shown to whoever signs in with this patient's letter? Off until it was switched on: by staff who saw
 * the patient, or with the code of a second letter, so that a letter in other hands shows little.
 */
import { timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import type { PatientActor, PersonActor, StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import type { EntryBody } from "#app/core/entry.ts";
import { formatLetterCode, type LetterCode, makeLetterCode } from "#app/core/letter-code.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { sendCode } from "#app/features/record/confirm.store.server.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logOwnLook, logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { detailsCodes, patients } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { anotherFrom, codeUntil, codeWorks } from "./details.ts";

type Way = Extract<EntryBody, { kind: "details.switched" }>["way"];

/** May what a tool said, who checked it, and what an answer says be shown to whoever signs in with a letter for this patient? */
export async function detailsShown(db: Db, actor: PersonActor): Promise<boolean> {
	return (await switchedOn(db.read, actor.patientNo)) !== null;
}

async function switchedOn(handle: Reader | Writer, patientNo: number): Promise<Date | null> {
	const [row] = await handle
		.select({ since: patients.detailsAt })
		.from(patients)
		.where(eq(patients.no, patientNo));
	return row?.since ?? null;
}

/** How it stands with a patient. `letter`: a second letter whose code still works, and the ISO days that matter for it. */
export interface Details {
	readonly since: Date | null;
	readonly letter: { readonly sentAt: Date; readonly until: string; readonly anotherFrom: string } | null;
}

/** How it stands now. */
export async function readDetails(db: Db, actor: PatientActor, at: Date): Promise<Details> {
	const since = await switchedOn(db.read, actor.patientNo);
	const kept = await workingCode(db.read, actor.patientNo, at);
	const letter = kept && {
		sentAt: kept.madeAt,
		until: codeUntil(kept.madeAt),
		anotherFrom: anotherFrom(kept.madeAt),
	};
	return { since, letter: letter ?? null };
}

async function workingCode(handle: Reader | Writer, patientNo: number, at: Date) {
	const [kept] = await handle.select().from(detailsCodes).where(eq(detailsCodes.patientNo, patientNo));
	return kept !== undefined && codeWorks(kept.madeAt, at) ? kept : undefined;
}

function hashOf(vault: Vault, patientNo: number, { lookUp, secret }: LetterCode): string {
	return vault.index("details-code", `${patientNo} ${lookUp}${secret}`);
}

/**
 * Puts a second letter with a new code on its way to the address of record. Within a week of the last one nothing more is
 * sent, so that a second press, a reload or a stranger with the letter sends one letter and not ten.
 */
export async function askForCode(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
	lang: string,
	at: Date,
): Promise<Result<true, "no-provider">> {
	const { vault } = db;
	return db.write(async (q) => {
		const subject = await subjectOf(q, vault, actor.patientNo);
		const provider = providerFor(register, await servicesOf(q, actor.patientNo), null);
		if (subject === undefined || provider === undefined) return refuse("no-provider");
		const kept = await workingCode(q, subject.no, at);
		if (kept !== undefined && dayOf(at) < anotherFrom(kept.madeAt)) return ok(true);
		const code = makeLetterCode(vault.randomBytes);
		const row = { hash: hashOf(vault, subject.no, code), madeAt: at };
		await q
			.insert(detailsCodes)
			.values({ patientNo: subject.no, ...row })
			.onConflictDoUpdate({ target: detailsCodes.patientNo, set: row })
			.returning({ no: detailsCodes.patientNo });
		const message = { code: formatLetterCode(code), until: codeUntil(at) };
		await sendCode(q, subject, provider.id, vault.newReference(), message, lang, at);
		return ok(true);
	});
}

/** Switches details on with the code of the newest second letter. It works once. */
export async function switchOnByCode(
	db: Db,
	actor: PatientActor,
	code: LetterCode,
	at: Date,
): Promise<Result<true, "not-matched">> {
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		const kept = await workingCode(q, actor.patientNo, at);
		if (subject === undefined || kept === undefined) return refuse("not-matched");
		if (!same(kept.hash, hashOf(db.vault, subject.no, code))) return refuse("not-matched");
		await q
			.delete(detailsCodes)
			.where(eq(detailsCodes.patientNo, subject.no))
			.returning({ no: detailsCodes.patientNo });
		await change(db, q, subject, undefined, true, "second-letter", at);
		return ok(true);
	});
}

/** Switches details off from the patient's own page: that needs no proof. */
export async function switchOff(db: Db, actor: PatientActor, at: Date): Promise<void> {
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		if (subject !== undefined) await change(db, q, subject, undefined, false, "online", at);
	});
}

/** How it stands with the patient of this random id, for staff; the look is logged. Undefined where they are on no list of theirs. */
export async function readSwitch(
	db: Db,
	actor: StaffActor,
	patientId: string,
	at: Date,
): Promise<{ readonly patient: ListedPatient; readonly since: Date | null } | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	if (patient === undefined) return undefined;
	const { no } = patient.subject;
	await db.write((q) => logStaffLook(q, actor, [no], "summary", at));
	return { patient, since: await switchedOn(db.read, no) };
}

/** Switches details on or off at the desk, for a patient whom staff saw; undefined where they are on no list of theirs. */
export async function switchAtDesk(
	db: Db,
	actor: StaffActor,
	patientId: string,
	on: boolean,
	at: Date,
): Promise<true | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		await change(db, q, patient.subject, actor, on, "desk", at);
		return true;
	});
}

/** What stands so already is not recorded twice: a second press is no second act. */
async function change(
	db: Db,
	q: Writer,
	subject: Subject,
	staff: StaffActor | undefined,
	on: boolean,
	way: Way,
	at: Date,
): Promise<void> {
	if (((await switchedOn(q, subject.no)) !== null) === on) return;
	await q
		.update(patients)
		.set({ detailsAt: on ? at : null })
		.where(eq(patients.no, subject.no))
		.returning({ no: patients.no });
	const recorder = staff ? recorderOf(staff) : ({ who: "patient" } as const);
	await record(q, db.vault, subject, { kind: "details.switched", version: 1, on, way, recorder }, at);
	const look = on ? "details-on" : "details-off";
	if (staff) await logStaffLook(q, staff, [subject.no], look, at);
	else await logOwnLook(q, subject.no, "patient", look, at);
}

function same(kept: string, given: string): boolean {
	const [a, b] = [Buffer.from(kept), Buffer.from(given)];
	return a.length === b.length && timingSafeEqual(a, b);
}
