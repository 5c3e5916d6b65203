/** Uses in the database: reported once, listed, found. A row is what lists and counts need; its words are in the entry. */
import { and, eq } from "drizzle-orm";
import type { PatientActor, StaffActor } from "#app/core/actor.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { countClientDay } from "#app/features/record/client-day.store.server.ts";
import { tellOfUse } from "#app/features/record/confirm.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logClientLook } from "#app/features/record/look-client.store.server.ts";
import { logOwnLook, logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { spendKey } from "#app/features/record/once.store.server.ts";
import { openTask } from "#app/features/record/open-task.store.server.ts";
import { entriesOf, record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { uses } from "#db/schema.ts";
import { decidedThen } from "./decided-then.store.server.ts";
import { logFailedReport } from "./failed-report.store.server.ts";
import { lookedIntoBy, type Use, type UseReported, usesIn, wasAllowed } from "./use.ts";
import { type KeptUse, savedByForm, sentBefore, sourceIndex } from "./use-before.store.server.ts";
import {
	type Reporter,
	type UsedOn,
	type UsedPerson,
	type UsedTool,
	usedPerson,
	usedPlace,
	usedTool,
} from "./use-place.store.server.ts";
import type { UseRefusal, UseReport } from "./use-report.ts";

/**
 * Keeps a use once, by its sender's identifier or by the one-time key of a form, in one transaction: what the rule said at
 * that moment, its entry and row, a look that the patient can read, and where it was not allowed a job for the AI lead and a
 * letter to the patient. A use against a no is kept like any other: it happened. Staff report for patients on their own
 * provider's lists and for its services, a client also only of the tools that it acts for; a patient who is on no list of the
 * provider that used the tool is refused. A client that is refused, or whose report fails, because of the person looked at them, and they can read that too.
 */
export async function reportUse(
	db: Db,
	actor: Reporter,
	register: KnownRegister,
	on: UsedOn,
	report: UseReport,
	at: Date,
	once: string | null = null,
): Promise<Result<KeptUse, UseRefusal>> {
	if (report.usedAt > at) return refuse("date-in-future");
	const keep = db.write(async (q) => {
		const used = await usedTool(db, q, actor, register, report);
		if (!used.ok) return used;
		const person = await usedPerson(db, q, actor, on);
		const kept = await keepOf(db, q, actor, register, person, used.value, report, at, once);
		if (actor.role !== "client") return kept;
		// Also where nobody has that number: whether it is known is not to be told by the wait for the disk.
		await countClientDay(q, actor, 1, at);
		if (!kept.ok && person !== undefined) await logClientLook(q, actor, person.subject.no, "use-refused", at);
		return kept;
	});
	return keep.catch(async (error: unknown) => {
		if (actor.role === "client") await logFailedReport(db, actor, on, error, at);
		throw error;
	});
}

async function keepOf(
	db: Db,
	q: Writer,
	actor: Reporter,
	register: KnownRegister,
	person: UsedPerson | undefined,
	{ tool, then }: UsedTool,
	report: UseReport,
	at: Date,
	once: string | null,
): Promise<Result<KeptUse, UseRefusal>> {
	const form = once !== null && actor.role === "staff" ? { key: once, staffId: actor.staffId } : undefined;
	const saved = form && person && (await savedByForm(q, form.staffId, form.key, person.subject, report));
	const before = saved ?? (await sentBefore(db, q, actor, register, person?.subject, report));
	if (before !== undefined) return before;
	if (person === undefined || !person.isTheirs) return refuse("patient-unknown");
	const { subject } = person;
	const place = await usedPlace(q, actor, register, tool, subject, report.service);
	if (!place.ok) return place;
	const { provider, serviceId } = place.value;

	const decided = decidedThen(await entriesOf(q, subject), tool, provider, then, report.usedAt);
	const body: UseReported = {
		kind: "use.reported",
		version: 1,
		use: db.vault.randomHex(8),
		...report,
		notice: then.rule.notice,
		service: serviceId,
		usedAt: report.usedAt.toISOString(),
		decided,
		recorder: recorderOf(actor),
	};
	const entry = await record(q, db.vault, subject, body, at);
	await q
		.insert(uses)
		.values({
			id: body.use,
			patientNo: subject.no,
			providerId: provider.id,
			serviceId,
			toolId: tool.id,
			version: body.toolVersion ?? "",
			usedAt: report.usedAt,
			decided: decided.answer,
			sourceIndex: body.source === null ? null : sourceIndex(db, provider.id, tool.id, body.source),
			seq: entry.seq,
		})
		.returning({ id: uses.id });
	if (actor.role === "staff") await logStaffLook(q, actor, [subject.no], "use-reported", at);
	else if (actor.role === "client") await logClientLook(q, actor, subject.no, "use-reported", at);
	else await logOwnLook(q, subject.no, "system", "use-reported", at);
	if (form) await spendKey(q, form.key, `staff:${form.staffId}`, body.use, at);
	const allowed = wasAllowed(decided);
	if (!allowed) {
		const due = lookedIntoBy(at, provider.nation);
		const task = { providerId: provider.id, tool: tool.id, choice: null, due };
		await openTask(db, q, subject, { ...task, kind: "use-against-no" }, at);
		await tellOfUse(q, subject, provider.id, entry, body.use, at);
	}
	return ok({ id: body.use, isNew: true, wasAllowed: allowed });
}

/** Whose uses are all there: the patient's, or of staff those of a patient whom they name by the random id. For who acts for a patient see `usesFor`. */
type Asker = PatientActor | (StaffActor & { readonly patientId: string });

/** All uses that this actor may see, the newest first: the patient's own, or for staff those at their provider. Logs no look. */
export async function listUses(db: Db, actor: Asker): Promise<Use[]> {
	const subject =
		actor.role === "patient"
			? await subjectOf(db.read, db.vault, actor.patientNo)
			: (await listedPatient(db, db.read, actor, actor.patientId))?.subject;
	return subject === undefined ? [] : usesOf(db.read, subject, actor);
}

async function usesOf(handle: Reader, subject: Subject, actor: PatientActor | StaffActor): Promise<Use[]> {
	const all = usesIn(await entriesOf(handle, subject));
	if (actor.role === "patient") return all;
	const rows = await handle
		.select({ id: uses.id })
		.from(uses)
		.where(and(eq(uses.patientNo, subject.no), eq(uses.providerId, actor.providerId)));
	return all.filter(({ id }) => rows.some((row) => row.id === id));
}

/** One use; undefined for "not there" and "not yours" alike. */
export async function findUse(db: Db, actor: Asker, id: string): Promise<Use | undefined> {
	return (await listUses(db, actor)).find((use) => use.id === id);
}

/** The patient with their uses, for the staff's own page; the look is logged first. Undefined where they are on no list of the actor's provider. */
export async function readUses(
	db: Db,
	actor: StaffActor,
	patientId: string,
	at: Date,
): Promise<{ readonly patient: ListedPatient; readonly uses: readonly Use[] } | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	if (patient === undefined) return undefined;
	await db.write((q) => logStaffLook(q, actor, [patient.subject.no], "uses", at));
	return { patient, uses: await usesOf(db.read, patient.subject, actor) };
}
