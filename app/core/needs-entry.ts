/**
 * What a patient says they need so that care reaches them, in the four groups of the Accessible Information Standard
 * (DAPB1605, 2025): how to contact them, in which format, who helps them to talk, and what else helps. Needs, never diagnoses.
 */
import { z } from "zod";
import { recorder, said } from "./said.ts";

/** How they want to be contacted first. We can write a letter or an e-mail; for the others a person is needed. */
export const CONTACT_WAYS = ["letter", "email", "phone", "text", "text-relay"] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/** How what we write has to be. */
export const NEEDED_FORMATS = ["large-print", "easy-read", "audio", "braille", "bsl-video"] as const;
export type NeededFormat = (typeof NEEDED_FORMATS)[number];

/** The sizes of large print, in points. Our usual letters have 16. */
export const PRINT_SIZES = [20, 24, 28] as const;

/** Professionals who help two people to understand each other. */
export const INTERPRETERS = [
	"spoken-interpreter",
	"bsl-interpreter",
	"deafblind-interpreter",
	"lip-speaker",
	"speech-to-text",
	"advocate",
] as const;

/** What helps when a patient comes. */
export const SUPPORTS = [
	"longer-appointment",
	"hearing-loop",
	"see-your-lips",
	"quiet-place",
	"someone-with-me",
] as const;

/** A BCP 47 tag: a language, perhaps with its script and region. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);

/** The most characters of what a patient says in words of their own. */
export const OTHER_NEED = 300;

export const needsSchema = z.strictObject({
	/** Null where the patient did not say. */
	reads: languageTag.nullable(),
	speaks: languageTag.nullable(),
	contact: z.enum(CONTACT_WAYS),
	formats: z.array(z.enum(NEEDED_FORMATS)),
	/** Null unless they need large print. */
	printSize: z.literal(PRINT_SIZES).nullable(),
	interpreters: z.array(z.enum(INTERPRETERS)),
	supports: z.array(z.enum(SUPPORTS)),
	other: z.string().min(1).max(OTHER_NEED).nullable(),
});
export type Needs = z.infer<typeof needsSchema>;

/** All of what they need, in place of all that was said before. */
export const needsSaid = z.strictObject({
	kind: z.literal("needs.said"),
	version: z.literal(1),
	needs: needsSchema,
	/** The language of the page on which it was said. */
	lang: z.string().min(2),
	said,
});

/** The patient was asked and did not want to say now. */
export const needsPutOff = z.strictObject({
	kind: z.literal("needs.put-off"),
	version: z.literal(1),
	recorder,
});
