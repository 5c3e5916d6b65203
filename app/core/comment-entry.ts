/**
 * What patients and staff say of a tool's page or of a change that is coming, and what AI leads do with it: ask people, read each
 * comment, answer in public. No choice changes by any of it.
 */
import { z } from "zod";
import { recorder, said } from "./said.ts";

/** Was the page clear? */
export const CLEAR = ["yes", "partly", "no"] as const;
export type Clear = (typeof CLEAR)[number];

/** The longest that each of the two texts of a comment can be. */
export const COMMENT_WORDS = 1000;

const name = z.string().min(1);

/** What somebody said. At least one of the three is there; a text that was left empty is "". */
const comment = {
	version: z.literal(1),
	/** Random; stands for it in addresses. */
	comment: name,
	tool: name,
	/** Whose AI leads read it. */
	provider: name,
	/** The asking that it came in, of a change that is coming; null for the tool as it is. */
	round: name.nullable(),
	clear: z.enum(CLEAR).nullable(),
	/** "What worries you?" */
	worry: z.string().max(COMMENT_WORDS),
	/** "What would you like to know?" */
	wish: z.string().max(COMMENT_WORDS),
	lang: z.string().min(2),
};

/** By a patient: in that patient's own record. */
export const commentMade = z.strictObject({ kind: z.literal("comment.made"), ...comment, said });

/** By a member of staff. */
export const staffCommentMade = z.strictObject({
	kind: z.literal("staff-comment.made"),
	...comment,
	recorder,
});

/** An AI lead has read it. */
export const commentRead = z.strictObject({
	kind: z.literal("comment.read"),
	version: z.literal(1),
	comment: name,
	recorder,
});
export const staffCommentRead = z.strictObject({
	kind: z.literal("staff-comment.read"),
	version: z.literal(1),
	comment: name,
	recorder,
});

/** The longest that a public answer or a reason can be. */
export const ANSWER_WORDS = 600;

/** In plain words that everybody reads, by language. English is always there. */
const words = z.record(z.string().min(2), z.string().min(1).max(ANSWER_WORDS));

const what = <Name extends string, Shape extends z.ZodRawShape>(move: Name, shape: Shape) =>
	z.strictObject({ what: z.literal(move), ...shape });

/** People are asked about a change that is coming, or are not and why; the asking ends early; they are answered. */
export const roundMoved = z.strictObject({
	kind: z.literal("round.moved"),
	version: z.literal(1),
	tool: name,
	round: name,
	provider: name,
	moved: z.discriminatedUnion("what", [
		/** `coming` is the number that the notice would have, `digest` the SHA-256 over all that it would say. Days are ISO days. */
		what("opened", {
			coming: z.int().positive(),
			digest: z.string().length(64),
			opens: z.iso.date(),
			closes: z.iso.date(),
		}),
		what("stopped", {}),
		what("not-asked", { coming: z.int().positive(), words }),
		what("answered", { words }),
	]),
	recorder,
});
