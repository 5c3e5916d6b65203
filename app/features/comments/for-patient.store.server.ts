/** Staff write down what a patient thinks of a tool, who told them: the entry and the row of the patient's own hand. */
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { deathOf } from "#app/features/record/death.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import type { KnownRegister } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { type CommentRefusal, listComments } from "./comment.store.server.ts";
import { type Comment, type Commentable, commentable, MOST_A_DAY } from "./comment.ts";
import type { ToldComment } from "./for-patient.forms.ts";
import { countOnDay, keepComment, rowsOf } from "./keep-comment.store.server.ts";

/** A patient, and what they can say something of to these staff. */
export interface CommentableFor {
	readonly patient: ListedPatient;
	/** What the actor's provider uses or asks about: its leads read what is said here. */
	readonly about: readonly Commentable[];
}

/** The look is logged. Undefined where the patient is on no list of the actor's provider, or has died. */
export async function readCommentableFor(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	at: Date,
): Promise<CommentableFor | undefined> {
	return db.write(async (q) => {
		const patient = await livingPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		await logStaffLook(q, actor, [patient.subject.no], "summary", at);
		const asked = register.rounds.map(({ tool }) => tool);
		const ids = new Set([...register.tools.map(({ id }) => id), ...asked]);
		const here = new Set([actor.providerId]);
		return {
			patient,
			about: [...ids].flatMap((id) => {
				const tool = register.byId.get(id);
				return tool?.retired ? [] : (commentable(register, id, here, dayOf(at)) ?? []);
			}),
		};
	});
}

/** Nobody says anything in the name of somebody who has died. */
async function livingPatient(
	db: Db,
	handle: Reader | Writer,
	actor: StaffActor,
	patientId: string,
): Promise<ListedPatient | undefined> {
	const patient = await listedPatient(db, handle, actor, patientId);
	return patient === undefined || (await deathOf(handle, patient.subject.no)) !== undefined
		? undefined
		: patient;
}

/**
 * Keeps it once, as the patient's own and by the hand of the actor, in one transaction with a look that the patient reads. Answers its id.
 * Undefined as in `readCommentableFor`, and for a tool that is none of this provider's.
 */
export async function addCommentFor(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	told: ToldComment,
	{ once, lang }: { readonly once: string; readonly lang: string },
	at: Date,
): Promise<Result<string, CommentRefusal> | undefined> {
	const owner = `staff:${actor.staffId}` as const;
	const key = db.vault.sha256(`${once} ${patientId} comment ${canonical(told)}`);
	return db.write(async (q) => {
		const used = await usedKey(q, key, owner);
		if (used !== undefined) return used.isTheirs ? ok(used.ref) : refuse("key-not-yours");
		const patient = await livingPatient(db, q, actor, patientId);
		const about = commentable(register, told.tool, new Set([actor.providerId]), dayOf(at));
		if (patient === undefined || about === undefined) return undefined;
		const { subject } = patient;
		const theirs = rowsOf({ patientNo: subject.no });
		if ((await countOnDay(q, theirs, told.tool, at)) >= MOST_A_DAY.patient) return refuse("too-many");
		const said = {
			decider: { who: "patient" },
			recorder: recorderOf(actor),
			way: told.way,
			helped: null,
			interpreter: told.interpreter,
		} as const;
		const id = await keepComment(db, q, { subject, said }, about, told.comment, lang, at);
		await logStaffLook(q, actor, [subject.no], "recorded", at);
		await spendKey(q, key, owner, id, at);
		return ok(id);
	});
}

/** The comment with this id, where this actor wrote it down for this patient: to read it back. Nothing else that they ever said is read. */
export async function findWrittenFor(
	db: Db,
	actor: StaffActor,
	{ subject }: ListedPatient,
	toolId: string,
	id: string,
): Promise<Comment | undefined> {
	const own = await listComments(db, rowsOf({ patientNo: subject.no }), toolId);
	return own.find((one) => one.id === id && one.writtenDown?.staffId === actor.staffId);
}
