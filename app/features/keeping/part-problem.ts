/** What is wrong with the form of a part, with what was typed. */
import type { FieldWrong, ToolPartRefusal, WordsRefusal } from "./draft.forms.ts";
import type { FactsRefusal } from "./facts.forms.ts";

/** Each is a key of `keeping:problem`. */
type PartProblemName =
	| WordsRefusal
	| ToolPartRefusal
	| FactsRefusal
	| "key-missing"
	| "changed"
	| "not-confirmed";

export interface PartProblem {
	readonly typed: Readonly<Record<string, string>>;
	readonly problems: readonly FieldWrong<PartProblemName>[];
	/** The form's own key and mark, where it may be pressed again as it was; else the page gives new ones. */
	readonly once?: string | undefined;
	readonly seen?: string | undefined;
}

/** The problem as the page is given it. */
export function partProblem(
	typed: PartProblem["typed"],
	problems: PartProblem["problems"],
	{ once, seen }: Pick<PartProblem, "once" | "seen">,
): PartProblem {
	return { typed, problems, once, seen };
}
