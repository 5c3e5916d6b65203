/** Uses in the database: reported once, listed, found. A row is what lists and counts need; its words are in the entry. */
import { and, eq, exists } from "drizzle-orm";
import type { ClientActor, PatientActor, StaffActor, SystemActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Asker } from "#app/features/disputes/dispute.store.server.ts";
import { tellOfUse } from "#app/features/record/confirm.store.server.ts";
import { servicesOf } from "#app/features/record/decide.store.server.ts";
import {
	type ListedPatient,
	listedPatient,
	listsOfProvider,
} from "#app/features/record/listed-patient.store.server.ts";
import { logClientLook } from "#app/features/record/look-client.store.server.ts";
import { logOwnLook, logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { openTask } from "#app/features/record/open-task.store.server.ts";
import { entriesOf, record, type Subject, subjectOf } from "#app/features/record/record.store.server.ts";
import type { KnownProvider, KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { patientKeys, patients, uses } from "#db/schema.ts";
import { decidedThen, noticesThen } from "./decided-then.store.server.ts";
import { lookedIntoBy, type Use, type UseReported, usesIn, wasAllowed } from "./use.ts";
import type { UseRefusal, UseReport } from "./use-report.ts";

/** Who can report one. */
type Reporter = StaffActor | SystemActor | ClientActor;

/** Whose use it was: by the random id of staff addresses, or by the ten digits of an NHS number. */
export type UsedOn = { readonly patientId: string } | { readonly nhsNumber: string };

/** A use that is kept. `isNew` is false where it was kept before. */
export interface KeptUse {
	readonly id: string;
	readonly isNew: boolean;
	readonly wasAllowed: boolean;
}

/**
 * Keeps a use once, by its sender's identifier or by the one-time key of a form, in one transaction: what the rule said at
 * that moment, its entry and row, a look that the patient can read, and where it was not allowed a job for the AI lead and a
 * letter to the patient. A use against a no is kept like any other: it happened. Staff report for patients on their own
 * provider's lists and for its services, a client also only of the tools that it acts for; a patient who is on no list of the
 * provider that used the tool is refused.
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
	return db.write(async (q) => {
		const subject = await subjectUsedOn(db, q, actor, on);
		if (subject === undefined) return refuse("patient-unknown");
		const before = await keptBefore(db, q, actor, subject, report, once);
		if (before !== undefined) return before;
		const place = await placeOf(q, actor, register, subject, report);
		if (!place.ok) return place;
		const { tool, provider, serviceId } = place.value;
		const notices = await noticesThen(q, tool.id, report.usedAt);
		const said = notices.version;
		// Only machines are held to it: what a person saw with their own eyes is not refused for a number.
		const differs = said !== null && report.toolVersion !== null && said !== report.toolVersion;
		if (differs && actor.role !== "staff") return refuse("version-differs");

		const decided = await decidedThen(q, subject, tool, provider, notices, report.usedAt);
		const body: UseReported = {
			kind: "use.reported",
			version: 1,
			use: db.vault.randomHex(8),
			...report,
			notice: notices.newest,
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
				sourceIndex: body.source === null ? null : db.vault.index("use-source", body.source),
				seq: entry.seq,
			})
			.returning({ id: uses.id });
		if (actor.role === "staff") await logStaffLook(q, actor, [subject.no], "use-reported", at);
		else if (actor.role === "client") await logClientLook(q, actor, subject.no, "use-reported", at);
		else await logOwnLook(q, subject.no, "system", "use-reported", at);
		if (once !== null && actor.role === "staff")
			await spendKey(q, once, `staff:${actor.staffId}`, body.use, at);
		const allowed = wasAllowed(decided);
		if (!allowed) {
			const due = lookedIntoBy(at, provider.nation);
			const task = { providerId: provider.id, tool: tool.id, choice: null, due };
			await openTask(db, q, subject, { ...task, kind: "use-against-no" }, at);
			await tellOfUse(q, subject, provider.id, entry, body.use, at);
		}
		return ok({ id: body.use, isNew: true, wasAllowed: allowed });
	});
}

/** Staff and clients reach those on their provider's lists; the operator everybody whose key is still there. */
async function subjectUsedOn(db: Db, q: Writer, actor: Reporter, on: UsedOn): Promise<Subject | undefined> {
	if (actor.role === "staff")
		return "patientId" in on ? (await listedPatient(db, q, actor, on.patientId))?.subject : undefined;
	const wanted =
		"patientId" in on
			? eq(patients.id, on.patientId)
			: eq(patients.nhsIndex, db.vault.index("nhs-number", on.nhsNumber));
	const listed = actor.role === "client" ? exists(listsOfProvider(q, actor.providerId)) : undefined;
	const [row] = await q
		.select({ no: patients.no, id: patients.id, wrapped: patientKeys.wrapped })
		.from(patients)
		.innerJoin(patientKeys, eq(patientKeys.patientNo, patients.no))
		.where(and(wanted, listed));
	return row && { no: row.no, id: row.id, seal: db.vault.patientSeal(row.id, row.wrapped) };
}

/** The use that this report is a retry of; undefined where it is the first. */
async function keptBefore(
	db: Db,
	q: Writer,
	actor: Reporter,
	subject: Subject,
	report: UseReport,
	once: string | null,
): Promise<Result<KeptUse, UseRefusal> | undefined> {
	if (once !== null && actor.role === "staff") {
		const used = await usedKey(q, once, `staff:${actor.staffId}`);
		if (used !== undefined) {
			const kept = used.isTheirs
				? usesIn(await entriesOf(q, subject)).find(({ id }) => id === used.ref)
				: undefined;
			if (kept === undefined) return refuse("key-not-yours");
			// What was changed after it was saved would be lost without a word.
			return sameReport(kept, report)
				? ok(keptAs(kept.id, kept.body.decided))
				: refuse("came-before-otherwise");
		}
	}
	const { source, tool, service, usedAt, toolVersion } = report;
	if (source === null) return undefined;
	const index = db.vault.index("use-source", source);
	const [row] = await q.select().from(uses).where(eq(uses.sourceIndex, index));
	if (row === undefined) return undefined;
	const same =
		row.patientNo === subject.no &&
		row.toolId === tool &&
		row.usedAt.getTime() === usedAt.getTime() &&
		row.version === (toolVersion ?? "") &&
		(service === null || service === row.serviceId);
	return same ? ok(keptAs(row.id, { answer: row.decided })) : refuse("came-before-otherwise");
}

function sameReport({ body }: Use, report: UseReport): boolean {
	const { tool, toolVersion, service, lookedAt, recommended, checked } = body;
	const kept = { tool, toolVersion, service, lookedAt, recommended, checked, usedAt: body.usedAt };
	return Object.entries(kept).every(([name, value]) => {
		const sent = name === "usedAt" ? report.usedAt.toISOString() : report[name as keyof UseReport];
		return canonical(sent) === canonical(value);
	});
}

function keptAs(id: string, decided: Pick<UseReported["decided"], "answer">): KeptUse {
	return { id, isNew: false, wasAllowed: wasAllowed(decided) };
}

interface Place {
	readonly tool: KnownTool;
	readonly provider: KnownProvider;
	readonly serviceId: string;
}

/** Where it was used. Without a service in the report it is the one that uses this tool and has this patient on its list. */
async function placeOf(
	q: Writer,
	actor: Reporter,
	register: KnownRegister,
	subject: Subject,
	report: UseReport,
): Promise<Result<Place, UseRefusal>> {
	const tool = register.byId.get(report.tool);
	const isTheirs = actor.role !== "client" || actor.tools.includes(report.tool);
	if (tool === undefined || !isTheirs) return refuse("tool-unknown");
	const lists = await servicesOf(q, subject.no);
	const here = tool.uses.filter(
		({ serviceId, providerId }) =>
			lists.has(serviceId) && (actor.role !== "client" || providerId === actor.providerId),
	);
	if (report.service === null && here.length !== 1) return refuse("service-unclear");
	const serviceId = report.service ?? here[0]?.serviceId ?? "";
	const service = register.services.get(serviceId);
	const provider = service && register.providers.get(service.providerId);
	if (provider === undefined || (actor.role !== "system" && provider.id !== actor.providerId))
		return refuse("service-unknown");
	const isListed = [...lists].some((id) => register.services.get(id)?.providerId === provider.id);
	return isListed ? ok({ tool, provider, serviceId }) : refuse("patient-not-listed");
}

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
