/**
 * The closed list of things that can happen and are recorded. An entry is never changed; a correction is another entry.
 * Stored entries outlive the code: a kind is never altered, it gets a new version.
 */
import { z } from "zod";
import { commentMade, commentRead, roundMoved, staffCommentMade, staffCommentRead } from "./comment-entry.ts";
import { disputeMoved, disputeRaised } from "./dispute-entry.ts";
import { lawAgreed, lawEnded, lawEntered, lawTold } from "./law-entry.ts";
import { looksSealed } from "./looks-entry.ts";
import { needsPutOff, needsSaid } from "./needs-entry.ts";
import { overrideEnded, overrideStarted } from "./override-entry.ts";
import { draftMoved } from "./register-entry.ts";
import { recorder, said } from "./said.ts";
import { PURPOSES } from "./scope.ts";
import { staffChanged } from "./staff-entry.ts";
import { noticeTold } from "./told-entry.ts";
import { checkMade, detailsSwitched, toolStopped } from "./tool-entry.ts";
import { trainingAsked, trainingConfirmed, trainingWithdrawn } from "./training-entry.ts";
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

/** An assessment of who decides for this patient. `evidence` is what staff saw, in their words. */
const statusChanged = z.strictObject({
	kind: z.literal("status.changed"),
	version: z.literal(1),
	status: z.enum(DECISION_STATUSES),
	evidence: z.string().min(1).max(1000),
	recorder,
});

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

/**
 * A job for a person at the provider: a call back, a notice to post, a wish to answer, a conflict to settle, a use against
 * a no that the AI lead looks into, a use that somebody looks at again because another of its version was wrong, an emergency
 * override that the AI lead reads about, help that a patient asked for on paper.
 */
export const TASK_KINDS = [
	"call-back",
	"wish",
	"post",
	"conflict",
	"use-against-no",
	"look-again",
	"override",
	"help",
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
const taskOpened = z.strictObject({
	kind: z.literal("task.opened"),
	version: z.literal(1),
	task: z.string().min(1),
	what: z.enum(TASK_KINDS),
	tool: z.string().min(1).nullable(),
	/** The choice (its seq) that asked for it, where one did. */
	choice: z.int().positive().nullable(),
	/** ISO day by which a person does it. */
	due: z.iso.date(),
});
const done = {
	kind: z.literal("task.done"),
	task: z.string().min(1),
	/** What came of it, in words that the patient reads. */
	note: z.string().max(1000),
	recorder,
};
const taskDone = z.discriminatedUnion("version", [
	z.strictObject({ ...done, version: z.literal(1) }),
	/** `lang`: the language of the page on which the note was written. */
	z.strictObject({ ...done, version: z.literal(2), lang: z.string().min(2) }),
]);

/** The choice (its seq) answered just what a call was to talk about, so nobody calls any more. */
const taskSettled = z.strictObject({
	kind: z.literal("task.settled"),
	version: z.literal(1),
	task: z.string().min(1),
	choice: z.int().positive(),
});

/** A job is open again: it was said to be done by mistake, or the choice that settled it was taken back. */
const taskReopened = z.strictObject({
	kind: z.literal("task.reopened"),
	version: z.literal(1),
	task: z.string().min(1),
	recorder,
});

/** A way in: a letter code was made, used or stopped. The code itself is never in the record. */
const letterCode = z.strictObject({
	kind: z.literal("letter-code"),
	version: z.literal(1),
	what: z.enum(["made", "used", "stopped"]),
	recorder,
});

/** Why a person was erased. A closed list: a sentence could name the person. */
export const ERASED_BECAUSE = ["asked", "not-a-patient", "kept-long-enough"] as const;

/** A person was erased: their key was destroyed. `patient` is a random id that stands for nobody any more. */
const erased = {
	kind: z.literal("patient.erased"),
	patient: z.string().min(1),
	why: z.enum(ERASED_BECAUSE),
	recorder,
};
const patientErased = z.discriminatedUnion("version", [
	z.strictObject({ ...erased, version: z.literal(1) }),
	/** `agreedBy`: the accounts of the two people who agreed to it. */
	z.strictObject({ ...erased, version: z.literal(2), agreedBy: z.array(z.string().min(1)).length(2) }),
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
	letterCode,
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
	looksSealed,
	patientErased,
	staffChanged,
]);

/** What happened. */
export type EntryBody = z.infer<typeof entrySchema>;
export type ChoiceMade = Extract<EntryBody, { kind: "choice.made" }>;

/** What belongs to no patient: it happened to a tool, for everybody, to the whole list of who looked, to somebody who is
 * nobody's patient any more, to an account of staff, or in their training. */
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
	"staff.changed",
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
