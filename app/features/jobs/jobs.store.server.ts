/** Jobs for a person at the actor's provider: how many there are, each with the patient it is about, and done. */
import { and, asc, count, eq, inArray, isNull, sql } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { ChoiceMade, Entry } from "#app/core/entry.ts";
import { type ListPage, listPage, ROWS_A_PAGE } from "#app/core/list-page.ts";
import { isUnsettled, peopleDisagree } from "#app/core/people-disagree.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { fold } from "#app/core/standing.ts";
import type { TaskKind } from "#app/core/task-entry.ts";
import { type AskedCall, askedCall, isForMore } from "#app/features/calls/asked-call.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { entriesOf, record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import type { Db } from "#db/open.server.ts";
import { outbox, patientKeys, patients, tasks } from "#db/schema.ts";
import type { Vault } from "#db/vault.ts";
import { LANGUAGES } from "#locales/index.ts";
import { type JobPatient, jobPatient } from "./job-patient.ts";
import { disagreeingAnswers, JOB_KINDS, type JobKind, takenBackJobs } from "./jobs.ts";

/** A job by its date. */
export interface Job {
	readonly id: string;
	readonly kind: TaskKind;
	/** Id of the tool it is about; null for all. */
	readonly tool: string | null;
	/** ISO day by which it is to be done. */
	readonly due: string;
	/** The patient took back the choice that made this job. */
	readonly takenBack: boolean;
	/** The call that the patient asked for on the website; null where the job came another way. */
	readonly asked: AskedCall | null;
	/** It was opened for something else, or for that too. */
	readonly isForMore: boolean;
	/** The answers that do not agree, while nobody has settled them: only a talk does, and no note. Empty for any other job. */
	readonly disagreeing: readonly Entry<ChoiceMade>[];
	/** They are those of two people who may decide, and no old form is among them. */
	readonly ofPeople: boolean;
	readonly patient: JobPatient;
}

/** A notice that somebody has to print and post. */
export interface LetterToPost {
	/** The letter's number, as its own page has it in the address. */
	readonly id: number;
	/** Language it is written in. */
	readonly lang: string;
	/** Receipt reference of the choice that it confirms. */
	readonly ref: string;
	readonly patient: JobPatient;
}

export interface Jobs {
	readonly jobs: readonly Job[];
	readonly list: ListPage;
	readonly letters: readonly LetterToPost[];
	readonly letterCount: number;
}

const openTasks = (actor: StaffActor) => and(eq(tasks.providerId, actor.providerId), isNull(tasks.doneAt));
const lettersToPost = (actor: StaffActor) =>
	and(eq(outbox.providerId, actor.providerId), eq(outbox.state, "to-post"));

/** Jobs of a kind stand together, in the order in which kinds are told. */
const BY_KIND = sql.join([
	sql`case ${tasks.kind}`,
	...JOB_KINDS.map((kind, place) => sql` when ${kind} then ${place}`),
	sql` end`,
]);

/** Open jobs by kind, those that there are. Names nobody, so nobody's look is logged. A patient who was erased has none. */
export async function countJobs(
	db: Db,
	actor: StaffActor,
): Promise<{ readonly kind: JobKind; readonly count: number }[]> {
	const open = await db.read
		.select({ kind: tasks.kind, count: count() })
		.from(tasks)
		.innerJoin(patientKeys, eq(patientKeys.patientNo, tasks.patientNo))
		.where(openTasks(actor))
		.groupBy(tasks.kind);
	const letters = await countLetters(db, actor);
	const of = (kind: JobKind) =>
		(open.find((row) => row.kind === kind)?.count ?? 0) + (kind === "post" ? letters : 0);
	return JOB_KINDS.map((kind) => ({ kind, count: of(kind) })).filter((job) => job.count > 0);
}

async function countLetters(db: Db, actor: StaffActor): Promise<number> {
	const [row] = await db.read
		.select({ count: count() })
		.from(outbox)
		.innerJoin(patientKeys, eq(patientKeys.patientNo, outbox.patientNo))
		.where(lettersToPost(actor));
	return row?.count ?? 0;
}

/**
 * One page of the open jobs by kind and the day they are due, and the first letters to post by patient. `asked` is the page asked for. Each
 * patient who is named is logged as a look first.
 */
export async function listJobs(db: Db, actor: StaffActor, asked: string | null, at: Date): Promise<Jobs> {
	const counts = await countJobs(db, actor);
	const letterCount = await countLetters(db, actor);
	const list = listPage(asked, counts.reduce((sum, { count: some }) => sum + some, 0) - letterCount);
	const who = { patient: patients, wrapped: patientKeys.wrapped };
	const jobs = await db.read
		.select({ task: tasks, ...who })
		.from(tasks)
		.innerJoin(patients, eq(patients.no, tasks.patientNo))
		.innerJoin(patientKeys, eq(patientKeys.patientNo, tasks.patientNo))
		.where(openTasks(actor))
		.orderBy(BY_KIND, asc(tasks.due), asc(tasks.openedAt), asc(tasks.id))
		.limit(ROWS_A_PAGE)
		.offset(list.skip);
	const letters = await db.read
		.select({ letter: { id: outbox.id, lang: outbox.lang, ref: outbox.ref }, ...who })
		.from(outbox)
		.innerJoin(patients, eq(patients.no, outbox.patientNo))
		.innerJoin(patientKeys, eq(patientKeys.patientNo, outbox.patientNo))
		.where(lettersToPost(actor))
		.orderBy(asc(outbox.patientNo), asc(outbox.id))
		.limit(ROWS_A_PAGE);
	const seen = new Set([...jobs, ...letters].map(({ patient }) => patient.no));
	if (seen.size > 0) await db.write((q) => logStaffLook(q, actor, [...seen], "tasks", at));
	const recorded = new Map<string, readonly Entry[]>();
	for (const { patient, wrapped } of jobs) {
		const { id, no } = patient;
		if (recorded.has(id)) continue;
		recorded.set(id, await whatWasRecorded(db, { no, id, seal: db.vault.patientSeal(id, wrapped) }));
	}
	const of = ({ id }: { readonly id: string }) => recorded.get(id) ?? [];
	return {
		list,
		jobs: jobs.map(({ task, ...row }) => ({
			id: task.id,
			kind: task.kind,
			tool: task.toolId,
			due: task.due,
			asked: askedCall(of(row.patient), task.id) ?? null,
			isForMore: isForMore(of(row.patient), task.id),
			takenBack: takenBackJobs(of(row.patient)).includes(task.id),
			disagreeing: isOpenConflict(task, of(row.patient)) ? disagreeingAnswers(of(row.patient), task.id) : [],
			ofPeople: task.kind === "conflict" && peopleDisagree(fold(of(row.patient)), task.toolId),
			patient: patientIn(db.vault, row),
		})),
		letters: letters.map(({ letter, ...row }) => ({ ...letter, patient: patientIn(db.vault, row) })),
		letterCount,
	};
}

/** A record that cannot be read says nothing of a job, and hides none: the patient's own page tells staff about it. */
async function whatWasRecorded(db: Db, subject: Subject): Promise<readonly Entry[]> {
	try {
		return await entriesOf(db.read, subject);
	} catch {
		return [];
	}
}

const OUR_LANGUAGES = LANGUAGES.map(({ tag }) => tag);

function patientIn(vault: Vault, { patient, wrapped }: PatientRow): JobPatient {
	return jobPatient(vault.patientSeal(patient.id, wrapped), patient, OUR_LANGUAGES);
}

interface PatientRow {
	readonly patient: typeof patients.$inferSelect;
	readonly wrapped: string;
}

function isOpenConflict(
	{ kind, toolId }: Pick<typeof tasks.$inferSelect, "kind" | "toolId">,
	entries: readonly Entry[],
): boolean {
	return kind === "conflict" && isUnsettled(fold(entries), toolId);
}

/**
 * Closes a job of the actor's provider with a note in the language `lang`, which the patient reads; null for a report that was
 * read, which only the AI lead can say and which takes no note. A note does not settle answers that do not agree. A job that is
 * closed already stays as it was: a second press is no error.
 */
export async function finishJob(
	db: Db,
	actor: StaffActor,
	id: string,
	note: string | null,
	lang: string,
	at: Date,
): Promise<"done" | "no-such-job"> {
	return db.write(async (q) => {
		const [task] = await q
			.select({ patientNo: tasks.patientNo, doneAt: tasks.doneAt, kind: tasks.kind, toolId: tasks.toolId })
			.from(tasks)
			.where(and(eq(tasks.id, id), eq(tasks.providerId, actor.providerId)));
		const isReport = task?.kind === "override";
		if (isReport !== (note === null) || (isReport && actor.staffRole !== "lead")) return "no-such-job";
		const subject = task && (await subjectOf(q, db.vault, task.patientNo));
		if (task === undefined || subject === undefined) return "no-such-job";
		if (task.doneAt !== null) return "done";
		if (isOpenConflict(task, await entriesOf(q, subject))) return "no-such-job";
		await q
			.update(tasks)
			.set({ doneAt: at, doneBy: actor.staffId })
			.where(eq(tasks.id, id))
			.returning({ id: tasks.id });
		const recorder = recorderOf(actor);
		const body = { kind: "task.done", version: 2, task: id, note: note ?? "", lang, recorder } as const;
		await record(q, db.vault, subject, body, at);
		return "done";
	});
}

/** The letter was put into the post. Only one that waits for that; posted twice is posted. */
export async function letterPosted(
	db: Db,
	actor: StaffActor,
	id: number,
	at: Date,
): Promise<"done" | "no-such-job"> {
	return db.write(async (q) => {
		const own = and(eq(outbox.id, id), eq(outbox.providerId, actor.providerId));
		const [letter] = await q.select({ state: outbox.state, way: outbox.way }).from(outbox).where(own);
		if (letter === undefined || letter.state === "waiting") return "no-such-job";
		if (letter.state === "to-post")
			await q.update(outbox).set({ state: "sent", doneAt: at }).where(own).returning({ id: outbox.id });
		return "done";
	});
}

/** These letters were put into the post: those of them that wait for it at the actor's provider. The others stay as they are. */
export async function lettersPosted(
	db: Db,
	actor: StaffActor,
	ids: readonly number[],
	at: Date,
): Promise<void> {
	await db.write((q) =>
		q
			.update(outbox)
			.set({ state: "sent", doneAt: at })
			.where(and(lettersToPost(actor), inArray(outbox.id, [...ids])))
			.returning({ id: outbox.id }),
	);
}
