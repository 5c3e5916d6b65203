/** Staff put somebody on record who may act for a patient; staff or the patient end it. */
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import { whoDecides } from "#app/core/decision.ts";
import type { DecisionStatus } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { AUTHORITIES } from "#app/core/said.ts";
import type { TrustEnded, TrustGiven } from "#app/core/trust-entry.ts";
import { normaliseFamilyName } from "#app/features/people/names.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { entriesOf, record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import { applyEntry, readStanding } from "#app/features/record/standing.store.server.ts";
import {
	agesFor,
	birthDateOf,
	keepPerson,
	markEnded,
	peopleOf,
} from "#app/features/record/trusted-people.store.server.ts";
import { knownDecider } from "#app/features/staff/recording.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { latestStatusWord } from "./assessed.ts";
import type { NewTrust, StaffEnd } from "./new-trust.ts";
import { type Ages, canEndAlone, statusByAge, type TrustedPerson } from "./trust.ts";
import { type RecordedPerson, trustedIn } from "./trusted-in.ts";

/** A patient's trusted people, with what says what each may do today. */
export interface Trusting {
	readonly people: readonly TrustedPerson[];
	/** The same people as the record has them: with who saw what, and who ended it. */
	readonly recorded: readonly RecordedPerson[];
	readonly status: DecisionStatus;
	/** ISO day. */
	readonly birthDate: string;
	readonly ages: Ages;
}

async function trusting(
	handle: Reader | Writer,
	register: KnownRegister,
	subject: Subject,
	birthDate: string,
): Promise<Trusting> {
	const { status } = whoDecides(await readStanding(handle, register, subject.no));
	return {
		people: await peopleOf(handle, subject),
		recorded: trustedIn(await entriesOf(handle, subject)),
		status,
		birthDate,
		ages: await agesFor(handle, subject.no),
	};
}

/** Undefined where the patient is on no list of the actor's provider. The look is logged. */
export async function trustedForStaff(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	at: Date,
): Promise<{ readonly patient: ListedPatient; readonly trusting: Trusting } | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		await logStaffLook(q, actor, [patient.subject.no], "summary", at);
		return { patient, trusting: await trusting(q, register, patient.subject, patient.birthDate) };
	});
}

/** The patient's own; undefined once their key is destroyed. */
export async function ownTrusted(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
): Promise<Trusting | undefined> {
	const subject = await subjectOf(db.read, db.vault, actor.patientNo);
	if (subject === undefined) return undefined;
	return trusting(db.read, register, subject, await birthDateOf(db.read, subject));
}

/** `there`: somebody of that name acts for the patient already. `too-old`: no parent does at the patient's age. A carer never decides. */
export type GiveRefusal = "key-not-yours" | "there" | "too-old" | "carer-decides" | "until-before-from";

/**
 * Puts them on record; undefined where the patient is on no list of the actor's provider. A parent who may decide makes a child's
 * status what the age says, where nobody ever assessed it. Answers the person's id.
 */
export async function giveTrust(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	{ name, address, email, phone, lang, ...given }: NewTrust,
	once: string,
	at: Date,
): Promise<Result<string, GiveRefusal> | undefined> {
	if (given.authority === "carer" && given.may === "decide") return refuse("carer-decides");
	if (given.until !== null && given.until < given.from) return refuse("until-before-from");
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		const { subject, birthDate } = patient;
		await logStaffLook(q, actor, [subject.no], "recorded", at);
		const reach = { address, email, phone, lang };
		const said = canonical({ name, ...given, ...reach });
		const key = db.vault.sha256(`${once} ${subject.id} ${said}`);
		const owner = `staff:${actor.staffId}` as const;
		const used = await usedKey(q, key, owner);
		if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
		const ages = await agesFor(q, subject.no);
		const byAge = statusByAge(birthDate, ages, dayOf(at));
		if (given.authority === "parent" && byAge === "self") return refuse("too-old");
		const people = await peopleOf(q, subject);
		const same = people.filter(
			(one) =>
				one.authority === given.authority && normaliseFamilyName(one.name) === normaliseFamilyName(name),
		);
		const isOver = ({ endedAt, until }: TrustedPerson) =>
			endedAt !== null || (until !== null && until < dayOf(at));
		if (!same.every(isOver)) return refuse("there");
		const authority = AUTHORITIES.find((one) => one === given.authority);
		const decided = authority && knownDecider(await entriesOf(q, subject), { name, authority });
		const id = same[0]?.id ?? decided ?? db.vault.randomHex(8);
		const body: TrustGiven = {
			kind: "trust.given",
			version: 1,
			person: { id, name },
			...given,
			recorder: recorderOf(actor),
		};
		await record(q, db.vault, subject, body, at);
		await keepPerson(q, subject, body, reach);
		if (given.authority === "parent" && given.may === "decide")
			await decideByAge(db, q, register, subject, byAge, id, recorderOf(actor), at);
		await spendKey(q, key, owner, id, at);
		return ok(id);
	});
}

/** Somebody assessed is as they were assessed, also as who they were before; of nobody else the age says who decides. */
async function decideByAge(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	status: DecisionStatus,
	person: string,
	recorder: TrustGiven["recorder"],
	at: Date,
): Promise<void> {
	if (latestStatusWord(await entriesOf(q, subject)) !== undefined) return;
	const standing = await readStanding(q, register, subject.no);
	const because = { what: "parent", person } as const;
	const entry = await record(
		q,
		db.vault,
		subject,
		{ kind: "status.changed", version: 2, status, because, recorder },
		at,
	);
	await applyEntry(q, register, subject, standing, entry);
}

/** `gone`: nobody with this id acts for the patient now. `staff-only`: somebody else decides for the patient, so staff end it. */
export type EndRefusal = "gone" | "staff-only";

/** Ends it for everybody from now on; undefined where the patient is on no list of the actor's provider. What was decided stays. */
export async function endTrustByStaff(
	db: Db,
	actor: StaffActor,
	patientId: string,
	personId: string,
	ending: StaffEnd,
	at: Date,
): Promise<Result<string, EndRefusal> | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		await logStaffLook(q, actor, [patient.subject.no], "recorded", at);
		return end(db, q, patient.subject, personId, { ...ending, recorder: recorderOf(actor) }, at);
	});
}

/** The patient ends it, in one press; undefined once their key is destroyed. */
export async function endOwnTrust(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
	personId: string,
	at: Date,
): Promise<Result<string, EndRefusal> | undefined> {
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		if (subject === undefined) return undefined;
		if (!canEndAlone(whoDecides(await readStanding(q, register, subject.no)).status))
			return refuse("staff-only");
		const ending = { because: "patient", note: null, way: "online", recorder: recorderOf(actor) } as const;
		return end(db, q, subject, personId, ending, at);
	});
}

/** Ended a second time it is gone, so that a double press records once. */
async function end(
	db: Db,
	q: Writer,
	subject: Subject,
	person: string,
	ending: Omit<TrustEnded, "kind" | "version" | "person">,
	at: Date,
): Promise<Result<string, EndRefusal>> {
	const people = await peopleOf(q, subject);
	if (!people.some(({ id, endedAt }) => id === person && endedAt === null)) return refuse("gone");
	const body = { kind: "trust.ended", version: 1, person, ...ending } as const;
	const entry = await record(q, db.vault, subject, body, at);
	await markEnded(q, subject, person, entry);
	return ok(entry.ref);
}
