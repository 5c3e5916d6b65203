/** Who decides for a patient is changed by staff alone, with a recorded assessment: looked ahead on, and written down. */
import type { StaffActor } from "#app/core/actor.ts";
import { ageOn, dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import { type Question, whoDecides } from "#app/core/decision.ts";
import type { DecisionStatus } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { PURPOSES } from "#app/core/scope.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { openAskAgain } from "#app/features/record/ask-again.store.server.ts";
import { questionOf } from "#app/features/record/decide.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { followStatus } from "#app/features/record/newly-disagree.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { entriesOf, record } from "#app/features/record/record.store.server.ts";
import { seenMark } from "#app/features/record/seen.ts";
import { applyEntry, readStanding } from "#app/features/record/standing.store.server.ts";
import { tellHandedOver, tellWhoActed } from "#app/features/record/tell-hand-over.store.server.ts";
import { peopleOf } from "#app/features/record/trusted-people.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { effectsOf, type NewStatus, offeredStatuses, type StatusEffect } from "./status.ts";
import { agesAt, parentsEndAt, type TrustedPerson } from "./trust.ts";
import { actingToday, trustedIn } from "./trusted-in.ts";

/** A patient whose status staff look at. */
export interface StatusKnown {
	readonly patient: ListedPatient;
	readonly status: DecisionStatus;
	/** The statuses that a patient of this age can have. */
	readonly offered: readonly DecisionStatus[];
	/** Mark of what counted for the patient when this was read; goes back with the save. */
	readonly seen: string;
	readonly standing: Standing;
}

/** What changes with it. `nobody`: nobody on record could decide. */
export interface StatusAhead {
	readonly effects: readonly StatusEffect[];
	readonly nobody: boolean;
}

/** The look is logged. Undefined where the patient is on no list of the actor's provider. */
export async function readStatusKnown(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	at: Date,
): Promise<StatusKnown | undefined> {
	return db.write(async (q) => {
		const known = await knownIn(db, q, actor, register, patientId, at);
		if (known !== undefined) await logStaffLook(q, actor, [known.patient.subject.no], "summary", at);
		return known;
	});
}

async function knownIn(
	db: Db,
	handle: Reader | Writer,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	at: Date,
): Promise<StatusKnown | undefined> {
	const patient = await listedPatient(db, handle, actor, patientId);
	if (patient === undefined) return undefined;
	const standing = await readStanding(handle, register, patient.subject.no);
	const age = ageOn(patient.birthDate, dayOf(at));
	return {
		patient,
		status: whoDecides(standing).status,
		offered: offeredStatuses(age < parentsEndAt(agesAt(register, patient.services))),
		seen: seenMark(db.vault.sha256, standing, register.tools),
		standing,
	};
}

/** Looks ahead on what was read. */
export async function statusAhead(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	{ patient, standing }: StatusKnown,
	status: DecisionStatus,
	at: Date,
): Promise<StatusAhead> {
	const people = trustedIn(await entriesOf(db.read, patient.subject));
	const ages = agesAt(register, patient.services);
	const { birthDate } = patient;
	const acting = actingToday(people, { status, birthDate }, ages, dayOf(at));
	return {
		effects: effectsOf(standing, status, questionsHere(register, actor, patient, at), at),
		nobody: status !== "self" && !acting.some(({ mayNow }) => mayNow === "decide"),
	};
}

/** Whatever is used of tools at the actor's provider for this patient, in each purpose. */
function questionsHere(
	register: KnownRegister,
	{ providerId }: StaffActor,
	patient: ListedPatient,
	at: Date,
): readonly Question[] {
	const here = patient.services.filter((id) => register.services.get(id)?.providerId === providerId);
	const services = new Set(here);
	return register.tools
		.filter((tool) => !tool.retired && tool.uses.some(({ serviceId }) => services.has(serviceId)))
		.flatMap((tool) =>
			PURPOSES.filter((purpose) => tool.basis[purpose] !== undefined).map((purpose) =>
				questionOf(register, { tool, purpose, services, onList: true, at }),
			),
		);
}

export type StatusSaved = Result<string, "changed" | "key-not-yours" | "not-offered">;

/**
 * Writes it down. Who comes to decide for themself is asked again what others decided for them: a person gets that job. They are written to, and so is whoever decided until then. Undefined
 * where the patient is on no list of the actor's provider.
 */
export async function changeStatus(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	{ status, ...assessed }: NewStatus,
	pressed: { readonly once: string; readonly seen: string },
	at: Date,
): Promise<StatusSaved | undefined> {
	return db.write(async (q) => {
		const known = await knownIn(db, q, actor, register, patientId, at);
		if (known === undefined) return undefined;
		const { patient, standing, offered, seen } = known;
		const { subject } = patient;
		const key = db.vault.sha256(`${pressed.once} ${subject.id} ${canonical({ status, ...assessed })}`);
		const owner = `staff:${actor.staffId}` as const;
		const used = await usedKey(q, key, owner);
		if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
		if (seen !== pressed.seen) return refuse("changed");
		if (!offered.includes(status)) return refuse("not-offered");
		await logStaffLook(q, actor, [subject.no], "recorded", at);
		const because = { what: "assessed", ...assessed } as const;
		const body = {
			kind: "status.changed",
			version: 2,
			status,
			because,
			recorder: recorderOf(actor),
		} as const;
		const entry = await record(q, db.vault, subject, body, at);
		const after = await applyEntry(q, register, subject, standing, entry);
		await followStatus(db, q, register, subject, { before: standing, after, entry }, at);
		const isAskedAgain = effectsOf(standing, status, questionsHere(register, actor, patient, at), at).some(
			({ reason }) => reason === "ask-again",
		);
		const asks = after !== standing && isAskedAgain;
		const provider = register.providers.get(actor.providerId);
		if (asks) await openAskAgain(db, q, register, subject, at, provider);
		if (status === "self" && whoDecides(standing).status !== status) {
			await tellHandedOver(q, register, subject, entry.ref, { status, age: null, parents: false, asks }, at);
			for (const person of (await peopleOf(q, subject)).filter(decidedUntilNow(dayOf(at))))
				await tellWhoActed(q, register, subject, entry.ref, person, "decides", at);
		}
		await spendKey(q, key, owner, entry.ref, at);
		return ok(entry.ref);
	});
}

/** Who had the authority to decide, and may only help now that the patient decides. */
const decidedUntilNow =
	(today: string) =>
	({ may, from, until, endedAt }: TrustedPerson): boolean =>
		may === "decide" && endedAt === null && from <= today && (until === null || until >= today);
