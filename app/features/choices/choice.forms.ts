/** What a browser may send when a choice is made. */
import { ANSWERS, type Answer } from "#app/core/entry.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";

/** Why a form holds no answer; each is a key of `choices:problem`. */
export type AskRefusal = "choose-one" | "choose-only-one";

/** The one answer of a form, or why there is none. Twice, an array, a file or an unknown word is never an answer. */
export function answerOf(form: FormData): Result<Answer, AskRefusal> {
	const sent = form.getAll("choice");
	if (sent.length > 1) return refuse("choose-only-one");
	const found = ANSWERS.find((answer) => answer === sent[0]);
	return found === undefined ? refuse("choose-one") : ok(found);
}

/** Does the patient keep this answer to themself? */
export function isKeptPrivate(form: FormData): boolean {
	return form.has("private");
}

/** Did whoever helps ask for a call instead? */
export function isCallAsked(form: FormData): boolean {
	return form.has("call");
}

/** Did the patient press a language instead of the main button? */
export function isLanguageSwitch(form: FormData): boolean {
	return form.has("switch");
}
