/** Who looked: each look at a patient's record, readable by that patient. If it cannot be logged, nothing is shown. */
import { and, count, desc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { PersonActor, StaffActor } from "#app/core/actor.ts";
import type { OutsideReason } from "#app/core/outside-entry.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { lookMembers, lookUps, outsideLooks, providers } from "#db/schema.ts";
import { placeOf } from "./list-members.ts";
import type { Look } from "./look.ts";
import { subjectOf } from "./record.store.server.ts";
import { peopleOf } from "./trusted-people.store.server.ts";

/** One look, as the patient reads it. */
export interface LookUp {
	readonly id: number;
	readonly at: Date;
	readonly who: "patient" | "staff" | "machine" | "system";
	/** Of `patient`, who acted for them; empty is the patient themself. */
	readonly name: string;
	readonly provider: string | null;
	readonly what: string;
	/** Of a list, or where a machine asked: for which tool, and what for. */
	readonly tool: string | null;
	readonly purpose: string | null;
	/** What a machine was told. */
	readonly answer: string | null;
	/** How many people were on the list. */
	readonly people: number | null;
	/** Of somebody on whose lists the patient is not: the reference of the entry that says why, and the reason that they chose. */
	readonly outside: string | null;
	readonly because: OutsideReason | null;
}

/** Logs that a staff member looked at these patients. `outside`: the look from outside that this view belongs to. */
export async function logStaffLook(
	q: Writer,
	actor: StaffActor,
	patientNos: readonly number[],
	what: Look,
	at: Date,
	outside: string | null = null,
): Promise<void> {
	if (patientNos.length === 0) return;
	await q
		.insert(lookUps)
		.values(
			patientNos.map((patientNo) => ({
				patientNo,
				at,
				who: "staff" as const,
				name: actor.name,
				providerId: actor.providerId,
				what,
				outside,
			})),
		)
		.returning({ id: lookUps.id });
}

/** Logs a sign-in with the patient's own letter, or what the portal itself did. `person`: the id of who acts for the patient with a letter of theirs. */
export async function logOwnLook(
	q: Writer,
	patientNo: number,
	who: "patient" | "system",
	what: Look,
	at: Date,
	person = "",
): Promise<void> {
	await q.insert(lookUps).values({ patientNo, at, who, name: person, what }).returning({ id: lookUps.id });
}

/** Who reads on is one look. */
const ONE_LOOK = 15 * 60_000;

/** Logs that somebody who acts for the patient has their answers before them; a patient who reads their own is no look. */
export async function logActingLook(db: Db, actor: PersonActor, at: Date): Promise<void> {
	if (actor.role === "patient") return;
	const { patientNo, person } = actor;
	const [last] = await db.read
		.select({ at: lookUps.at })
		.from(lookUps)
		.where(
			and(eq(lookUps.patientNo, patientNo), eq(lookUps.name, person.id), eq(lookUps.what, "acting-read")),
		)
		.orderBy(desc(lookUps.id))
		.limit(1);
	const since = last === undefined ? ONE_LOOK : at.getTime() - last.at.getTime();
	if (since >= 0 && since < ONE_LOOK) return;
	await db.write((q) => logOwnLook(q, patientNo, "patient", "acting-read", at, person.id));
}

/**
 * The newest looks at this patient's record, `most` of them from `skip` on. For who acts for the patient nobody's look says what they were
 * told: it can rest on an answer that the patient keeps to themself. Nor is it there that a system was told of a change, which such an answer may be.
 */
export async function listLookUps(db: Db, actor: PersonActor, skip: number, most: number): Promise<LookUp[]> {
	const rows = await db.read
		.select({
			id: lookUps.id,
			at: lookUps.at,
			who: lookUps.who,
			name: lookUps.name,
			provider: providers.name,
			what: lookUps.what,
			tool: lookUps.tool,
			purpose: lookUps.purpose,
			answer: lookUps.answer,
			people: lookUps.people,
			outside: lookUps.outside,
			because: outsideLooks.because,
		})
		.from(lookUps)
		.leftJoin(providers, eq(providers.id, lookUps.providerId))
		.leftJoin(outsideLooks, eq(outsideLooks.ref, lookUps.outside))
		.where(atPatient(db, actor))
		.orderBy(desc(lookUps.id))
		.limit(most)
		.offset(skip);
	const told = actor.role === "patient" ? rows : rows.map((row) => ({ ...row, answer: null }));
	const isOfTrusted = ({ who, name }: (typeof rows)[number]) => who === "patient" && name !== "";
	const subject = rows.some(isOfTrusted) ? await subjectOf(db.read, db.vault, actor.patientNo) : undefined;
	if (subject === undefined) return told;
	// The row has an id, since looks are not sealed: a name would outlive the patient's key.
	const people = new Map((await peopleOf(db.read, subject)).map(({ id, name }) => [id, name]));
	return told.map((row) => (isOfTrusted(row) ? { ...row, name: people.get(row.name) ?? row.name } : row));
}

/** How often anybody looked at this patient's record. */
export async function countLookUps(db: Db, actor: PersonActor): Promise<number> {
	const [row] = await db.read.select({ looks: count() }).from(lookUps).where(atPatient(db, actor));
	return row?.looks ?? 0;
}

/** The looks at this patient alone, as far as this person may know of them, and the lists that they were on. */
function atPatient(db: Db, { role, patientNo }: PersonActor) {
	const { part, digit, digits } = placeOf(patientNo);
	const lists = db.read
		.select({ id: lookMembers.lookId })
		.from(lookMembers)
		.where(
			and(eq(lookMembers.part, part), inArray(sql`substr(${lookMembers.members}, ${digit}, 1)`, [...digits])),
		);
	const theirs = eq(lookUps.patientNo, patientNo);
	const alone = role === "patient" ? theirs : and(theirs, ne(lookUps.what, "change-told"));
	return or(alone, and(isNull(lookUps.patientNo), inArray(lookUps.id, lists)));
}
