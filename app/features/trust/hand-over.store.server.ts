/** Birthdays on which who decides for a patient changes, and last days of those who act for them: done once for each, whenever the portal gets to it. */
import { eq, isNull } from "drizzle-orm";
import type { SystemActor } from "#app/core/actor.ts";
import { ageOn, dayOf } from "#app/core/calendar.ts";
import { whoDecides } from "#app/core/decision.ts";
import type { DecisionStatus, EntryBody } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { openAskAgain } from "#app/features/record/ask-again.store.server.ts";
import { deathOf } from "#app/features/record/death.store.server.ts";
import { endActing, endRunOut } from "#app/features/record/end-acting.store.server.ts";
import { followStatus } from "#app/features/record/newly-disagree.store.server.ts";
import { type ClockDoubt, clockDoubt } from "#app/features/record/prove-clock.store.server.ts";
import { entriesOf, record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import { applyEntry, readStanding, readStatus } from "#app/features/record/standing.store.server.ts";
import { tellHandedOver, tellWhoActed } from "#app/features/record/tell-hand-over.store.server.ts";
import { agesFor, birthDateOf, peopleOf } from "#app/features/record/trusted-people.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { standing, trustedPeople } from "#db/schema.ts";
import { birthdaysDue, handedTooEarly, handOver } from "./hand-over.ts";
import { LAST_AGE } from "./trust.ts";
import { trustedIn } from "./trusted-in.ts";

/** How many patients something was done for, and what went wrong for others: it is tried again the next time. */
export interface HandedOver {
	readonly handed: number;
	readonly failures: readonly unknown[];
}

/** Nobody is handed over by a clock that nothing bears out. */
export class ClockInDoubt extends Error {
	constructor(doubt: ClockDoubt) {
		super(DOUBTS[doubt]);
		this.name = "ClockInDoubt";
	}
}

const DOUBTS: Readonly<Record<ClockDoubt, string>> = {
	behind: "nobody is handed over: the clock stands before what is recorded already",
	unproven:
		"nobody is handed over: no member of staff signed in for 31 days by this clock, so it may be wrong",
};

/**
 * Hands over for everybody whose birthday, or somebody's last day, has come. One patient's trouble is no other's; a clock in doubt is
 * everybody's, and is found where it would first change something. Done twice it finds nothing left to do.
 */
export async function handOverByAge(
	db: Db,
	actor: SystemActor,
	register: KnownRegister,
	at: Date,
): Promise<HandedOver> {
	let handed = 0;
	const failures: unknown[] = [];
	for (const no of await whoHasOthers(db)) {
		try {
			if (await isDue(db, no, at)) handed += Number(await handOverFor(db, actor, register, no, at));
		} catch (error) {
			failures.push(error);
			if (error instanceof ClockInDoubt) break;
		}
	}
	return { handed, failures };
}

/** The patients whom others may act for, or who do not decide alone. */
async function whoHasOthers(db: Db): Promise<number[]> {
	const trusting = await db.read
		.selectDistinct({ no: trustedPeople.patientNo })
		.from(trustedPeople)
		.where(isNull(trustedPeople.endedAt));
	const assessed = await db.read
		.selectDistinct({ no: standing.patientNo })
		.from(standing)
		.where(eq(standing.kind, "status"));
	return [...new Set([...trusting, ...assessed].map(({ no }) => no))].sort((a, b) => a - b);
}

/** Could anything be due? Without opening the patient's entries, for most are grown up and have nobody whose day has come. */
async function isDue(db: Db, no: number, at: Date): Promise<boolean> {
	const subject = await subjectOf(db.read, db.vault, no);
	if (subject === undefined || (await deathOf(db.read, no)) !== undefined) return false;
	const [today, birthDate] = [dayOf(at), await birthDateOf(db.read, subject)];
	const acting = (await peopleOf(db.read, subject)).filter(({ endedAt }) => endedAt === null);
	if (acting.some(({ until }) => until !== null && until < today)) return true;
	if (birthDate > today) return false;
	const isYoung = ageOn(birthDate, today) <= LAST_AGE;
	// A birth date that was corrected can make somebody an adult at once.
	const isOpen = isYoung || acting.some(({ authority }) => authority === "parent");
	return isOpen || whoDecides(await readStatus(db.read, no)).status !== "self";
}

/** All that is due for one patient, in one transaction. */
async function handOverFor(
	db: Db,
	actor: SystemActor,
	register: KnownRegister,
	no: number,
	at: Date,
): Promise<boolean> {
	return db.write(async (q) => {
		const subject = await subjectOf(q, db.vault, no);
		if (subject === undefined) return false;
		const [recorder, today] = [recorderOf(actor), dayOf(at)];
		const over = (await peopleOf(q, subject)).filter(
			({ endedAt, until }) => endedAt === null && until !== null && until < today,
		);
		const [birthDate, ages] = [await birthDateOf(q, subject), await agesFor(q, no)];
		const known = await entriesOf(q, subject);
		const due = birthdaysDue(known, birthDate, ages, today);
		const early = handedTooEarly(known, birthDate, ages, today);
		if (over.length + due.length === 0 && early === undefined) return false;
		const doubt = await clockDoubt(q, at);
		if (doubt !== undefined) throw new ClockInDoubt(doubt);
		const wasEarly = early !== undefined && (await takeBack(db, q, register, subject, early, recorder, at));
		for (const person of over) {
			const ref = await endRunOut(db, q, register, subject, person.id, recorder, at);
			await tellWhoActed(q, register, subject, ref, person, "over", at);
		}
		const people = await peopleOf(q, subject);
		for (const birthday of due) {
			const entries = await entriesOf(q, subject);
			const now = whoDecides(await readStanding(q, register, no)).status;
			const { status, ended, asks } = handOver(birthday, entries, trustedIn(entries), now, ages);
			const because = { because: "age", note: null, way: null, recorder } as const;
			for (const { id } of ended) {
				const { entry } = await endActing(db, q, register, subject, id, because, at);
				const person = people.find((one) => one.id === id);
				if (person !== undefined) await tellWhoActed(q, register, subject, entry.ref, person, "age", at);
			}
			const why = { what: "age", ...birthday } as const;
			const ref = await say(db, q, register, subject, { status, because: why, recorder }, at);
			const told = { status, age: birthday.age, parents: ended.length > 0, asks };
			// Of several birthdays at once, the last says how it stands.
			const isLast = birthday === due.at(-1);
			if (isLast && (status !== now || ended.length > 0))
				await tellHandedOver(q, register, subject, ref, told, at);
			if (asks) await openAskAgain(db, q, register, subject, at);
		}
		return over.length + due.length > 0 || wasEarly;
	});
}

/** What was handed over on a birthday that, by the corrected birth date, has not come. Parents who were ended by it come back only by staff. */
async function takeBack(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	status: DecisionStatus,
	recorder: Recorder,
	at: Date,
): Promise<boolean> {
	const parent = trustedIn(await entriesOf(q, subject)).findLast(
		({ authority, may }) => authority === "parent" && may === "decide",
	);
	if (parent === undefined) return false;
	const because = { what: "parent", person: parent.id } as const;
	await say(db, q, register, subject, { status, because, recorder }, at);
	await openAskAgain(db, q, register, subject, at);
	return true;
}

type StatusChanged = Extract<EntryBody, { kind: "status.changed"; version: 2 }>;
type Recorder = StatusChanged["recorder"];

async function say(
	db: Db,
	q: Writer,
	register: KnownRegister,
	subject: Subject,
	said: { readonly status: DecisionStatus } & Pick<StatusChanged, "because" | "recorder">,
	at: Date,
): Promise<string> {
	const before: Standing = await readStanding(q, register, subject.no);
	const body: StatusChanged = { kind: "status.changed", version: 2, ...said };
	const entry = await record(q, db.vault, subject, body, at);
	const after = await applyEntry(q, register, subject, before, entry);
	await followStatus(db, q, register, subject, { before, after, entry }, at);
	return entry.ref;
}
