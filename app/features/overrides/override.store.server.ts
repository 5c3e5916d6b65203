/** Emergency overrides by clinicians: started once, ended early, with the patient told and a report to the AI lead. */
import { eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import { canonical } from "#app/core/canonical.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { tellOfOverride } from "#app/features/record/confirm.store.server.ts";
import { listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { openTask } from "#app/features/record/open-task.store.server.ts";
import { entriesOf, record } from "#app/features/record/record.store.server.ts";
import { applyEntry, refold } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import { lookedIntoBy } from "#app/features/uses/use.ts";
import type { Db, Writer } from "#db/open.server.ts";
import { tools } from "#db/schema.ts";
import { known, type OverrideKnown } from "./overridable.store.server.ts";
import { isRunning, mayEnd, type NewOverride, type NoOverride } from "./override.ts";
import { overrideIn } from "./overrides-in.ts";

const MINUTE = 60_000;

export type StartRefusal = NoOverride | "only-clinicians" | "changed" | "key-not-yours";

/** What a press sends along: the form's one-time key, and the mark of what its page knew. */
export interface PressedStart {
	readonly once: string;
	readonly seen: string;
}

/**
 * Starts one for a patient on the actor's lists, once, in one transaction: the entry, what counts now, a look that the patient
 * reads, a letter to them, a report for the AI lead. Where one runs already it is answered with that one. Whether the tool is
 * stopped is read in the same transaction, so that a stop a moment before is never passed over. `ref`: the receipt reference.
 * Undefined where the patient is on no list of the actor's provider, or nobody knows the tool.
 */
export async function startOverride(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	toolId: string,
	wanted: NewOverride,
	{ once, seen }: PressedStart,
	at: Date,
): Promise<Result<{ readonly ref: string }, StartRefusal> | undefined> {
	const owner = `staff:${actor.staffId}` as const;
	const key = db.vault.sha256(`${once} ${patientId} override ${toolId} ${canonical(wanted)}`);
	return db.write(async (q) => {
		const found = await known(db, q, actor, await withStopNow(q, register, toolId), patientId, toolId, at);
		if (found === undefined) return undefined;
		if (actor.staffRole !== "clinician") return refuse("only-clinicians");
		const used = await usedKey(q, key, owner);
		if (used !== undefined) return used.isTheirs ? ok({ ref: used.ref }) : refuse("key-not-yours");
		if (found.running !== null) return ok({ ref: found.running.entry.ref });
		if (found.refusal !== null) return refuse(found.refusal);
		if (found.mark !== seen) return refuse("changed");
		const ref = await startInside(db, q, actor, register, found, wanted, at);
		await spendKey(q, key, owner, ref, at);
		return ok({ ref });
	});
}

async function startInside(
	db: Db,
	q: Writer,
	actor: StaffActor,
	register: KnownRegister,
	{ patient: { subject }, tool, standing }: OverrideKnown,
	{ because, why, lang, minutes }: NewOverride,
	at: Date,
): Promise<string> {
	const entry = await record(
		q,
		db.vault,
		subject,
		{
			kind: "override.started",
			version: 2,
			tool: tool.id,
			because,
			why,
			lang,
			ends: new Date(at.getTime() + minutes * MINUTE).toISOString(),
			recorder: recorderOf(actor),
		},
		at,
	);
	await applyEntry(q, register, subject, standing, entry);
	await logStaffLook(q, actor, [subject.no], "override-started", at);
	await tellOfOverride(q, subject, actor.providerId, entry, at);
	const nation = register.providers.get(actor.providerId)?.nation ?? "england";
	// The report is named like its override, so that it leads there.
	const report = { kind: "override", id: entry.ref, tool: tool.id, choice: null } as const;
	const due = lookedIntoBy(at, nation);
	await openTask(db, q, subject, { ...report, providerId: actor.providerId, due }, at);
	return entry.ref;
}

/** The register with this tool as it stands in this transaction: stopped or retired meanwhile, or not. */
async function withStopNow(q: Writer, register: KnownRegister, toolId: string): Promise<KnownRegister> {
	const tool = register.byId.get(toolId);
	const [row] = await q
		.select({ paused: tools.pausedAt, retired: tools.retiredAt })
		.from(tools)
		.where(eq(tools.id, toolId));
	if (tool === undefined || row === undefined) return register;
	const now = { ...tool, paused: row.paused !== null, retired: row.retired !== null };
	return { ...register, byId: new Map(register.byId).set(toolId, now) };
}

/**
 * Ends one before its time. One that is over already stays as it is: a second press is no error. Undefined for "not there" and
 * "not on your lists" alike.
 */
export async function endOverride(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	ref: string,
	at: Date,
): Promise<Result<true, "not-yours-to-end"> | undefined> {
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		const { subject } = patient;
		const entries = await entriesOf(q, subject);
		const found = overrideIn(entries, ref);
		if (found === undefined) return undefined;
		if (!mayEnd(actor.staffRole)) return refuse("not-yours-to-end");
		if (!isRunning(found, at)) return ok(true);
		const body = { kind: "override.ended", version: 1, override: found.entry.seq } as const;
		await record(q, db.vault, subject, { ...body, recorder: recorderOf(actor) }, at);
		await refold(q, register, subject);
		await logStaffLook(q, actor, [subject.no], "override-ended", at);
		return ok(true);
	});
}
