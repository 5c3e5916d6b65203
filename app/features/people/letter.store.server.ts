/** To whom a letter goes: name, address, language and formats, opened with the patient's own key. */
import { and, asc, eq } from "drizzle-orm";
import type { StaffActor, SystemActor } from "#app/core/actor.ts";
import type { Needs } from "#app/core/needs-entry.ts";
import { keptNeeds, needsOfList } from "#app/features/needs/needs.ts";
import { toldIn } from "#app/features/record/confirm.store.server.ts";
import { deathOf } from "#app/features/record/death.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import type { Told } from "#app/features/record/message.ts";
import { entriesOf, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import { peopleOf } from "#app/features/record/trusted-people.store.server.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { outbox, patientKeys, patients } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { type PatientField, placeOfPatient } from "./patient.ts";
import { isKeptQuiet } from "./quiet-message.ts";

/** Somebody we write to. */
export interface Recipient {
	readonly no: number;
	/** Random; names files without naming a person. */
	readonly id: string;
	readonly name: string;
	/** Ten digits. */
	readonly nhsNumber: string;
	/** May have no lines: no fixed address. */
	readonly address: readonly string[];
	readonly email: string | null;
	readonly needs: Needs;
}

/** The recipient with this internal number, for the portal's own work; undefined once they have died or their key is destroyed. */
export function recipientOf(
	handle: Reader | Writer,
	vault: Vault,
	_actor: SystemActor,
	no: number,
): Promise<Recipient | undefined> {
	return readRecipient(handle, vault, no);
}

/** The same for a staff member, who found this patient on a list of their provider and whose look is logged there. */
export function recipientForStaff(
	handle: Reader | Writer,
	vault: Vault,
	_actor: StaffActor,
	no: number,
): Promise<Recipient | undefined> {
	return readRecipient(handle, vault, no);
}

/** A message that waits to be printed. */
export interface LetterToPrint {
	/** The patient, or whoever acted for them where it is for that person. */
	readonly to: Recipient;
	/** The patient's name. */
	readonly patient: string;
	/** Receipt reference of what it tells of. */
	readonly ref: string;
	readonly lang: string;
	readonly providerId: string;
	readonly told: Told;
	/** It could tell of an answer that the patient keeps to themself, so it says only that there is news. */
	readonly isQuiet: boolean;
	/** It was posted already. */
	readonly isPosted: boolean;
}

/**
 * The message with this number of the outbox, for the staff of the provider that answers for it: to be posted, or sent
 * already. Opening it is a look that the patient can read; it is logged before anything is answered.
 */
export async function openLetter(
	db: Db,
	actor: StaffActor,
	id: number,
	at: Date,
): Promise<LetterToPrint | undefined> {
	return db.write(async (q) => {
		const [row] = await q
			.select({
				patientNo: outbox.patientNo,
				ref: outbox.ref,
				lang: outbox.lang,
				providerId: outbox.providerId,
				sealed: outbox.sealed,
				state: outbox.state,
			})
			.from(outbox)
			.where(and(eq(outbox.id, id), eq(outbox.providerId, actor.providerId)));
		if (row === undefined) return undefined;
		const to = await readRecipient(q, db.vault, row.patientNo);
		const subject = await subjectOf(q, db.vault, row.patientNo);
		if (to === undefined || subject === undefined) return undefined;
		await logStaffLook(q, actor, [to.no], "letter-printed", at);
		const { ref, lang, providerId, state } = row;
		const told = await toldBy(q, subject, row);
		const whom = await addressee(q, subject, to, told.told);
		return { ...whom, ref, lang, providerId, ...told, isPosted: state === "sent" };
	});
}

/** Letters of one go, with their numbers of the outbox. `more`: others wait behind them. */
export interface LettersToPrint {
	readonly letters: readonly (LetterToPrint & { readonly id: number })[];
	readonly more: boolean;
}

/** As many letters as one stack of paper holds. */
export const MOST_LETTERS = 50;

/** The oldest letters that the staff of this provider have to post. Each is a look that its patient can read, logged before anything is answered. */
export async function openLetters(db: Db, actor: StaffActor, at: Date): Promise<LettersToPrint> {
	return db.write(async (q) => {
		const rows = await q
			.select({
				id: outbox.id,
				patientNo: outbox.patientNo,
				ref: outbox.ref,
				lang: outbox.lang,
				providerId: outbox.providerId,
				sealed: outbox.sealed,
			})
			.from(outbox)
			.innerJoin(patientKeys, eq(patientKeys.patientNo, outbox.patientNo))
			.where(and(eq(outbox.providerId, actor.providerId), eq(outbox.state, "to-post")))
			.orderBy(asc(outbox.id))
			.limit(MOST_LETTERS + 1);
		const letters: LettersToPrint["letters"][number][] = [];
		for (const { patientNo, sealed, ...row } of rows.slice(0, MOST_LETTERS)) {
			const to = await readRecipient(q, db.vault, patientNo);
			const subject = await subjectOf(q, db.vault, patientNo);
			if (to === undefined || subject === undefined) continue;
			const told = await toldBy(q, subject, { ref: row.ref, sealed });
			letters.push({ ...row, ...told, ...(await addressee(q, subject, to, told.told)), isPosted: false });
		}
		const seen = [...new Set(letters.map(({ to }) => to.no))];
		await logStaffLook(q, actor, seen, "letter-printed", at);
		return { letters, more: rows.length > MOST_LETTERS };
	});
}

/** To whom it goes: news to whoever acted go to the address that staff wrote down with them, in their language. */
async function addressee(
	q: Writer,
	subject: Subject,
	to: Recipient,
	told: Told,
): Promise<Pick<LetterToPrint, "to" | "patient">> {
	const id = "about" in told && told.about === "acting-ended" ? told.person : undefined;
	const person = id === undefined ? undefined : (await peopleOf(q, subject)).find((one) => one.id === id);
	if (person === undefined) return { to, patient: to.name };
	const address = (person.address ?? "").split("\n").filter((line) => line !== "");
	const needs = needsOfList({ lang: person.lang, formats: [] });
	return { to: { ...to, name: person.name, address, email: null, needs }, patient: to.name };
}

/** What this message tells, and whether it may say it. */
export async function toldBy(
	handle: Reader | Writer,
	subject: Subject,
	message: { readonly ref: string; readonly sealed: string },
): Promise<Pick<LetterToPrint, "told" | "isQuiet">> {
	const told = toldIn(subject, message);
	return { told, isQuiet: isKeptQuiet(message.ref, told, await entriesOf(handle, subject)) };
}

async function readRecipient(
	handle: Reader | Writer,
	vault: Vault,
	no: number,
): Promise<Recipient | undefined> {
	const [row] = await handle
		.select({ patient: patients, wrapped: patientKeys.wrapped })
		.from(patients)
		.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.where(eq(patients.no, no));
	// No letter goes to the address of somebody who has died.
	if (row === undefined || (await deathOf(handle, no)) !== undefined) return undefined;
	const { patient } = row;
	const seal = vault.patientSeal(patient.id, row.wrapped);
	const open = (field: PatientField, sealed: string) => seal.open(placeOfPatient(patient.id, field), sealed);
	const names = [open("given_names", patient.givenNames), open("family_name", patient.familyName)];
	return {
		no,
		id: patient.id,
		name: names.filter((name) => name !== "").join(" "),
		nhsNumber: open("nhs_number", patient.nhsNumber),
		address: open("address", patient.address)
			.split("\n")
			.filter((line) => line !== ""),
		email: patient.email === null ? null : open("email", patient.email),
		needs: keptNeeds(patient.needs === null ? null : open("needs", patient.needs), patient).needs,
	};
}
