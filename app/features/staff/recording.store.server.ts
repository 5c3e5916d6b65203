/** Writing down what a patient said: what can be asked, what it would do, and all answers saved at once or none. */
import type { StaffActor } from "#app/core/actor.ts";
import { ageOn, dayOf } from "#app/core/calendar.ts";
import { canonical } from "#app/core/canonical.ts";
import { whoDecides } from "#app/core/decision.ts";
import type { Answer, Entry } from "#app/core/entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { basisOf, type ToolRule } from "#app/core/tool-rule.ts";
import { type About, aboutOf } from "#app/features/choices/about.ts";
import { callBackBy, wishAnsweredBy } from "#app/features/choices/choice.ts";
import { ruleOf } from "#app/features/record/decide.store.server.ts";
import { recordEvidence, saidByStaff } from "#app/features/record/evidence.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { makeChoice, standingNow } from "#app/features/record/make-choice.store.server.ts";
import { spendKey, usedKey } from "#app/features/record/once.store.server.ts";
import { type NewTask, openTask } from "#app/features/record/open-task.store.server.ts";
import { entriesOf } from "#app/features/record/record.store.server.ts";
import { seenMark } from "#app/features/record/seen.ts";
import { settleConflicts } from "#app/features/record/settle-conflict.store.server.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { type KnownRegister, type KnownTool, stageIn } from "#app/features/tools/known-tool.ts";
import { agesAt, parentsEndAt } from "#app/features/trust/trust.ts";
import { actingToday, trustedIn } from "#app/features/trust/trusted-in.ts";
import type { Db } from "#db/open.server.ts";
import type { LanguageTag } from "#locales/index.ts";
import {
	inOrder,
	noticeInHand,
	type OfferedDecider,
	offeredDeciders,
	type Recording,
	scopeOfAnswer,
} from "./recording.ts";
import { endRecordingDraft } from "./recording-draft.store.server.ts";
import { type AnswerAhead, previewRecording, settlesNothing } from "./recording-preview.ts";
import { servicesHere } from "./summary.store.server.ts";

/** What there is to ask this patient about. */
export interface Asking {
	readonly patient: ListedPatient;
	/** The tools in use here for this patient about which they can choose. */
	readonly tools: readonly KnownTool[];
	/** The tools that none of the patient's services uses, and that they can wish for. */
	readonly wishes: readonly KnownTool[];
	/** Two answers do not agree, and nobody has settled it. */
	readonly hasConflict: boolean;
	/** The people on record who may decide today. */
	readonly deciders: readonly OfferedDecider[];
	/** No parent decides for them any more. */
	readonly grown: boolean;
	/** Mark of what counted for the patient, and of the notices, when this was read; goes back with the save. */
	readonly seen: string;
	readonly register: KnownRegister;
	readonly standing: Standing;
}

/** What can be asked; the look is logged first. Undefined when the patient is on no list of the actor's provider. */
export async function readAsking(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	at: Date,
): Promise<Asking | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	if (patient === undefined) return undefined;
	const { no } = patient.subject;
	await db.write((q) => logStaffLook(q, actor, [no], "summary", at));
	const services = servicesHere(register, actor, patient);
	const everywhere = new Set(patient.services);
	const standing = await readStanding(db.read, register, no);
	return {
		patient,
		deciders: decidersIn(await entriesOf(db.read, patient.subject), standing, register, patient, at),
		grown: isGrown(register, patient, at),
		tools: register.tools.filter((tool) => stageIn(tool, services) !== undefined && canChoose(tool)),
		wishes: register.tools.filter(
			(tool) => stageIn(tool, everywhere) === undefined && canChoose(tool) && !tool.paused,
		),
		hasConflict: standing.some((row) => row.kind === "conflict" && row.state === "open"),
		seen: seenMark(db.vault.sha256, standing, register.tools),
		register,
		standing,
	};
}

function decidersIn(
	entries: readonly Entry[],
	standing: Standing,
	register: KnownRegister,
	{ birthDate, services, hasDied }: ListedPatient,
	at: Date,
): readonly OfferedDecider[] {
	// Every authority to act for somebody ends with their death.
	if (hasDied) return [];
	const patient = { status: whoDecides(standing).status, birthDate };
	return offeredDeciders(actingToday(trustedIn(entries), patient, agesAt(register, services), dayOf(at)));
}

function isGrown(register: KnownRegister, { birthDate, services }: ListedPatient, at: Date): boolean {
	return ageOn(birthDate, dayOf(at)) >= parentsEndAt(agesAt(register, services));
}

function canChoose(tool: KnownTool): boolean {
	const basis = basisOf(ruleOf(tool, undefined, true), "care");
	return !tool.retired && (basis === "objection" || basis === "consent");
}

/** What the answers would do. ISO days: `due` by which somebody calls where the patient is not sure, `wishDue` by which a wish is answered. */
export interface RecordingAhead {
	readonly answers: readonly (Omit<AnswerAhead, "ends"> & {
		readonly ends: readonly { readonly about: About; readonly answer: Answer; readonly day: string }[];
	})[];
	readonly due: string;
	readonly wishDue: string;
	/** A talk is told of that settles no conflict. */
	readonly settlesNothing: boolean;
}

/** Looks ahead on what `readAsking` read. */
export async function lookAhead(
	db: Db,
	actor: StaffActor,
	asking: Asking,
	recording: Recording,
	lang: LanguageTag,
	at: Date,
): Promise<RecordingAhead> {
	const { register, standing, tools, wishes, patient } = asking;
	const provider = register.providers.get(actor.providerId);
	if (provider === undefined) throw new Error("a staff member without a provider");
	const rules: ToolRule[] = [
		...tools.map((tool) => ruleOf(tool, provider, true)),
		...wishes.map((tool) => ruleOf(tool, provider, false)),
	];
	const said = saidByStaff(actor, recording, await entriesOf(db.read, patient.subject), "new");
	return {
		answers: previewRecording(standing, recording, said, rules, at).map((row) => ({
			...row,
			ends: row.ends.map(({ scope, answer, day }) => ({
				about: aboutOf(scope, register, lang),
				answer,
				day,
			})),
		})),
		due: callBackBy(dayOf(at), provider.nation),
		wishDue: wishAnsweredBy(dayOf(at), provider.nation),
		settlesNothing: settlesNothing(standing, recording, said, at),
	};
}

/** What the page that was pressed knew: the one-time key of its form, and the mark of what it showed. */
export interface Pressed {
	readonly once: string;
	readonly seen: string;
}

/**
 * Saves all answers in one transaction. The same answers of the same form, sent again, lead to the same receipt; where the patient's choices changed
 * since the check page was shown, or a talk settles no conflict, nothing is saved. Undefined when the patient is on no list of the actor's provider.
 */
export async function saveRecording(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	recording: Recording,
	pressed: Pressed,
	lang: LanguageTag,
	at: Date,
): Promise<
	| Result<
			{ readonly ref: string },
			"changed" | "key-not-yours" | "settles-nothing" | "decider-over" | "parent-too-old"
	  >
	| undefined
> {
	const owner = `staff:${actor.staffId}` as const;
	const key = db.vault.sha256(`${pressed.once} ${patientId} ${canonical(recording)}`);
	return db.write(async (q) => {
		const patient = await listedPatient(db, q, actor, patientId);
		if (patient === undefined) return undefined;
		const { subject } = patient;
		const used = await usedKey(q, key, owner);
		if (used?.isTheirs) await endRecordingDraft(q, actor, subject.no);
		if (used !== undefined) return used.isTheirs ? ok({ ref: used.ref }) : refuse("key-not-yours");
		let standing = await standingNow(q, register, subject);
		if (seenMark(db.vault.sha256, standing, register.tools) !== pressed.seen) return refuse("changed");
		const entries = await entriesOf(q, subject);
		const { decider } = recording;
		const offered = decidersIn(entries, standing, register, patient, at);
		if (decider.who === "on-record" && !offered.some(({ id }) => id === decider.id))
			return refuse("decider-over");
		if (decider.who === "trusted" && decider.authority === "parent" && isGrown(register, patient, at))
			return refuse("parent-too-old");
		const said = saidByStaff(actor, recording, entries, `person-${db.vault.randomHex(8)}`);
		if (settlesNothing(standing, recording, said, at)) return refuse("settles-nothing");
		await recordEvidence(db, q, register, subject, standing, actor, recording.decider, at);
		let ref: string | undefined;
		for (const answered of inOrder(recording.answers)) {
			const { saidOn, settledHow, printed } = recording;
			const choice = {
				scope: scopeOfAnswer(answered),
				answer: answered.answer,
				notice: noticeInHand(recording, answered.tool),
				said,
				lang: printed?.lang ?? lang,
				saidOn,
				settles: settledHow !== null,
				recordedAt: actor.providerId,
			};
			const entry = await makeChoice(db, q, register, subject, standing, choice, at);
			ref ??= entry.ref;
			standing = await standingNow(q, register, subject);
		}
		if (recording.settledHow !== null) {
			const settled = { note: recording.settledHow, lang, recorder: said.recorder };
			await settleConflicts(db.vault, q, subject, standing, settled, at);
		}
		if (recording.help) {
			const asked = await openTask(db, q, subject, helpAsked(register, actor, at), at);
			ref ??= asked.ref;
		}
		if (ref === undefined) throw new RangeError("a recording without an answer");
		await logStaffLook(q, actor, [subject.no], "recorded", at);
		await spendKey(q, key, owner, ref, at);
		await endRecordingDraft(q, actor, subject.no);
		return ok({ ref });
	});
}

/** Help that a form asks for: somebody calls, by the day by which we call whoever is not sure. */
function helpAsked(register: KnownRegister, actor: StaffActor, at: Date): NewTask {
	const { providerId } = actor;
	const provider = register.providers.get(providerId);
	if (provider === undefined) throw new Error("a staff member without a provider");
	return { kind: "help", providerId, tool: null, choice: null, due: callBackBy(dayOf(at), provider.nation) };
}
