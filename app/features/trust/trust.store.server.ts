/** Staff put somebody on record who may act for a patient; who is on record is read by them and by the patient. */
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import { whoDecides } from "#app/core/decision.ts";
import type { DecisionStatus } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { AUTHORITIES } from "#app/core/said.ts";
import type { Standing } from "#app/core/standing-row.ts";
import type { TrustGiven } from "#app/core/trust-entry.ts";
import { normaliseFamilyName } from "#app/features/people/names.ts";
import { endRunOut } from "#app/features/record/end-acting.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { followStatus } from "#app/features/record/newly-disagree.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { entriesOf, record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import { applyEntry, readStanding } from "#app/features/record/standing.store.server.ts";
import {
	agesFor,
	birthDateOf,
	keepPerson,
	peopleOf,
} from "#app/features/record/trusted-people.store.server.ts";
import { knownDecider } from "#app/features/staff/recording.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { latestStatusWord } from "./assessed.ts";
import type { NewTrust } from "./new-trust.ts";
import { type Ages, statusByAge, type TrustedPerson } from "./trust.ts";
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
		const recorder = recorderOf(actor);
		// Nobody came by since their last day: without an end their old code would open again.
		for (const { id: over } of same.filter(({ endedAt }) => endedAt === null))
			await endRunOut(db, q, register, subject, over, recorder, at);
		const body: TrustGiven = {
			kind: "trust.given",
			version: 1,
			person: { id, name },
			...given,
			recorder,
		};
		const before = await readStanding(q, register, subject.no);
		const entry = await record(q, db.vault, subject, body, at);
		const after = await applyEntry(q, register, subject, before, entry);
		await keepPerson(q, subject, body, reach);
		if (given.authority === "parent" && given.may === "decide")
			await decideByAge(db, q, register, subject, after, { status: byAge, person: id, recorder }, at);
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
	before: Standing,
	{
		status,
		person,
		recorder,
	}: Pick<TrustGiven, "recorder"> & {
		readonly status: DecisionStatus;
		readonly person: string;
	},
	at: Date,
): Promise<void> {
	if (latestStatusWord(await entriesOf(q, subject)) !== undefined) return;
	const because = { what: "parent", person } as const;
	const entry = await record(
		q,
		db.vault,
		subject,
		{ kind: "status.changed", version: 2, status, because, recorder },
		at,
	);
	const after = await applyEntry(q, register, subject, before, entry);
	await followStatus(db, q, register, subject, { before, after, entry }, at);
}
