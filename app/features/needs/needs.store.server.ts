/** What a patient needs: read, said by them or for them, or put off. What was said stands over what the list of patients knows. */
import { eq } from "drizzle-orm";
import type { PatientActor, PersonActor, StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import type { Needs } from "#app/core/needs-entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Said, Way } from "#app/core/said.ts";
import { placeOfPatient } from "#app/features/people/patient.ts";
import { whyNotInTheirPlace } from "#app/features/record/acting.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { ownerOf, spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { saidBy } from "#app/features/record/own-said.ts";
import { record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import { endTyped } from "#app/features/record/typed-draft.store.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { patients } from "#db/schema.ts";
import { asListed, isToAsk, type KeptNeeds, keptNeeds, textOfNeeds } from "./needs.ts";

/** A patient's own needs, and whether their pages ask for them now. */
export interface OwnNeeds extends KeptNeeds {
	readonly isToAsk: boolean;
	/** Without an address we cannot write e-mail, and without a number nobody calls. */
	readonly hasEmail: boolean;
	readonly hasPhone: boolean;
}

/** For the patient and who acts for them; undefined once their key is destroyed. */
export async function readOwnNeeds(db: Db, actor: PersonActor, at: Date): Promise<OwnNeeds | undefined> {
	const subject = await subjectOf(db.read, db.vault, actor.patientNo);
	return subject && readNeeds(db.read, subject, at);
}

/** The patient with this random id, with what they need; undefined where they are on no list of the actor's provider. The look is logged. */
export async function readNeedsForStaff(
	db: Db,
	actor: StaffActor,
	patientId: string,
	at: Date,
): Promise<ListedPatient | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient !== undefined) await logStaffLook(q, actor, [patient.subject.no], "summary", at);
		return patient;
	});
}

async function readNeeds(handle: Reader | Writer, subject: Subject, at: Date): Promise<OwnNeeds> {
	const [row] = await handle
		.select({
			needs: patients.needs,
			askedAt: patients.needsAskedAt,
			lang: patients.lang,
			formats: patients.formats,
			email: patients.email,
			phone: patients.phone,
		})
		.from(patients)
		.where(eq(patients.no, subject.no));
	if (row === undefined) throw new Error("a patient without a row");
	const column = row.needs === null ? null : subject.seal.open(placeOfNeeds(subject), row.needs);
	return {
		...keptNeeds(column, row),
		isToAsk: isToAsk(row.askedAt, dayOf(at)),
		hasEmail: row.email !== null,
		hasPhone: row.phone !== null,
	};
}

const placeOfNeeds = ({ id }: Subject) => placeOfPatient(id, "needs");

/** Do the patient's own pages ask now what they need? */
export async function asksNeeds(db: Db, actor: PatientActor, at: Date): Promise<boolean> {
	const [row] = await db.read
		.select({ askedAt: patients.needsAskedAt })
		.from(patients)
		.where(eq(patients.no, actor.patientNo));
	return row !== undefined && isToAsk(row.askedAt, dayOf(at));
}

/** What a form says. `seen` is the reference of what was said last, as its page knew it; "" where nothing was. */
export interface SaidNeeds {
	readonly needs: Needs;
	readonly once: string;
	readonly seen: string;
	/** BCP 47 tag of the page on which it was said. */
	readonly lang: string;
}

/** `changed`: somebody else said other needs since the page was made. */
export type NeedsSaved = Result<string, "changed" | "key-not-yours">;

/**
 * The patient says it, or who stands in their place. Answers the entry's reference; undefined once their key is destroyed. Refuses
 * `stopped` and `own` where somebody's authority ended, or no longer goes so far, since their page was made.
 */
export async function sayNeeds(
	db: Db,
	actor: PersonActor,
	said: SaidNeeds,
	at: Date,
): Promise<NeedsSaved | Result<never, "stopped" | "own"> | undefined> {
	return db.write(async (q) => {
		const refusal = await whyNotInTheirPlace(q, db.vault, actor, at);
		if (refusal !== undefined) return refuse(refusal);
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		return subject && save(db, q, subject, actor, said, "online", at);
	});
}

/** Staff write down what the patient told them; undefined where the patient is on no list of theirs. */
export async function recordNeeds(
	db: Db,
	actor: StaffActor,
	patientId: string,
	said: SaidNeeds,
	way: Exclude<Way, "online">,
	at: Date,
): Promise<NeedsSaved | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		await logStaffLook(q, actor, [patient.subject.no], "recorded", at);
		return save(db, q, patient.subject, actor, said, way, at);
	});
}

async function save(
	db: Db,
	q: Writer,
	subject: Subject,
	actor: PersonActor | StaffActor,
	{ needs, once, seen, lang }: SaidNeeds,
	way: Way,
	at: Date,
): Promise<NeedsSaved> {
	const owner = ownerOf(actor);
	// Back, with something else typed, is another press.
	const key = db.vault.sha256(`${once} ${subject.id} ${canonical(needs)}`);
	const used = await usedKey(q, key, owner);
	if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
	const before = await readNeeds(q, subject, at);
	if ((before.said?.ref ?? "") !== seen) return refuse("changed");
	const said: Said =
		actor.role === "staff"
			? { decider: { who: "patient" }, recorder: recorderOf(actor), way, helped: null, interpreter: null }
			: saidBy(actor);
	const { ref } = await record(
		q,
		db.vault,
		subject,
		{ kind: "needs.said", version: 1, needs, lang, said },
		at,
	);
	const by = actor.role === "trusted" ? { by: actor.person.name } : {};
	const text = textOfNeeds({ needs, said: { ref, on: dayOf(at), way, ...by } });
	await q
		.update(patients)
		.set({ ...asListed(needs), needs: subject.seal.seal(placeOfNeeds(subject), text), needsAskedAt: at })
		.where(eq(patients.no, subject.no))
		.returning({ no: patients.no });
	await endTyped(q, subject.no, "needs");
	await spendKey(q, key, owner, ref, at);
	return ok(ref);
}

/** The patient does not want to say it now. Their pages ask again in a year; what was said before stays. */
export async function putOffNeeds(db: Db, actor: PatientActor, at: Date): Promise<void> {
	await db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		if (subject === undefined || !(await readNeeds(q, subject, at)).isToAsk) return;
		await record(
			q,
			db.vault,
			subject,
			{ kind: "needs.put-off", version: 1, recorder: recorderOf(actor) },
			at,
		);
		await q
			.update(patients)
			.set({ needsAskedAt: at })
			.where(eq(patients.no, subject.no))
			.returning({ no: patients.no });
	});
}
