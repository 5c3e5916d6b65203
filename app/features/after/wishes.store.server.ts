/** What a patient wants to hold after their death: read, said by them, or written down by staff for them. */
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import { AFTER_DEATH_PURPOSES } from "#app/core/death-entry.ts";
import { hasDied, wishIn } from "#app/core/death-row.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Said, Way } from "#app/core/said.ts";
import { corrections } from "#app/core/standing.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { entriesOf, record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import { applyEntry, readStanding } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { type Wishes, wishesMark } from "./wishes.ts";

/** What holds after this patient's death, as they wished it until now. */
export interface KeptWishes {
	readonly wishes: Wishes;
	/** The receipt of the last that was said; null where nothing was. */
	readonly last: { readonly ref: string; readonly at: Date } | null;
	/** Goes back with the form, so that nothing is saved over what somebody said meanwhile. */
	readonly seen: string;
	readonly hasDied: boolean;
}

/** What a form says. `lang` is the language of its page. */
export interface SaidWishes {
	readonly wishes: Wishes;
	readonly seen: string;
	readonly lang: string;
}

/** `changed`: other wishes were said since the page was made. `not-alive`: nobody says a yes for somebody who has died. */
export type WishesSaved = Result<null, "changed" | "not-alive">;

/** Undefined once their key is destroyed. */
export async function readOwnWishes(
	db: Db,
	actor: PatientActor,
	register: KnownRegister,
): Promise<KeptWishes | undefined> {
	const subject = await subjectOf(db.read, db.vault, actor.patientNo);
	return subject && kept(db.read, register, subject);
}

/** The look is logged; undefined where the patient is on no list of the actor's provider. */
export async function readWishesForStaff(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	at: Date,
): Promise<{ readonly patient: ListedPatient; readonly kept: KeptWishes } | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		await logStaffLook(q, actor, [patient.subject.no], "summary", at);
		return { patient, kept: await kept(q, register, patient.subject) };
	});
}

async function kept(handle: Reader | Writer, register: KnownRegister, subject: Subject): Promise<KeptWishes> {
	const standing = await readStanding(handle, register, subject.no);
	const entries = await entriesOf(handle, subject);
	const { inError } = corrections(entries);
	const last = entries.findLast(({ seq, body }) => body.kind === "after-death.wished" && !inError.has(seq));
	return {
		...wishesIn(standing),
		last: last === undefined ? null : { ref: last.ref, at: last.at },
		hasDied: hasDied(standing),
	};
}

function wishesIn(standing: Standing): Pick<KeptWishes, "wishes" | "seen"> {
	const wishes = Object.fromEntries(
		AFTER_DEATH_PURPOSES.map((purpose) => [purpose, wishIn(standing, purpose)]),
	) as unknown as Wishes;
	return { wishes, seen: wishesMark(wishes) };
}

/** What holds for this patient now, as the transaction of `q` sees it. */
export async function wishesNow(
	q: Writer,
	register: KnownRegister,
	subject: Subject,
): Promise<Pick<KeptWishes, "wishes" | "seen">> {
	return wishesIn(await readStanding(q, register, subject.no));
}

/** The patient says it, in the caller's transaction. */
export async function sayWishes(
	db: Db,
	q: Writer,
	actor: PatientActor,
	register: KnownRegister,
	subject: Subject,
	said: SaidWishes,
	at: Date,
): Promise<WishesSaved> {
	return save(db, q, register, subject, said, saidBy(actor, "online"), at);
}

/** Staff write down what the patient told them; undefined where the patient is on no list of theirs. */
export async function recordWishes(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	said: SaidWishes,
	way: Exclude<Way, "online">,
	at: Date,
): Promise<WishesSaved | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		await logStaffLook(q, actor, [patient.subject.no], "recorded", at);
		return save(db, q, register, patient.subject, said, saidBy(actor, way), at);
	});
}

function saidBy(actor: PatientActor | StaffActor, way: Way): Said {
	const helped = actor.role === "patient" ? actor.helped : null;
	return { decider: { who: "patient" }, recorder: recorderOf(actor), way, helped, interpreter: null };
}

/** Only what differs is said: a second press of the same form says nothing more. */
async function save(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	{ wishes, seen, lang }: SaidWishes,
	said: Said,
	at: Date,
): Promise<WishesSaved> {
	const standing = await readStanding(q, register, subject.no);
	const { wishes: before, seen: known } = wishesIn(standing);
	const changed = AFTER_DEATH_PURPOSES.filter((purpose) => wishes[purpose] !== before[purpose]);
	if (changed.length === 0) return ok(null);
	if (known !== seen) return refuse("changed");
	if (hasDied(standing) && changed.some((purpose) => wishes[purpose] !== "no")) return refuse("not-alive");
	const body = {
		kind: "after-death.wished",
		version: 1,
		wishes: Object.fromEntries(changed.map((purpose) => [purpose, wishes[purpose]])),
		lang,
		said,
	} as const;
	const entry = await record(q, db.vault, subject, body, at);
	await applyEntry(q, register, subject, standing, entry);
	return ok(null);
}
