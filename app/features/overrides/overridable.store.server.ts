/** What is known before an emergency override is started or ended: the patient, the answer now, and what stands in its way. */
import type { StaffActor } from "#app/core/actor.ts";
import { decide } from "#app/core/decision.ts";
import type { Reason } from "#app/core/decision-reasons.ts";
import type { Entry } from "#app/core/entry.ts";
import { fold } from "#app/core/standing.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { questionOf } from "#app/features/record/decide.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { entriesOf, type Subject } from "#app/features/record/record.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import type { KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { isRunning, type NoOverride, type Override, overrideMark, whyNoOverride } from "./override.ts";
import { overrideIn, overridesIn } from "./overrides-in.ts";

export interface OverrideKnown {
	readonly patient: ListedPatient;
	readonly tool: KnownTool;
	readonly standing: Standing;
	/** Why the answer now is what it is. */
	readonly reason: Reason;
	/** Why none can be started; null where one can. */
	readonly refusal: NoOverride | null;
	/** The one that runs for this tool. */
	readonly running: Override | null;
	/** Mark of what counted: another one later means that something was said or changed meanwhile. */
	readonly mark: string;
}

/**
 * All of that at this moment; undefined where the patient is on no list of the actor's provider, or nobody knows the tool. Where
 * the record cannot be read, or what counts is not what was said, nothing can be started.
 */
export async function known(
	db: Db,
	handle: Reader | Writer,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	toolId: string,
	at: Date,
): Promise<OverrideKnown | undefined> {
	const patient = await listedPatient(db, handle, actor, patientId);
	const tool = register.byId.get(toolId);
	if (patient === undefined || tool === undefined) return undefined;
	const standing = await readStanding(handle, register, patient.subject.no);
	const entries = await whatWasRecorded(handle, patient.subject);
	const services = new Set(
		patient.services.filter((id) => register.services.get(id)?.providerId === actor.providerId),
	);
	const asked = { tool, purpose: "care", services, onList: services.size > 0, at } as const;
	const question = questionOf(register, asked);
	const [kept, again] = [standing, fold(entries ?? [])].map((rows) => ({
		reason: decide(rows, question).reason,
		refusal: whyNoOverride(rows, question) ?? null,
	}));
	const agree = kept?.reason === again?.reason && kept?.refusal === again?.refusal;
	const told = entries !== undefined && agree ? kept : undefined;
	const reason = told?.reason ?? "could-not-tell";
	return {
		patient,
		tool,
		standing,
		reason,
		refusal: told === undefined ? "could-not-tell" : told.refusal,
		running: overridesIn(entries ?? []).find((one) => isOf(one, toolId) && isRunning(one, at)) ?? null,
		mark: overrideMark(standing, { reason }),
	};
}

function isOf({ entry }: Override, tool: string): boolean {
	return entry.body.tool === tool;
}

/** The patient's entries, or undefined when any of them cannot be read: then nothing can be told for sure. */
async function whatWasRecorded(handle: Reader | Writer, subject: Subject): Promise<Entry[] | undefined> {
	try {
		return await entriesOf(handle, subject);
	} catch {
		return undefined;
	}
}

/** The same for a page; the look is logged first. */
export async function readOverridable(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	toolId: string,
	at: Date,
): Promise<OverrideKnown | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	if (patient === undefined || !register.byId.has(toolId)) return undefined;
	await db.write((q) => logStaffLook(q, actor, [patient.subject.no], "summary", at));
	return known(db, db.read, actor, register, patientId, toolId, at);
}

/** The override with this receipt reference and the answer now; the look is logged first. Undefined for "not there" and "not on your lists" alike. */
export async function readOverride(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	ref: string,
	at: Date,
): Promise<(OverrideKnown & { readonly override: Override }) | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	const override = patient && overrideIn(await entriesOf(db.read, patient.subject), ref);
	if (override === undefined) return undefined;
	const found = await readOverridable(db, actor, register, patientId, override.entry.body.tool, at);
	return found && { ...found, override };
}
