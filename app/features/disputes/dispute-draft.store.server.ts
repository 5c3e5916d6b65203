/** What a patient, or who decides for them, is saying is wrong and has not sent: each one's own, kept sealed for 24 hours, and sent once. */
import { and, eq, lt } from "drizzle-orm";
import type { PersonActor, SystemActor } from "#app/core/actor.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { PATIENT } from "#app/core/standing-row.ts";
import { isUnconfirmed } from "#app/core/unconfirmed.ts";
import { whyNotNow } from "#app/features/record/acting.store.server.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import { providerFor } from "#app/features/record/make-choice.store.server.ts";
import { ownerOf, spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { saidBy, whoIs } from "#app/features/record/own-said.ts";
import { entriesOf, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { usesIn } from "#app/features/uses/use.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { disputeDrafts } from "#db/schema.ts";
import { type Askable, askableFrom, type Matter, matterOf, raisedFrom } from "./askable.ts";
import { type NotNow, raiseInside } from "./dispute.store.server.ts";
import { DRAFT_KEPT, type DraftText, draftText, NOTHING_YET, whole } from "./draft.ts";
import { tell } from "./tell.store.server.ts";

/** A kept draft. `id` is also the one-time key of its save: another one after each change. */
export interface Draft extends DraftText {
	readonly id: string;
}

/** Why nothing was sent; `draft-changed` and `not-confirmed` are keys of `disputes:problem`. */
export type SaveRefusal = "no-draft" | "draft-changed" | "not-confirmed" | NotNow;

const placeOfDraft = (subject: Subject, person: string) => ({
	table: "dispute_drafts",
	row: person === PATIENT ? subject.id : `${subject.id} ${person}`,
	column: "sealed",
});

const draftOf = (subject: Subject, person: string) =>
	and(eq(disputeDrafts.patientNo, subject.no), eq(disputeDrafts.person, person));

/** Deletes what nobody sent in a day, whoever wrote it: it is gone from the database, not only from the pages. */
export async function dropOldDisputeDrafts(db: Db, _actor: SystemActor, at: Date): Promise<void> {
	const oldest = new Date(at.getTime() - DRAFT_KEPT);
	await db.write((q) =>
		q.delete(disputeDrafts).where(lt(disputeDrafts.at, oldest)).returning({ id: disputeDrafts.id }),
	);
}

/** What the patient can say is wrong. */
export async function readAskable(db: Db, actor: PersonActor, register: KnownRegister): Promise<Askable> {
	const subject = await subjectOf(db.read, db.vault, actor.patientNo);
	return askableOf(db.read, register, subject);
}

async function askableOf(
	handle: Reader | Writer,
	register: KnownRegister,
	subject: Subject | undefined,
): Promise<Askable> {
	if (subject === undefined) return askableFrom(register, [], new Set());
	const uses = usesIn(await entriesOf(handle, subject)).filter(({ inErrorAt }) => inErrorAt === null);
	return askableFrom(register, uses, await servicesOf(handle, subject.no));
}

/** What was kept in the last day, or undefined. */
export async function findDraft(db: Db, actor: PersonActor, at: Date): Promise<Draft | undefined> {
	const subject = await subjectOf(db.read, db.vault, actor.patientNo);
	return subject && readDraft(db.read, subject, whoIs(actor), at);
}

async function readDraft(
	handle: Reader | Writer,
	subject: Subject,
	person: string,
	at: Date,
): Promise<Draft | undefined> {
	const [row] = await handle.select().from(disputeDrafts).where(draftOf(subject, person));
	if (row === undefined || at.getTime() - row.at.getTime() > DRAFT_KEPT) return undefined;
	const text = draftText.parse(JSON.parse(subject.seal.open(placeOfDraft(subject, person), row.sealed)));
	return { ...text, id: row.id };
}

/** Keeps one answer beside those that were given before. Answers the whole draft. */
export async function keepDraft(
	db: Db,
	actor: PersonActor,
	part: Partial<DraftText>,
	at: Date,
): Promise<DraftText> {
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, actor.patientNo);
		if (subject === undefined) return NOTHING_YET;
		const person = whoIs(actor);
		const { id: _, ...before } = (await readDraft(q, subject, person, at)) ?? { id: "", ...NOTHING_YET };
		const text: DraftText = { ...before, ...part };
		const row = {
			id: db.vault.randomHex(16),
			sealed: subject.seal.seal(placeOfDraft(subject, person), JSON.stringify(text)),
			at,
		};
		await q
			.insert(disputeDrafts)
			.values({ patientNo: subject.no, person, ...row })
			.onConflictDoUpdate({ target: [disputeDrafts.patientNo, disputeDrafts.person], set: row })
			.returning({ id: disputeDrafts.id });
		return text;
	});
}

/**
 * Sends the kept draft once and answers the dispute's id. `once` is the key of the page that was pressed: one that was used
 * before leads to the same dispute; a draft that was changed in another window is shown again. Of who acts for the patient only who decides
 * for them in this very transaction has anything sent: it can only make the tool be used less, so no limit of theirs is in doubt.
 */
export async function saveDraft(
	db: Db,
	actor: PersonActor,
	register: KnownRegister,
	once: string | undefined,
	lang: string,
	at: Date,
): Promise<Result<{ readonly id: string }, SaveRefusal>> {
	try {
		return await db.write((q) => saveInside(db, q, actor, register, once, lang, at));
	} catch (error) {
		// The commit may have reached the disk: the same key, pressed again, finds out.
		if (isUnconfirmed(error)) return refuse("not-confirmed");
		throw error;
	}
}

async function saveInside(
	db: Db,
	q: Writer,
	actor: PersonActor,
	register: KnownRegister,
	once: string | undefined,
	lang: string,
	at: Date,
): Promise<Result<{ readonly id: string }, SaveRefusal>> {
	const refusal = await whyNotNow(q, db.vault, actor, "decide", at);
	if (refusal !== undefined) return refuse(refusal);
	const owner = ownerOf(actor);
	const used = once === undefined ? undefined : await usedKey(q, once, owner);
	if (used !== undefined) return used.isTheirs ? ok({ id: used.ref }) : refuse("no-draft");
	const subject = await subjectOf(q, db.vault, actor.patientNo);
	const draft = subject && (await readDraft(q, subject, whoIs(actor), at));
	const answers = draft && whole(draft);
	if (subject === undefined || answers === undefined || once === undefined) return refuse("no-draft");
	if (draft?.id !== once) return refuse("draft-changed");
	const askable = await askableOf(q, register, subject);
	const matter = matterOf(answers.about, askable, register);
	if (matter === undefined) return refuse("no-draft");
	const raised = raisedFrom(answers, matter, askable.services, saidBy(actor), lang);
	const providerId = answererOf(register, askable.services, matter);
	const dispute = await raiseInside(db, q, register, subject, providerId, raised, at);
	await tell(q, subject, dispute, dispute.raised, providerId);
	await spendKey(q, once, owner, dispute.id, at);
	await q
		.delete(disputeDrafts)
		.where(draftOf(subject, whoIs(actor)))
		.returning({ id: disputeDrafts.id });
	return ok({ id: dispute.id });
}

/**
 * Who answers: the provider of the use, else of the tool, else the first whose list the patient is on. Somebody who is on
 * no list any more is answered by the first provider of the installation: nobody is sent away.
 */
export function answererOf(
	register: KnownRegister,
	services: ReadonlySet<string>,
	{ use, tool }: Matter,
): string {
	const found =
		(use && register.services.get(use.body.service)?.providerId) ??
		providerFor(register, services, tool?.id ?? null)?.id ??
		[...register.providers.keys()][0];
	if (found === undefined) throw new Error("a dispute without any provider");
	return found;
}
