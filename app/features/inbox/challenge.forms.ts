/** The one page with which a clinician challenges what a tool recommended. */
import { CHALLENGES } from "#app/core/dispute-entry.ts";
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { inPageOrder } from "#app/core/page-order.ts";
import type { NewChallenge } from "#app/features/disputes/challenge.ts";

const LIMITS = {
	about: 120,
	kind: 20,
	words: 4000,
	pauses: 5,
	withhold: 5,
	withheld: 1000,
	once: 40,
} as const;

export type ChallengeFormRefusal =
	| FieldRefusal
	| "about-missing"
	| "kind-missing"
	| "words-missing"
	| "withheld-missing"
	| "withheld-not-ticked"
	| "key-missing";

/** `field` is the id of the control on the page. */
export interface ChallengeProblem {
	readonly field: string;
	readonly name: ChallengeFormRefusal;
}

/** What was typed, by field, to be shown again. */
export type TypedChallenge = Readonly<Partial<Record<keyof typeof LIMITS, string | undefined>>>;

/** Something that can be challenged: one use of a tool, or a tool where no use is on record. */
export interface About {
	readonly use: string | null;
	readonly tool: string;
}

/** How it is named in the form. */
export function aboutValue({ use, tool }: About): string {
	return use === null ? `tool ${tool}` : `use ${use}`;
}

export type ChallengeRead =
	| { readonly challenge: NewChallenge; readonly once: string; readonly typed: TypedChallenge }
	| { readonly problems: readonly ChallengeProblem[]; readonly typed: TypedChallenge };

/** Reads the form. `offered` is what could be chosen; `lang` the language of the page, in which the words are. */
export function readChallenge(form: FormData, offered: readonly About[], lang: string): ChallengeRead {
	const { values, typed: sent, problems: unread } = readFields(form, LIMITS);
	const typed: TypedChallenge = { ...sent };
	const problems: ChallengeProblem[] = [...unread];
	const refuse = (field: string, name: ChallengeFormRefusal) => {
		if (!problems.some((problem) => problem.field === field)) problems.push({ field, name });
		return undefined;
	};
	const about = offered.find((one) => aboutValue(one) === values.about) ?? refuse("about", "about-missing");
	const kind = CHALLENGES.find((one) => one === values.kind) ?? refuse("kind", "kind-missing");
	const words = values.words || refuse("words", "words-missing");
	const why = values.withheld || null;
	const withholds = values.withhold === "yes";
	if (withholds && why === null) refuse("withheld", "withheld-missing");
	if (!withholds && why !== null) refuse("withhold", "withheld-not-ticked");
	const once = oneTimeKeyOf(form);
	if (once === undefined) refuse("main", "key-missing");
	if (
		problems.length > 0 ||
		once === undefined ||
		about === undefined ||
		kind === undefined ||
		words === undefined
	)
		return { problems: inPageOrder(problems, Object.keys(LIMITS)), typed };
	const { use, tool } = about;
	const challenge = { kind, use, tool, words, lang, withheld: why, pauses: values.pauses === "yes" };
	return { challenge, once, typed };
}
