/** An answer that our staff wrote down wrongly: what would count without it, and the entry that says it was a mistake. */
import { eq } from "drizzle-orm";
import type { StaffActor } from "#app/core/actor.ts";
import type { DecisionAnswer } from "#app/core/decision-reasons.ts";
import type { Entry } from "#app/core/entry.ts";
import { recorderOf } from "#app/core/recorder.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { fold } from "#app/core/standing.ts";
import { choicesIn, type MadeChoice } from "#app/features/choices/made-choice.ts";
import { confirmWhatBecame } from "#app/features/record/confirm.store.server.ts";
import { decideOn } from "#app/features/record/decide.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { entriesOf, record } from "#app/features/record/record.store.server.ts";
import { reopenCalls } from "#app/features/record/settle-call.store.server.ts";
import { reopenConflicts } from "#app/features/record/settle-conflict.store.server.ts";
import { refold } from "#app/features/record/standing.store.server.ts";
import { type KnownRegister, stageIn, wordsIn } from "#app/features/tools/known-tool.ts";
import type { Db, Reader, Writer } from "#db/open.server.ts";
import { staff } from "#db/schema.ts";
import type { LanguageTag } from "#locales/index.ts";
import type { MistakeSaid } from "./mistake.forms.ts";
import { servicesHere } from "./summary.store.server.ts";

/** Why an answer is not ours to call a mistake; each is a key of `staff:mistake.refused`. */
export type MistakeRefusal = "not-ours" | "taken-back";

/** One tool for which something else would count. */
export interface Changed {
	readonly tool: string;
	readonly name: string;
	readonly before: DecisionAnswer;
	readonly after: DecisionAnswer;
}

/** An answer as staff see it before they say that it was a mistake. */
export interface Doubted {
	readonly patient: ListedPatient;
	readonly made: MadeChoice;
	readonly refusal: MistakeRefusal | undefined;
	/** What counts differently without it, for each tool that the actor's provider uses for them: in the purpose it is about, or in care. */
	readonly changes: readonly Changed[];
}

/** The answer with this reference; the look is logged first. Undefined for "not there" and "not on your lists" alike. */
export async function readDoubted(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	ref: string,
	lang: LanguageTag,
	at: Date,
): Promise<Doubted | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	if (patient === undefined) return undefined;
	const { subject } = patient;
	const entries = await entriesOf(db.read, subject);
	const made = choicesIn(entries).find(({ entry }) => entry.ref === ref);
	if (made === undefined) return undefined;
	await db.write((q) => logStaffLook(q, actor, [subject.no], "summary", at));
	const services = servicesHere(register, actor, patient);
	const [before, after] = [fold(entries), fold([...entries, asMistake(made, entries, at)])];
	const purpose = made.entry.body.scope.purpose ?? "care";
	const changes = register.tools
		.filter((tool) => stageIn(tool, services) !== undefined && tool.basis[purpose] !== undefined)
		.map((tool) => {
			const asked = { tool, purpose, services, onList: services.size > 0, at };
			const name = wordsIn(tool.words, lang).words.name;
			const [one, other] = [decideOn(register, before, asked), decideOn(register, after, asked)];
			return { tool: tool.id, name, before: one.answer, after: other.answer };
		})
		.filter((change) => change.before !== change.after);
	return { patient, made, refusal: await whyNotOurs(db.read, actor, made), changes };
}

/** The entry that would be added, only to see what would count then. */
function asMistake({ entry }: MadeChoice, entries: readonly Entry[], at: Date): Entry {
	const seq = (entries.at(-1)?.seq ?? 0) + 1;
	const recorder = { who: "system", name: "preview" } as const;
	const body = { kind: "entry.in-error", version: 1, entry: entry.seq, why: "?", recorder } as const;
	return { seq, ref: "", at, body };
}

/**
 * Only what staff of the same provider wrote down can have been written down wrongly. What a patient said themself is not
 * for staff to unsay, and what was taken back counts no more: a no among them still keeps an older yes from counting.
 */
async function whyNotOurs(
	handle: Reader | Writer,
	actor: StaffActor,
	{ entry, undoneAt }: MadeChoice,
): Promise<MistakeRefusal | undefined> {
	const { recorder } = entry.body.said;
	if (recorder.who !== "staff") return "not-ours";
	const [writer] = await handle
		.select({ providerId: staff.providerId })
		.from(staff)
		.where(eq(staff.id, recorder.id));
	if (writer?.providerId !== actor.providerId) return "not-ours";
	return undoneAt === undefined ? undefined : "taken-back";
}

/**
 * Says that it was a mistake: from now on the rules ignore it, a call that it settled is needed again, and the patient is
 * told. The same page pressed again finds it said. Undefined as in `readDoubted`.
 */
export async function sayMistake(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	ref: string,
	{ mistake, why, once }: MistakeSaid,
	at: Date,
): Promise<Result<true, MistakeRefusal | "key-not-yours"> | undefined> {
	const owner = `staff:${actor.staffId}` as const;
	const key = db.vault.sha256(`${once} ${patientId} mistake ${ref}`);
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		const { subject } = patient;
		const used = await usedKey(q, key, owner);
		if (used !== undefined) return used.isTheirs ? ok(true) : refuse("key-not-yours");
		const entries = await entriesOf(q, subject);
		const made = choicesIn(entries).find(({ entry }) => entry.ref === ref);
		if (made === undefined) return undefined;
		if (made.inErrorAt !== undefined) return ok(true);
		const refusal = await whyNotOurs(q, actor, made);
		if (refusal !== undefined) return refuse(refusal);
		const { seq } = made.entry;
		const recorder = recorderOf(actor);
		const body = { kind: "entry.in-error", version: 2, entry: seq, mistake, why, recorder } as const;
		await record(q, db.vault, subject, body, at);
		const after = await refold(q, register, subject);
		await reopenCalls(db.vault, q, subject, entries, seq, recorder, at);
		await reopenConflicts(db.vault, q, subject, after, recorder, at);
		await confirmWhatBecame(q, subject, actor.providerId, made.entry, at);
		await logStaffLook(q, actor, [subject.no], "recorded", at);
		await spendKey(q, key, owner, ref, at);
		return ok(true);
	});
}
