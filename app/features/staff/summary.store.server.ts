/** The staff check of one patient. The look is logged before anything is read to be shown; doubt is never a yes. */
import type { StaffActor } from "#app/core/actor.ts";
import { dayOf } from "#app/core/calendar.ts";
import type { Wish } from "#app/core/death-entry.ts";
import { deathIn, wishIn } from "#app/core/death-row.ts";
import { standingWord } from "#app/core/deciding-choice.ts";
import { whoDecides } from "#app/core/decision.ts";
import type { DecisionAnswer } from "#app/core/decision-reasons.ts";
import type { Answer, DecisionStatus, Entry } from "#app/core/entry.ts";
import { PURPOSES, type Purpose } from "#app/core/scope.ts";
import { fold } from "#app/core/standing.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { lawsInForce } from "#app/core/tool-rule.ts";
import { choicesIn, type MadeChoice, whyNotUndone } from "#app/features/choices/made-choice.ts";
import { isRunning, type Override, whyNoOverride } from "#app/features/overrides/override.ts";
import { overridesIn } from "#app/features/overrides/overrides-in.ts";
import { questionOf } from "#app/features/record/decide.store.server.ts";
import { type ListedPatient, listedPatient } from "#app/features/record/listed-patient.store.server.ts";
import { logStaffLook } from "#app/features/record/look-up.store.server.ts";
import { entriesOf } from "#app/features/record/record.store.server.ts";
import { seenMark } from "#app/features/record/seen.ts";
import { readStanding } from "#app/features/record/standing.store.server.ts";
import { type Told, toldIn } from "#app/features/record/told.ts";
import { type KnownRegister, type KnownTool, stageIn, wordsIn } from "#app/features/tools/known-tool.ts";
import { type RunningCare, runningCare } from "#app/features/tools/running-care.ts";
import { type ShownLaw, shownLaws } from "#app/features/tools/shown-law.ts";
import { hereAt } from "#app/features/tools/tool-here.ts";
import { type TrainingNote, trainingNote } from "#app/features/training/training.ts";
import { agesAt } from "#app/features/trust/trust.ts";
import { type ActingPerson, actingToday, trustedIn } from "#app/features/trust/trusted-in.ts";
import { isAgainst, type Use, usesIn } from "#app/features/uses/use.ts";
import type { Db } from "#db/open.server.ts";
import { isLanguage, type LanguageTag } from "#locales/index.ts";
import { checkedDecisions } from "./checked-decision.store.server.ts";
import { scriptsOf, type ToolScripts } from "./scripts.ts";
import type { Shown } from "./summary.ts";

/** One tool in use at the staff member's provider for this patient, in their care. */
export interface ToolSummary extends Shown {
	readonly id: string;
	readonly name: string;
	/** Who does the work instead, as the notice says it. */
	readonly instead: readonly string[];
	/** What happens to what the tool already runs; null where nothing is to be said. */
	readonly running: RunningCare | null;
	/** Set when the notice's words are not in the reader's language. */
	readonly wordsLang: LanguageTag | null;
	readonly trial: boolean;
	/** The words to read to the patient: in the reader's language, and in the patient's own. */
	readonly scripts: ToolScripts;
	/** The last time that staff told the patient about it; `older` where its words have changed since. */
	readonly told: { readonly at: Date; readonly who: string | null; readonly older: boolean } | null;
	/** The service in which the actor works now uses it: it stands first. */
	readonly isOwn: boolean;
	/** The laws by which the tool must be used in care now. */
	readonly laws: readonly ShownLaw[];
	/** Whether the actor has confirmed training for it, and how many here have; null where none is asked for. */
	readonly training: TrainingNote | null;
	/** What the actor can do in an emergency, or one that runs. */
	readonly emergency: ToolEmergency;
}

/** `mayStart`: this actor could start an override now. `running`: the one that runs, whoever started it. */
export interface ToolEmergency {
	readonly mayStart: boolean;
	readonly running: {
		readonly ref: string;
		readonly who: string | null;
		/** ISO instant. */
		readonly until: string;
	} | null;
}

/** One use of information other than care. */
export interface PurposeSummary {
	readonly purpose: Exclude<Purpose, "care">;
	/** What the patient said about this use of all tools, or null. */
	readonly said: Answer | null;
	/** What the patient wants for it after their death. */
	readonly wish: Wish;
	readonly tools: readonly { readonly name: string; readonly answer: DecisionAnswer }[];
}

export interface Summary {
	readonly patient: ListedPatient;
	/** Who decides now, and who may act today; null where the record could not be read. */
	readonly deciding: {
		readonly status: DecisionStatus;
		readonly acting: readonly ActingPerson[];
	} | null;
	readonly tools: readonly ToolSummary[];
	readonly purposes: readonly PurposeSummary[];
	/** The mark of what is shown (`seenMark`), for an answer that is written down from here. */
	readonly seen: string;
	/** The choices that the patient can still take back, newest first. */
	readonly undoable: readonly MadeChoice[];
	/** Uses at the actor's provider that were not allowed, the newest first. */
	readonly against: readonly Use[];
	readonly asAt: Date;
	/** ISO day on which the patient died; null where they live, as far as we know. */
	readonly diedOn: string | null;
}

/** The summary of the patient with this id; undefined when they are not on a list of the actor's provider. */
export async function readSummary(
	db: Db,
	actor: StaffActor,
	register: KnownRegister,
	patientId: string,
	lang: LanguageTag,
	at: Date,
): Promise<Summary | undefined> {
	const patient = await listedPatient(db, db.read, actor, patientId);
	if (patient === undefined) return undefined;
	const { subject } = patient;
	await db.write((q) => logStaffLook(q, actor, [subject.no], "summary", at));
	const services = servicesHere(register, actor, patient);
	const standing = await readStanding(db.read, register, subject.no);
	const entries = await whatWasRecorded(db, patient);
	const here = register.tools.filter((tool) => stageIn(tool, services) !== undefined);
	const folded = fold(entries ?? []);
	const { status } = whoDecides(folded);
	const trusting = { status, birthDate: patient.birthDate };
	const ages = agesAt(register, patient.services);
	const acting = actingToday(trustedIn(entries ?? []), trusting, ages, dayOf(at));
	const decided = checkedDecisions(register, { standing, entries, services }, at);
	const running = overridesIn(entries ?? []).filter((one) => isRunning(one, at));
	const told = toldIn(entries ?? []);
	const reads = patient.lang !== null && isLanguage(patient.lang) ? patient.lang : lang;
	const emergencyFor = (tool: KnownTool): ToolEmergency => {
		const asked = { tool, purpose: "care", services, onList: services.size > 0, at } as const;
		const question = questionOf(register, asked);
		const mayStart =
			actor.staffRole === "clinician" &&
			decided(tool, "care").reason !== "could-not-tell" &&
			whyNoOverride(folded, question) === undefined;
		return { mayStart, running: runningOf(running, tool.id) };
	};
	const lawsNow = (tool: KnownTool) =>
		shownLaws(lawsInForce(tool, "care", at.getTime()), register, new Set([actor.providerId]), lang, at);
	return {
		patient,
		deciding: entries === undefined ? null : { status, acting },
		tools: here
			.filter((tool) => tool.basis.care !== undefined)
			.map((tool) => ({ tool, shown: decided(tool, "care") }))
			.map(({ tool, shown }) => ({
				...shown,
				...shownTool(tool, services, lang),
				running: runningCare(shown.reason, "care", hereAt(tool.here, actor.providerId)),
				scripts: scriptsOf(tool, lang, reads),
				told: lastTold(told, tool),
				isOwn: tool.uses.some(({ serviceId }) => serviceId === actor.serviceId && services.has(serviceId)),
				laws: lawsNow(tool),
				training: trainingNote(tool, actor, dayOf(at)),
				emergency: emergencyFor(tool),
			})),
		purposes: PURPOSES.filter((purpose) => purpose !== "care").map((purpose) => ({
			purpose,
			said: standingWord(folded, null, purpose)?.state ?? null,
			wish: wishIn(folded, purpose),
			tools: here
				.filter((tool) => tool.basis[purpose] !== undefined)
				.map((tool) => ({
					name: wordsIn(tool.words, lang).words.name,
					answer: decided(tool, purpose).answer,
				})),
		})),
		seen: seenMark(db.vault.sha256, standing, register.tools),
		undoable: choicesIn(entries ?? [])
			.filter((made) => made.undoneAt === undefined && whyNotUndone(made, at) === undefined)
			.reverse(),
		against: usesIn(entries ?? []).filter(
			(use) => isAgainst(use) && register.services.get(use.body.service)?.providerId === actor.providerId,
		),
		asAt: at,
		diedOn: diedOn(folded, entries ?? []),
	};
}

function diedOn(folded: Standing, entries: readonly Entry[]): string | null {
	const death = entries.find(({ seq }) => seq === deathIn(folded)?.seq)?.body;
	return death?.kind === "death.recorded" ? death.on : null;
}

/** The services of the actor's provider whose lists this patient is on. */
export function servicesHere(
	register: KnownRegister,
	actor: StaffActor,
	{ services }: Pick<ListedPatient, "services">,
): Set<string> {
	return new Set(services.filter((id) => register.services.get(id)?.providerId === actor.providerId));
}

/** The patient's entries, or undefined when any of them cannot be read: then nothing can be told for sure. */
async function whatWasRecorded(db: Db, { subject }: ListedPatient): Promise<Entry[] | undefined> {
	try {
		return await entriesOf(db.read, subject);
	} catch {
		return undefined;
	}
}

function lastTold(told: readonly Told[], { id, notice }: KnownTool): ToolSummary["told"] {
	const last = told.findLast((one) => one.tool === id);
	return last === undefined ? null : { at: last.at, who: last.who, older: last.notice !== notice.number };
}

function runningOf(overrides: readonly Override[], tool: string): ToolEmergency["running"] {
	const found = overrides.find(({ entry }) => entry.body.tool === tool);
	if (found === undefined) return null;
	const { ref, body } = found.entry;
	const who = body.recorder.who === "staff" ? body.recorder.name : null;
	return { ref, who, until: found.until.toISOString() };
}

function shownTool(tool: KnownTool, services: ReadonlySet<string>, lang: LanguageTag) {
	const { words, lang: wordsLang } = wordsIn(tool.words, lang);
	return {
		id: tool.id,
		name: words.name,
		instead: words.instead,
		wordsLang: wordsLang === lang ? null : wordsLang,
		trial: stageIn(tool, services) === "trial",
	};
}
