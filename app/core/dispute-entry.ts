/**
 * A patient says that a use or its recommendation was wrong (a dispute), or a clinician does (a challenge): one thing with
 * one record. This file is what can happen to it; who may do what and when is in `app/features/disputes/dispute.ts`.
 */
import { z } from "zod";
import { AUTHORITIES, decider, recorder, said } from "./said.ts";

/** What a patient can say is wrong. One dispute can be several. Each has its own clocks. */
export const ROUTES = [
	"urgent",
	"tool-output",
	"machine-alone",
	"record-wrong",
	"complaint",
	"data-protection",
	"other",
] as const;
export type Route = (typeof ROUTES)[number];

/** What a clinician can say of a recommendation. */
export const CHALLENGES = ["disagree", "near-miss", "harm", "bias", "wrong-patient"] as const;
export type Challenge = (typeof CHALLENGES)[number];

/**
 * What the first look found, from the worst. Degrees of harm as in the NHS Learn from Patient Safety Events service;
 * from `moderate` on the duty of candour applies (Health and Social Care Act 2008 (Regulated Activities) Regulations
 * 2014, regulation 20). `possible`: it needs more than one look to tell.
 */
export const HARMS = ["death", "severe", "moderate", "low", "possible", "none"] as const;
export type Harm = (typeof HARMS)[number];

/** What came of it. Several can be true at once. */
export const OUTCOMES = [
	"overruled",
	"upheld",
	"read-again",
	"new-test",
	"record-corrected",
	"tool-fixed",
	"tool-paused",
	"passed-on",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Where a dispute is passed on to. */
export const PASSED_TO = ["complaints", "data-protection", "yellow-card", "patient-safety"] as const;
export type PassedTo = (typeof PASSED_TO)[number];

/** The steps of the duty of candour, in order (regulation 20). */
export const CANDOUR_STEPS = ["told", "apologised", "written"] as const;
export type CandourStep = (typeof CANDOUR_STEPS)[number];

/** How the patient wants to hear. */
export const ANSWER_WAYS = ["letter", "phone", "email"] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number];

/** Who stands by the patient in this. */
export const HELPER_KINDS = ["trusted", "advocate", "interpreter"] as const;

const WORDS = 4000;
const lang = z.string().min(2);

/** What somebody wrote, as they wrote it, and in another language where a person translated it. */
const written = z.strictObject({
	words: z.string().min(1).max(WORDS),
	lang,
	translated: z.strictObject({ words: z.string().min(1).max(WORDS), lang }).nullable(),
});
export type Written = z.infer<typeof written>;

export const disputeRaised = z.strictObject({
	kind: z.literal("dispute.raised"),
	version: z.literal(1),
	/** Random; stands for it in addresses. */
	dispute: z.string().min(1),
	/** A dispute has routes; a challenge says what kind it is. */
	what: z.discriminatedUnion("by", [
		z.strictObject({ by: z.literal("patient"), routes: z.array(z.enum(ROUTES)).min(1) }),
		z.strictObject({
			by: z.literal("clinician"),
			challenge: z.enum(CHALLENGES),
			/** Why the patient is not told of it; null where they see it. */
			withheld: z.string().min(1).max(1000).nullable(),
		}),
	]),
	/** The use it is about; null for "I do not know". */
	use: z.string().min(1).nullable(),
	tool: z.string().min(1).nullable(),
	toolVersion: z.string().min(1).max(100).nullable(),
	service: z.string().min(1).nullable(),
	/** The staff account of who checked that use: they never review it. */
	checker: z.string().min(1).nullable(),
	written: written.nullable(),
	answerBy: z.enum(ANSWER_WAYS),
	helpers: z.array(z.strictObject({ as: z.enum(HELPER_KINDS), name: z.string().min(1).max(200) })),
	/** The tool is not used for this patient while this is open. */
	pauses: z.boolean(),
	lang,
	/** The decider is null where a clinician challenges: it is in nobody's name but theirs, and they are the recorder. */
	said: said.extend({ decider: decider.nullable() }),
});

const move = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
	z.strictObject({ move: z.literal(name), ...shape });

const person = z.strictObject({ id: z.string().min(1), name: z.string().min(1) });

/** Each move with what it says. The names are those of `MOVES` in `app/features/disputes/dispute.ts`. */
const moved = z.discriminatedUnion("move", [
	move("look", { harm: z.enum(HARMS), note: z.string().max(WORDS) }),
	move("take", { reviewer: person }),
	move("acknowledge", {}),
	move("agree-date", { day: z.iso.date() }),
	move("ask", { written }),
	move("reply", { written }),
	move("translate", { of: z.int().positive(), written }),
	move("explain-delay", { written, day: z.iso.date() }),
	move("answer", {
		outcomes: z.array(z.enum(OUTCOMES)).min(1),
		passedTo: z.array(z.enum(PASSED_TO)),
		written,
		apology: written.nullable(),
	}),
	move("candour", { step: z.enum(CANDOUR_STEPS), day: z.iso.date() }),
	move("disagree", { written: written.nullable() }),
	move("withdraw", {}),
	move("tell-patient", {}),
]);
export type Moved = z.infer<typeof moved>;
export type MoveName = Moved["move"];

export const disputeMoved = z.strictObject({
	kind: z.literal("dispute.moved"),
	version: z.literal(1),
	dispute: z.string().min(1),
	moved,
	/** Of the trusted person who did it for the patient; null for the patient and for staff. */
	authority: z.enum(AUTHORITIES).nullable(),
	recorder,
});
