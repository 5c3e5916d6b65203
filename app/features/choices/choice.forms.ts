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

/** The one-time key of a form, or undefined when it was not sent exactly once as 32 hexadecimal digits. */
export function onceOf(form: FormData): string | undefined {
	const sent = form.getAll("once");
	const [key] = sent;
	return sent.length === 1 && typeof key === "string" && /^[0-9a-f]{32}$/.test(key) ? key : undefined;
}

/** Did the patient press a language instead of the main button? */
export function isLanguageSwitch(form: FormData): boolean {
	return form.has("switch");
}
