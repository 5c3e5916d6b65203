/** What a patient is saying is wrong, as far as they have come: three questions, each kept until all is sent. */
import { z } from "zod";
import { ANSWER_WAYS, HELPER_KINDS, ROUTES } from "#app/core/dispute-entry.ts";

const HOUR = 3_600_000;

/** What was typed is kept this long, so that nothing is asked twice after signing in again. */
export const DRAFT_KEPT = 24 * HOUR;

const about = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("use"), id: z.string().min(1) }),
	z.strictObject({ kind: z.literal("tool"), id: z.string().min(1) }),
	z.strictObject({ kind: z.literal("unknown") }),
]);
/** One use, one tool at no known time, or "I do not know". */
export type About = z.infer<typeof about>;

const what = z.strictObject({
	routes: z.array(z.enum(ROUTES)).min(1),
	/** Empty where they wrote nothing. */
	words: z.string(),
	/** Of the page on which they wrote it. */
	lang: z.string().min(2),
});
export type WhatIsWrong = z.infer<typeof what>;

const answer = z.strictObject({
	by: z.enum(ANSWER_WAYS),
	helpers: z.array(z.strictObject({ as: z.enum(HELPER_KINDS), name: z.string().min(1) })),
	/** The tool is not used for them until we have answered. */
	pauses: z.boolean(),
});
export type HowToAnswer = z.infer<typeof answer>;

/** As it is kept: an answer that was not given yet is null. */
export const draftText = z.strictObject({
	about: about.nullable(),
	what: what.nullable(),
	answer: answer.nullable(),
});
export type DraftText = z.infer<typeof draftText>;

/** The answers of a draft that has all of them. */
export type WholeDraft = { readonly [Part in keyof DraftText]: NonNullable<DraftText[Part]> };

export const NOTHING_YET: DraftText = { about: null, what: null, answer: null };

/** All three answers, or undefined while one is missing. */
export function whole({ about, what, answer }: DraftText): WholeDraft | undefined {
	return about && what && answer ? { about, what, answer } : undefined;
}

/** Addresses of the pages in this language. */
export function pathsOf(lang: string) {
	const list = `/${lang}/my/disputes`;
	return {
		list,
		about: `${list}/new`,
		what: `${list}/new/what`,
		answer: `${list}/new/answer`,
		check: `${list}/new/check`,
	};
}

/** The first page whose answer is missing; the check page where none is. */
export function pageToGoOn(draft: DraftText, lang: string): string {
	const paths = pathsOf(lang);
	if (draft.about === null) return paths.about;
	if (draft.what === null) return paths.what;
	return draft.answer === null ? paths.answer : paths.check;
}

/** With this in its address a question was opened from the check page, and leads back there. */
const CHANGE = "change";

/** The address of a question opened to change its answer. */
export function toChange(path: string): string {
	return `${path}?${CHANGE}=1`;
}

/** Where a question leads: on to the next one, or back to the check page that it was opened from. */
export function pageAfter(request: string, next: string, draft: DraftText, lang: string): string {
	return new URL(request).searchParams.has(CHANGE) ? pageToGoOn(draft, lang) : next;
}

/** An answer as a form sends it: `use:ID`, `tool:ID`, `unknown`. */
export function aboutValue(about: About): string {
	return about.kind === "unknown" ? about.kind : `${about.kind}:${about.id}`;
}

/** What such a value means; undefined where it is none. */
export function aboutOfValue(value: string): About | undefined {
	if (value === "unknown") return { kind: "unknown" };
	const [, kind, id = ""] = /^(use|tool):([\w-]{1,100})$/.exec(value) ?? [];
	return kind === "use" || kind === "tool" ? { kind, id } : undefined;
}
