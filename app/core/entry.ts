/**
 * The closed list of things that can happen and are recorded. An entry is never changed; a correction is another entry.
 * Stored entries outlive the code: a kind is never altered, it gets a new version.
 */
import { z } from "zod";
import { callAsked, callTakenBack } from "./call-entry.ts";
import { clientChanged } from "./client-entry.ts";
import { commentMade, commentRead, roundMoved, staffCommentMade, staffCommentRead } from "./comment-entry.ts";
import { afterDeathWished, deathRecorded } from "./death-entry.ts";
import { disputeMoved, disputeRaised } from "./dispute-entry.ts";
import { patientErased } from "./erased-entry.ts";
import { patientsImported } from "./import-entry.ts";
import { lawAgreed, lawEnded, lawEntered, lawTold } from "./law-entry.ts";
import { looksSealed } from "./looks-entry.ts";
import { needsPutOff, needsSaid } from "./needs-entry.ts";
import { nhsLoginMoved } from "./nhs-login-entry.ts";
import { lookedFromOutside } from "./outside-entry.ts";
import { overrideEnded, overrideStarted } from "./override-entry.ts";
import { draftMoved } from "./register-entry.ts";
import { releaseApplied, releaseListed } from "./release-entry.ts";
import { recorder, said } from "./said.ts";
import { PURPOSES } from "./scope.ts";
import { staffChanged } from "./staff-entry.ts";
import { statusReason } from "./status-reason.ts";
import { taskDone, taskOpened, taskReopened, taskSettled } from "./task-entry.ts";
import { noticeTold } from "./told-entry.ts";
import { checkMade, detailsSwitched, retirementTold, toolStopped } from "./tool-entry.ts";
import { trainingAsked, trainingConfirmed, trainingWithdrawn } from "./training-entry.ts";
import { trustEnded, trustGiven } from "./trust-entry.ts";
import { useReported } from "./use-entry.ts";

export const ANSWERS = ["yes", "no", "unsure"] as const;
export type Answer = (typeof ANSWERS)[number];

/** Who may decide for a patient: the patient, a parent between ages jointly, or a representative. */
export const DECISION_STATUSES = ["self", "jointly", "represented"] as const;
export type DecisionStatus = (typeof DECISION_STATUSES)[number];

const scope = z.strictObject({ tool: z.string().min(1).nullable(), purpose: z.enum(PURPOSES).nullable() });

/** One answer to one question. `saidOn` is the patient's own date on a paper form (ISO day), else null. */
const choiceMade = z.strictObject({
	kind: z.literal("choice.made"),
	version: z.literal(1),
	scope,
	answer: z.enum(ANSWERS),
	/** The notice in force when a scope names a tool: what the patient was shown. */
	notice: z.int().positive().nullable(),
	lang: z.string().min(2),
	saidOn: z.iso.date().nullable(),
	/** Standing choices (their seq) that a paper form disagrees with and was dated before: see `paperConflicts`. */
	disagreesWith: z.array(z.int().positive()).min(1).optional(),
	/** The patient keeps it to themself: it is not shown to anybody who acts for them. It counts as any other. */
	private: z.literal(true).optional(),
	/** A person talked it through and this answer settles a conflict. An answer given online settles one without it. */
	settles: z.literal(true).optional(),
	said,
});

/** The patient takes an answer back within seven days. A taken-back yes is as if never said; see `standing.ts` for a no. */
const choiceUndone = z.strictObject({
	kind: z.literal("choice.undone"),
	version: z.literal(1),
	choice: z.int().positive(),
	said,
});

/** How an answer came to be written down wrongly: another answer was given, by another person, or none at all. */
export const MISTAKES = ["wrong-answer", "wrong-person", "not-said"] as const;
export type Mistake = (typeof MISTAKES)[number];

/** Staff say that an entry never happened as written. The rules ignore the entry it names. */
const inError = {
	kind: z.literal("entry.in-error"),
	entry: z.int().positive(),
	/** What happened, in the words of staff. */
	why: z.string().min(1).max(1000),
	recorder,
};
const enteredInError = z.discriminatedUnion("version", [
	z.strictObject({ ...inError, version: z.literal(1) }),
	z.strictObject({ ...inError, version: z.literal(2), mistake: z.enum(MISTAKES) }),
]);

/** An assessment of who decides for this patient. */
const statusChanged = z.discriminatedUnion("version", [
	z.strictObject({
		kind: z.literal("status.changed"),
		version: z.literal(1),
		status: z.enum(DECISION_STATUSES),
		/** What staff saw, in their words. */
		evidence: z.string().min(1).max(1000),
		recorder,
	}),
	z.strictObject({
		kind: z.literal("status.changed"),
		version: z.literal(2),
		status: z.enum(DECISION_STATUSES),
		because: statusReason,
		recorder,
	}),
]);

/** A dispute that stops the tool for this patient while it is open. */
const pauseOpened = z.strictObject({
	kind: z.literal("pause.opened"),
	version: z.literal(1),
	tool: z.string().min(1),
	dispute: z.string().min(1),
});
const pauseClosed = z.strictObject({
	kind: z.literal("pause.closed"),
	version: z.literal(1),
	tool: z.string().min(1),
	dispute: z.string().min(1),
});

/** A way in: a letter code was made, used or stopped. The code itself is never in the record. */
const code = { kind: z.literal("letter-code"), what: z.enum(["made", "used", "stopped"]), recorder };
const letterCode = z.discriminatedUnion("version", [
	z.strictObject({ ...code, version: z.literal(1) }),
	/** The code of somebody who acts for the patient, by their id. */
	z.strictObject({ ...code, version: z.literal(2), person: z.string().min(1) }),
]);

export const entrySchema = z.discriminatedUnion("kind", [
	choiceMade,
	choiceUndone,
	enteredInError,
	statusChanged,
	pauseOpened,
	pauseClosed,
	overrideStarted,
	overrideEnded,
	taskOpened,
	taskDone,
	taskSettled,
	taskReopened,
	callAsked,
	callTakenBack,
	letterCode,
	nhsLoginMoved,
	noticeTold,
	useReported,
	disputeRaised,
	disputeMoved,
	toolStopped,
	checkMade,
	draftMoved,
	lawEntered,
	lawAgreed,
	lawEnded,
	lawTold,
	retirementTold,
	commentMade,
	commentRead,
	staffCommentMade,
	staffCommentRead,
	roundMoved,
	trainingAsked,
	trainingConfirmed,
	trainingWithdrawn,
	detailsSwitched,
	needsSaid,
	needsPutOff,
	trustGiven,
	trustEnded,
	afterDeathWished,
	deathRecorded,
	lookedFromOutside,
	looksSealed,
	patientErased,
	patientsImported,
	staffChanged,
	clientChanged,
	releaseListed,
	releaseApplied,
]);

/** What happened. */
export type EntryBody = z.infer<typeof entrySchema>;
export type ChoiceMade = Extract<EntryBody, { kind: "choice.made" }>;

/** What belongs to no patient: it happened to a tool, for everybody, to the whole list of who looked, to somebody who is
 * nobody's patient any more, to many patients by one file, to an account of staff, in their training, to a system that may ask, or to a release of data. */
export const KINDS_WITHOUT_PATIENT = [
	"tool.stopped",
	"tool.checked",
	"draft.moved",
	"law.entered",
	"law.agreed",
	"law.ended",
	"staff-comment.made",
	"staff-comment.read",
	"round.moved",
	"training.asked",
	"training.confirmed",
	"training.withdrawn",
	"looks.sealed",
	"patient.erased",
	"patients.imported",
	"staff.changed",
	"client.changed",
	"release.listed",
	"release.applied",
] as const satisfies readonly EntryBody["kind"][];
export type BodyWithoutPatient = Extract<EntryBody, { kind: (typeof KINDS_WITHOUT_PATIENT)[number] }>;

/** Does an entry of this kind belong to no patient? */
export function isWithoutPatient(body: EntryBody): body is BodyWithoutPatient {
	return KINDS_WITHOUT_PATIENT.some((kind) => kind === body.kind);
}

/** What happened, to whom, when, and where it stands in the record. Order is `seq`, never a clock. */
export interface Entry<Body extends EntryBody = EntryBody> {
	readonly seq: number;
	/** The receipt reference. */
	readonly ref: string;
	readonly at: Date;
	readonly body: Body;
}
