/** Answers that were given and not saved, as they are read: a person's own, and for a patient what somebody who helps them filled in. */
import { and, eq, sql } from "drizzle-orm";
import type { PersonActor } from "#app/core/actor.ts";
import { PATIENT } from "#app/core/standing-row.ts";
import { actingNow } from "#app/features/record/acting.store.server.ts";
import { whoIs } from "#app/features/record/own-said.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { drafts } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { DRAFT_KEPT } from "./choice.ts";
import { draftOfKey, keyOfDraft, type Question, subjectOfDraft } from "./question.ts";

/** A kept answer. Its id is also the one-time key of its save; `helper` filled it in for the patient, where it is not the own answer of whoever asks. */
export type Draft = typeof drafts.$inferSelect & { readonly helper?: string };

const readQuery = (handle: Reader | Writer) =>
	prepared(handle, "draft.read", (q) =>
		q
			.select()
			.from(drafts)
			.where(
				and(
					eq(drafts.patientNo, sql.placeholder("patientNo")),
					eq(drafts.subject, sql.placeholder("subject")),
				),
			)
			.prepare(),
	);

const listQuery = (handle: Reader | Writer) =>
	prepared(handle, "draft.list", (q) =>
		q
			.select({ subject: drafts.subject, at: drafts.at })
			.from(drafts)
			.where(eq(drafts.patientNo, sql.placeholder("patientNo")))
			.prepare(),
	);

function isOld(keptAt: Date, at: Date): boolean {
	return at.getTime() - keptAt.getTime() > DRAFT_KEPT;
}

async function readDraft(
	handle: Reader | Writer,
	patientNo: number,
	subject: string,
	at: Date,
): Promise<Draft | undefined> {
	const [row] = await readQuery(handle).execute({ patientNo, subject });
	return row !== undefined && !isOld(row.at, at) ? row : undefined;
}

/** Their own kept answer to this question, or undefined when there is none or it is older than a day. */
export async function findDraft(
	db: Db,
	actor: PersonActor,
	question: Question,
	at: Date,
): Promise<Draft | undefined> {
	return readDraft(db.read, actor.patientNo, keyOfDraft(question, whoIs(actor)), at);
}

/**
 * The answer to be checked or saved: their own, or for a patient who has none what somebody who helps them filled in. `once`: the one that
 * was pressed, where it is there.
 */
export async function draftToCheck(
	handle: Reader | Writer,
	vault: Vault,
	actor: PersonActor,
	question: Question,
	at: Date,
	once?: string,
): Promise<Draft | undefined> {
	const own = await readDraft(handle, actor.patientNo, keyOfDraft(question, whoIs(actor)), at);
	if (actor.role === "trusted" || (own !== undefined && (once === undefined || own.id === once))) return own;
	for (const { who, key } of await listed(handle, actor.patientNo, at)) {
		if (who === PATIENT || key !== keyOfDraft(question, who)) continue;
		const helper = await helperCalled(handle, vault, actor.patientNo, who, at);
		const draft = helper === undefined ? undefined : await readDraft(handle, actor.patientNo, key, at);
		if (draft !== undefined && helper !== undefined && (once === undefined || draft.id === once))
			return { ...draft, helper };
	}
	return own;
}

/** The questions that this person answered and did not save in the last day, and for a patient those that somebody who helps them filled in. */
export async function listDrafts(
	db: Db,
	actor: PersonActor,
	at: Date,
): Promise<{ readonly own: readonly Question[]; readonly prepared: readonly Question[] }> {
	const kept = await listed(db.read, actor.patientNo, at);
	const own = kept.filter(({ who }) => who === whoIs(actor)).map(({ question }) => question);
	const prepared: Question[] = [];
	for (const { who, question } of actor.role === "patient" ? kept : []) {
		const isOwn = who === PATIENT || own.some((one) => subjectOfDraft(one) === subjectOfDraft(question));
		if (isOwn || (await helperCalled(db.read, db.vault, actor.patientNo, who, at)) === undefined) continue;
		prepared.push(question);
	}
	return { own, prepared };
}

async function listed(handle: Reader | Writer, patientNo: number, at: Date) {
	const rows = await listQuery(handle).execute({ patientNo });
	return rows.flatMap(({ subject: key, at: keptAt }) => {
		const draft = isOld(keptAt, at) ? undefined : draftOfKey(key);
		return draft === undefined ? [] : [{ ...draft, key }];
	});
}

/** The name of whoever helps this patient today and decides nothing; undefined for anybody else. */
async function helperCalled(
	handle: Reader | Writer,
	vault: Vault,
	patientNo: number,
	who: string,
	at: Date,
): Promise<string | undefined> {
	const acting = await actingNow(handle, vault, patientNo, who, at);
	return acting.ok && acting.value.person.may === "help" ? acting.value.person.name : undefined;
}
