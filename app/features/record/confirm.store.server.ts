/** What is written to a patient of a change: a choice that is confirmed, or news of what they said is wrong. Sent after the commit. */
import { and, eq, sql } from "drizzle-orm";
import type { AnswerWay } from "#app/core/dispute-entry.ts";
import type { ChoiceMade, Entry, EntryBody } from "#app/core/entry.ts";
import type { Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { outbox, patients } from "#db/schema.ts";
import { isLanguage } from "#locales/index.ts";
import type {
	CodeNews,
	Confirmation,
	DisputeNews,
	LawNews,
	OutsideNews,
	OverrideNews,
	RetirementNews,
	Told,
	UseNews,
} from "./message.ts";
import type { Subject } from "./record.store.server.ts";

const reachQuery = (handle: Writer) =>
	prepared(handle, "confirm.reach", (q) =>
		q
			.select({ lang: patients.lang, formats: patients.formats, email: patients.email })
			.from(patients)
			.where(eq(patients.no, sql.placeholder("no")))
			.prepare(),
	);

const sendQuery = (handle: Writer) =>
	prepared(handle, "confirm.send", (q) =>
		q
			.insert(outbox)
			.values({
				patientNo: sql.placeholder("patientNo"),
				providerId: sql.placeholder("providerId"),
				way: sql.placeholder("way"),
				lang: sql.placeholder("lang"),
				sealed: sql.placeholder("sealed"),
				ref: sql.placeholder("ref"),
				state: "waiting",
				tries: 0,
				nextAt: sql.placeholder("nextAt"),
				doneAt: null,
			})
			.returning({ id: outbox.id })
			.prepare(),
	);

/** Confirms a choice to the address of record. */
export async function confirmByPost(
	q: Writer,
	subject: Subject,
	providerId: string,
	entry: Entry<ChoiceMade>,
	at: Date,
): Promise<void> {
	const told: Confirmation = {
		ref: entry.ref,
		answer: entry.body.answer,
		scope: entry.body.scope,
		at: entry.at.toISOString(),
	};
	await send(q, subject, providerId, entry.ref, told, null, entry.body.lang, at);
}

/**
 * Tells the patient what became of a choice that was confirmed, or not, before. A message about it that still waits says
 * what is true when it is printed or read: then there is no second one.
 */
export async function confirmWhatBecame(
	q: Writer,
	subject: Subject,
	providerId: string,
	entry: Entry<ChoiceMade>,
	at: Date,
): Promise<void> {
	const waiting = await q
		.select({ id: outbox.id })
		.from(outbox)
		.where(and(eq(outbox.ref, entry.ref), eq(outbox.state, "waiting")));
	if (waiting.length === 0) await confirmByPost(q, subject, providerId, entry, at);
}

/**
 * Tells the patient what happened to a dispute of theirs. `by` is how they asked to hear of it; null where nobody asked
 * them. `lang` is the language of the dispute.
 */
export async function tellOfDispute(
	q: Writer,
	subject: Subject,
	providerId: string,
	entry: Entry,
	news: Pick<DisputeNews, "dispute" | "what">,
	by: AnswerWay | null,
	lang: string,
	at: Date,
): Promise<void> {
	const told: DisputeNews = { ...news, about: "dispute", at: entry.at.toISOString() };
	await send(q, subject, providerId, entry.ref, told, by, lang, at);
}

/** Tells the patient that a tool was used in their care which was not allowed. */
export async function tellOfUse(
	q: Writer,
	subject: Subject,
	providerId: string,
	entry: Entry,
	use: string,
	at: Date,
): Promise<void> {
	const told: UseNews = { about: "use", use, at: entry.at.toISOString() };
	await send(q, subject, providerId, entry.ref, told, null, "en", at);
}

/** Tells the patient that a clinician used an emergency override. */
export async function tellOfOverride(
	q: Writer,
	subject: Subject,
	providerId: string,
	entry: Entry,
	at: Date,
): Promise<void> {
	const told: OverrideNews = { about: "override", override: entry.ref, at: entry.at.toISOString() };
	await send(q, subject, providerId, entry.ref, told, null, "en", at);
}

/** Tells the patient that somebody who has them on no list looked. `providerId` is one of the patient's own, which has their address already. */
export async function tellOfOutsideLook(
	q: Writer,
	subject: Subject,
	providerId: string,
	{ ref, at }: Entry,
): Promise<void> {
	const told: OutsideNews = { about: "outside", look: ref, at: at.toISOString() };
	await send(q, subject, providerId, ref, told, null, "en", at);
}

/** Tells the patient that their answer does not count while a law is in force. */
export async function tellOfLaw(
	q: Writer,
	subject: Subject,
	providerId: string,
	{ ref, at, body: { law, tool } }: Entry<Extract<EntryBody, { kind: "law.told" }>>,
): Promise<void> {
	const told: LawNews = { about: "law", law, tool, at: at.toISOString() };
	await send(q, subject, providerId, ref, told, null, "en", at);
}

/** Tells the patient that a tool which they had said yes to is not used any more. */
export async function tellOfRetirement(
	q: Writer,
	subject: Subject,
	providerId: string,
	{ ref, at, body: { tool } }: Entry<Extract<EntryBody, { kind: "retirement.told" }>>,
): Promise<void> {
	const told: RetirementNews = { about: "retirement", tool, at: at.toISOString() };
	await send(q, subject, providerId, ref, told, null, "en", at);
}

/** Sends the code of a second letter to the address of record: on paper, whatever else the patient asked for. */
export async function sendCode(
	q: Writer,
	subject: Subject,
	providerId: string,
	ref: string,
	code: Omit<CodeNews, "about">,
	lang: string,
	at: Date,
): Promise<void> {
	await send(q, subject, providerId, ref, { ...code, about: "details-code" }, null, lang, at, true);
}

/** What a message tells, opened with its patient's key. */
export function toldIn(subject: Subject, message: { readonly ref: string; readonly sealed: string }): Told {
	return JSON.parse(subject.seal.open(placeOfMessage(message.ref), message.sealed)) as Told;
}

/**
 * By e-mail only to those who asked for e-mail, here or for everything we write to them; everybody else gets a letter. A
 * call is a person's work: who asked for one gets the same in writing. In the language they read.
 */
export async function send(
	q: Writer,
	subject: Subject,
	providerId: string,
	ref: string,
	told: Told,
	by: AnswerWay | null,
	lang: string,
	at: Date,
	onPaper = false,
): Promise<void> {
	const [patient] = await reachQuery(q).execute({ no: subject.no });
	if (patient === undefined) throw new Error("a message without a patient");
	const asked =
		!onPaper && (by === null || by === "phone" ? patient.formats.includes("email") : by === "email");
	const recorded = patient.lang ?? lang;
	const how = {
		providerId,
		way: asked && patient.email !== null ? ("email" as const) : ("letter" as const),
		lang: isLanguage(recorded) ? recorded : "en",
	};
	await sendTo(q, subject, how, ref, told, at);
}

/** Puts a message on its way just so. */
export async function sendTo(
	q: Writer,
	subject: Subject,
	how: { readonly providerId: string; readonly way: "letter" | "email"; readonly lang: string },
	ref: string,
	told: Told,
	at: Date,
): Promise<void> {
	const sealed = subject.seal.seal(placeOfMessage(ref), JSON.stringify(told));
	await sendQuery(q).execute({ patientNo: subject.no, ...how, sealed, ref, nextAt: at });
}

/** Where a message is sealed. */
export function placeOfMessage(ref: string) {
	return { table: "outbox", row: ref, column: "sealed" };
}
