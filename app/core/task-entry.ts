/** Jobs for people at the provider, as the record has them: opened, done, settled by an answer, opened again. */
import { z } from "zod";
import { recorder } from "./said.ts";

/**
 * A job for a person at the provider: a call back, a notice to post, a wish to answer, a conflict to settle, a use against
 * a no that the AI lead looks into, a use that somebody looks at again because another of its version was wrong, an emergency
 * override that the AI lead reads about, help that a patient asked for on paper, somebody who came to decide for themself and is
 * asked again, somebody who wants a trusted person to help them, an NHS login that does not fit what is on record.
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
	"ask-again",
	"helper",
	"nhs-login",
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
/** The jobs for which somebody talks with the patient or writes to them. There is nobody to talk with once they have died. */
export const TALKS_WITH_PATIENT: readonly TaskKind[] = [
	"call-back",
	"wish",
	"post",
	"conflict",
	"help",
	"ask-again",
	"helper",
];

export const taskOpened = z.strictObject({
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
export const taskDone = z.discriminatedUnion("version", [
	z.strictObject({ ...done, version: z.literal(1) }),
	/** `lang`: the language of the page on which the note was written. */
	z.strictObject({ ...done, version: z.literal(2), lang: z.string().min(2) }),
]);

const settled = { kind: z.literal("task.settled"), task: z.string().min(1) };

/** Nobody has to talk any more. */
export const taskSettled = z.discriminatedUnion("version", [
	/** The choice (its seq) answered just what the talk was to be about. */
	z.strictObject({ ...settled, version: z.literal(1), choice: z.int().positive() }),
	/** Another entry (its seq) did: somebody acts no longer, or who decides changed, so that no answers disagree any more. */
	z.strictObject({ ...settled, version: z.literal(2), because: z.int().positive() }),
]);

/** A job is open again: it was said to be done by mistake, or the choice that settled it was taken back. */
export const taskReopened = z.strictObject({
	kind: z.literal("task.reopened"),
	version: z.literal(1),
	task: z.string().min(1),
	recorder,
});
