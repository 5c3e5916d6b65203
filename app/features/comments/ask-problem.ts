/** What is wrong with a form by which an AI lead asks people, with what was typed. */
import type { WordsProblem } from "./answer.forms.ts";
import type { DaysProblem } from "./round.forms.ts";

/** Each is a key of `comments:problem`. */
type AskProblemName =
	| WordsProblem["name"]
	| DaysProblem["name"]
	| "changed"
	| "asked-already"
	| "key-missing"
	| "not-confirmed";

export interface AskProblem {
	/** 200 where nothing is wrong and what was typed is given back. */
	readonly status: 200 | 409 | 422 | 503;
	readonly move: "open" | "stop" | "why-not" | undefined;
	readonly typed?: Readonly<Record<string, string | undefined>>;
	/** The form's one-time key, where it may be pressed again. */
	readonly once?: string | undefined;
	readonly problems: readonly { readonly field: string; readonly name: AskProblemName }[];
}

/** One thing that is wrong with the whole form. */
export function problemOfAsking(
	status: AskProblem["status"],
	name: AskProblemName,
	around: Pick<AskProblem, "move" | "typed" | "once">,
): AskProblem {
	return { status, ...around, problems: [{ field: `${around.move ?? "open"}-submit`, name }] };
}
