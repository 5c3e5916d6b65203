/** What a patient told staff is wrong: what they can say it of, and saved once, with a written copy on its way to them. */
import { and, eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { recordEvidence, saidByStaff } from "#app/features/record/evidence.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { standingNow } from "#app/features/record/make-choice.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { entriesOf, type Subject } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { usesIn } from "#app/features/uses/use.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { outbox } from "#db/schema.ts";
import { isLanguage, type LanguageTag } from "#locales/index.ts";
import { type Askable, askableFrom, matterOf, raisedFrom } from "./askable.ts";
import type { ToldToStaff } from "./by-staff.ts";
import { raiseInside } from "./dispute.store.server.ts";
import { tell } from "./tell.store.server.ts";

/** The patient, and what they can say is wrong at this provider. */
export interface AskableFor {
	readonly patient: ListedPatient;
	readonly askable: Askable;
}

/** The look is logged first. Undefined where the patient is on no list of the actor's provider. */
export async function readAskableFor(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	at: Date,
): Promise<AskableFor | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	if (patient === undefined) return undefined;
	await db.write((q) => logStaffLook(q, actor, [patient.subject.no], "summary", at));
	return { patient, askable: await askableHere(db.read, actor, register, patient.subject) };
}

/** Only what this provider did: another provider answers for its own. */
async function askableHere(
	handle: Reader | Writer,
	actor: StaffActor,
	register: KnownRegister,
	subject: Subject,
): Promise<Askable> {
	const isHere = (service: string) => register.services.get(service)?.providerId === actor.providerId;
	const services = new Set([...(await servicesOf(handle, subject.no))].filter(isHere));
	const uses = usesIn(await entriesOf(handle, subject)).filter(
		({ body, inErrorAt }) => inErrorAt === null && isHere(body.service),
	);
	return askableFrom(register, uses, services);
}

/**
 * Saves it once and answers its id: the same words of the same form, sent again, lead to the same dispute. Undefined where
 * the patient is on no list of the actor's provider.
 */
export async function raiseFor(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	told: ToldToStaff,
	once: string,
	lang: LanguageTag,
	at: Date,
): Promise<Result<{ readonly id: string }, "not-there" | "key-not-yours"> | undefined> {
	const owner = `staff:${actor.staffId}` as const;
	const key = db.vault.sha256(`${once} ${patientId} ${canonical(told)}`);
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		const { subject } = patient;
		const used = await usedKey(q, key, owner);
		if (used !== undefined) return used.isTheirs ? ok({ id: used.ref }) : refuse("key-not-yours");
		const askable = await askableHere(q, actor, register, subject);
		const matter = matterOf(told.about, askable, register);
		if (matter === undefined) return refuse("not-there");
		const standing = await standingNow(q, register, subject);
		const entries = await entriesOf(q, subject);
		const telling = { ...told, helper: null };
		const said = saidByStaff(actor, telling, entries, `person-${db.vault.randomHex(8)}`);
		await recordEvidence(db, q, register, subject, standing, actor, told.decider, at);
		const reads = patient.lang !== null && isLanguage(patient.lang) ? patient.lang : lang;
		const raised = raisedFrom(told, matter, askable.services, said, reads);
		const dispute = await raiseInside(db, q, register, subject, actor.providerId, raised, at);
		await tell(q, subject, dispute, dispute.raised, actor.providerId);
		await logStaffLook(q, actor, [subject.no], "recorded", at);
		await spendKey(q, key, owner, dispute.id, at);
		return ok({ id: dispute.id });
	});
}

/** The message that tells of the entry with this reference: a letter by its number, or an e-mail; undefined where there is none. */
export async function copyOf(
	db: Db,
	actor: StaffActor,
	ref: string,
): Promise<{ readonly letter: number; readonly way: "letter" | "email" } | undefined> {
	const [row] = await db.read
		.select({ letter: outbox.id, way: outbox.way })
		.from(outbox)
		.where(and(eq(outbox.ref, ref), eq(outbox.providerId, actor.providerId)));
	return row;
}
