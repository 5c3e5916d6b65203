/** What is wrong with a form of the page of comments, beside its field, with what was typed. */
import type { WordsRefusal } from "./answer.forms.ts";
import type { AnswerRefusal } from "./answer.store.server.ts";

/** Each is a key of `comments:problem`. */
type AnswerProblemName =
	| WordsRefusal
	| Exclude<AnswerRefusal, "not-your-move" | "key-not-yours">
	| "nothing-ticked"
	| "key-missing"
	| "not-confirmed";

export interface AnswerProblem {
	/** Which form: a round's id, "any", or "" for the list. */
	readonly id: string;
	readonly typed?: Readonly<Record<string, string>>;
	/** The form's one-time key, where it may be pressed again. */
	readonly once?: string | undefined;
	readonly problems: readonly { readonly field: string; readonly name: AnswerProblemName }[];
}

/** The words of a refusal of the store. */
export function nameOfAnswerProblem(why: AnswerRefusal): AnswerProblemName {
	switch (why) {
		case "key-not-yours":
			return "key-missing";
		case "not-your-move":
			return "changed";
		default:
			return why;
	}
}
