/** A death: read, written down by staff or brought by the list of patients, and taken back where it was a mistake. */
import type { StaffActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import type { DeathSource } from "#app/core/death-entry.ts";
import { deathIn } from "#app/core/death-row.ts";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Recorder } from "#app/core/said.ts";
import { corrections } from "#app/core/standing.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { entriesOf, record, type Subject } from "#app/features/record/record.store.server.ts";
import { applyEntry, readStanding, refold } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { closePatient, reopenPatient } from "./close-patient.store.server.ts";

type Death = Entry<Extract<EntryBody, { kind: "death.recorded" }>>;

/** The patient, and their death where it is written down. */
export interface DeathKnown {
	readonly patient: ListedPatient;
	readonly death: Death | null;
}

/** What staff say of it. */
export interface NewDeath {
	/** ISO day. */
	readonly on: string;
	readonly source: DeathSource;
	readonly evidence: string | null;
}

/** The look is logged; undefined where the patient is on no list of the actor's provider. */
export async function readDeath(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	at: Date,
): Promise<DeathKnown | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		await logStaffLook(q, actor, [patient.subject.no], "summary", at);
		return { patient, death: await entryOfDeath(q, register, patient.subject) };
	});
}

async function entryOfDeath(q: Writer, register: KnownRegister, subject: Subject): Promise<Death | null> {
	const row = deathIn(await readStanding(q, register, subject.no));
	if (row === undefined) return null;
	const entry = (await entriesOf(q, subject)).find(({ seq }) => seq === row.seq);
	return entry?.body.kind === "death.recorded" ? { ...entry, body: entry.body } : null;
}

export type DeathSaved = Result<string, "there" | "before-birth" | "key-not-yours">;

/** Writes it down and ends what ends with it. Undefined where the patient is on no list of the actor's provider. */
export async function recordDeath(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	death: NewDeath,
	once: string,
	at: Date,
): Promise<DeathSaved | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		const { subject, birthDate } = patient;
		const key = db.vault.sha256(`${once} ${subject.id} ${canonical({ ...death })}`);
		const owner = `staff:${actor.staffId}` as const;
		const used = await usedKey(q, key, owner);
		if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
		if (death.on < birthDate) return refuse("before-birth");
		await logStaffLook(q, actor, [subject.no], "recorded", at);
		const ref = await write(db, q, register, subject, death, recorderOf(actor), at);
		if (ref === undefined) return refuse("there");
		await spendKey(q, key, owner, ref, at);
		return ok(ref);
	});
}

/** The list of patients says that they died on this ISO day. A death that people here found to be a mistake does not come back by a list. */
export async function recordListedDeath(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	on: string,
	recorder: Recorder,
	at: Date,
): Promise<boolean> {
	if (!(await isNewDeath(q, register, subject, on))) return false;
	const death = { on, source: "list", evidence: null } as const;
	return (await write(db, q, register, subject, death, recorder, at)) !== undefined;
}

/** Would that be written down? Not where a death stands, nor where people here found this one to be a mistake. */
export async function isNewDeath(
	handle: Reader | Writer,
	register: KnownRegister,
	subject: Subject,
	on: string,
): Promise<boolean> {
	if (deathIn(await readStanding(handle, register, subject.no)) !== undefined) return false;
	const entries = await entriesOf(handle, subject);
	const { inError } = corrections(entries);
	return !entries.some(
		({ seq, body }) => body.kind === "death.recorded" && body.on === on && inError.has(seq),
	);
}

async function write(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	death: NewDeath,
	recorder: Recorder,
	at: Date,
): Promise<string | undefined> {
	const standing = await readStanding(q, register, subject.no);
	if (deathIn(standing) !== undefined) return undefined;
	const body = { kind: "death.recorded", version: 1, ...death, recorder } as const;
	const entry = await record(q, db.vault, subject, body, at);
	await applyEntry(q, register, subject, standing, entry);
	await closePatient(db, q, subject, recorder, at);
	return entry.ref;
}

/** It was a mistake: the patient lives, and all is as it was but the codes, of which new ones are made. */
export async function takeDeathBack(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	why: string,
	at: Date,
): Promise<Result<null, "gone"> | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		const { subject } = patient;
		const recorder = recorderOf(actor);
		const death = await entryOfDeath(q, register, subject);
		if (death === null) return refuse("gone");
		await logStaffLook(q, actor, [subject.no], "recorded", at);
		// Somebody may have said it twice: each of them is a mistake.
		for (const { seq, body } of await entriesOf(q, subject))
			if (body.kind === "death.recorded" && seq >= death.seq) {
				const error = { kind: "entry.in-error", version: 1, entry: seq, why, recorder } as const;
				await record(q, db.vault, subject, error, at);
			}
		await refold(q, register, subject);
		await reopenPatient(q, subject, death.at, at);
		return ok(null);
	});
}
