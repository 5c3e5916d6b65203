/** What is wrong with a form of the page about laws, beside its field, with what was typed. */
import type { LawField, LawFormRefusal } from "./law.forms.ts";
import type { LawProblem } from "./law.store.server.ts";

/** Each is a key of `laws:problem`, but for `one-hand` (of `colleagues:problem`). */
export type LawProblemName =
	| LawFormRefusal
	| "why-missing"
	| "why-not-readable"
	| "key-missing"
	| "changed"
	| "same-person"
	| "one-hand"
	| "not-confirmed";

export interface LawPageProblem {
	/** 200 where nothing is wrong and what was typed is given back. */
	readonly status: 200 | 409 | 422 | 503;
	/** The form's one-time key, where it may be pressed again. */
	readonly once?: string | undefined;
	/** What was typed of a new law, or why which one ends. */
	readonly typed?: Readonly<Partial<Record<LawField, string | undefined>>>;
	readonly ending?: { readonly law: string; readonly why: string };
	readonly problems: readonly { readonly field: string; readonly name: LawProblemName }[];
}

/** The words of a refusal of the store. What was overtaken is said as one thing. */
export function nameOfLawProblem(why: LawProblem): LawProblemName {
	switch (why) {
		case "same-person":
		case "one-hand":
			return why;
		case "key-not-yours":
			return "key-missing";
		default:
			return "changed";
	}
}
