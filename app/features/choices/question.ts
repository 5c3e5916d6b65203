/** What a patient can be asked: about one tool in their care, about one other purpose, or about everything. */

import { PURPOSES, type Purpose, type Scope } from "#app/core/scope.ts";
import { PATIENT } from "#app/core/standing-row.ts";
import { type KnownRegister, wordsIn } from "#app/features/tools/known-tool.ts";
import type { LanguageTag } from "#locales/index.ts";

/** Purposes other than care, which have a question of their own. */
export const OTHER_PURPOSES = PURPOSES.filter((purpose) => purpose !== "care");
export type OtherPurpose = Exclude<Purpose, "care">;

export type Question =
	| { readonly about: "tool"; readonly tool: string }
	| { readonly about: "purpose"; readonly purpose: OtherPurpose }
	| { readonly about: "everything" };

/** The scope of an answer to this question. A tool's page asks about that tool in care. */
export function scopeOf(question: Question): Scope {
	if (question.about === "tool") return { tool: question.tool, purpose: "care" };
	if (question.about === "purpose") return { tool: null, purpose: question.purpose };
	return { tool: null, purpose: null };
}

/** The question whose answer has this scope, or undefined when no page asks it (staff record wider and narrower ones). */
export function questionOf(scope: Scope): Question | undefined {
	if (scope.tool !== null) return scope.purpose === "care" ? { about: "tool", tool: scope.tool } : undefined;
	if (scope.purpose === null) return { about: "everything" };
	return scope.purpose === "care" ? undefined : { about: "purpose", purpose: scope.purpose };
}

/** Key of the question's draft: one draft a question. */
export function subjectOfDraft(question: Question): string {
	if (question.about === "tool") return `tool:${question.tool}`;
	return question.about === "purpose" ? `purpose:${question.purpose}` : "everything";
}

/** The question that a draft's key names; undefined when it names none. */
export function questionOfDraft(subject: string): Question | undefined {
	if (subject === "everything") return { about: "everything" };
	const [about = "", what = ""] = subject.split(":");
	if (about === "tool" && what !== "") return { about, tool: what };
	return about === "purpose" && isOtherPurpose(what) ? { about, purpose: what } : undefined;
}

/** The key of this person's draft: whoever acts for a patient has drafts beside the patient's own, by their id. */
export function keyOfDraft(question: Question, who: string): string {
	return who === PATIENT ? subjectOfDraft(question) : `${subjectOfDraft(question)}#${who}`;
}

/** Whose draft a key is, and about what; undefined where it names no question. */
export function draftOfKey(key: string): { readonly who: string; readonly question: Question } | undefined {
	const [subject = "", who = PATIENT] = key.split("#");
	const question = questionOfDraft(subject);
	return question && { who, question };
}

/** Where the question is asked, where its answer is checked, and the page before it, in this language. */
export function pathsOf(
	question: Question,
	lang: string,
): { readonly ask: string; readonly check: string; readonly back: string } {
	if (question.about === "tool") {
		const tool = `/${lang}/my/tools/${question.tool}`;
		return { ask: `${tool}/choose`, check: `${tool}/check`, back: tool };
	}
	const [back, ask] =
		question.about === "purpose"
			? [`/${lang}/my/purposes`, `/${lang}/my/purposes/${question.purpose}`]
			: [`/${lang}/my`, `/${lang}/my/everything`];
	return { ask, check: `${ask}/check`, back };
}

/** Is this path segment one of the other purposes? */
export function isOtherPurpose(text: string): text is OtherPurpose {
	return OTHER_PURPOSES.some((purpose) => purpose === text);
}

/** The question of an address: a tool of the register, another purpose, or neither of them; undefined when there is none. */
export function questionIn(
	params: Readonly<Record<string, string | undefined>>,
	register: Pick<KnownRegister, "byId">,
): Question | undefined {
	const { tool, purpose } = params;
	if (tool !== undefined) return register.byId.has(tool) ? { about: "tool", tool } : undefined;
	if (purpose !== undefined) return isOtherPurpose(purpose) ? { about: "purpose", purpose } : undefined;
	return { about: "everything" };
}

/** A question as a page asks it: with the tool's name in the reader's language. */
export type Asked =
	| { readonly about: "tool"; readonly name: string }
	| { readonly about: "purpose"; readonly purpose: OtherPurpose }
	| { readonly about: "everything" };

/** The question with the name of its tool. */
export function askedOf(question: Question, register: Pick<KnownRegister, "byId">, lang: LanguageTag): Asked {
	if (question.about !== "tool") return question;
	const tool = register.byId.get(question.tool);
	return { about: "tool", name: tool === undefined ? question.tool : wordsIn(tool.words, lang).words.name };
}
