/** What a patient said of a use of their information beside care, by the letter of the rule: their own words about all AI tools, and nobody else's. */
import type { Answer, Entry } from "#app/core/entry.ts";
import { PURPOSES } from "#app/core/scope.ts";
import { aTool, NOON } from "../builders.ts";
import { literally } from "../literal-rule.ts";

/** Every use beside care. */
export const OTHER_USES = PURPOSES.filter((purpose) => purpose !== "care");

const NEEDS_A_YES = { care: "consent", planning: "consent", research: "consent" } as const;
/** A tool that nobody named, which is used only after a yes: the rule says of it what was said of any. */
const ANY_TOOL = aTool({
	...{ id: "any", basis: { ...NEEDS_A_YES, training: "consent", synthetic: "consent" } },
});
const ANSWERS: Readonly<Record<string, Answer>> = { "said-yes": "yes", "said-no": "no", unsure: "unsure" };

/** The answer that stands; undefined where none does. That a form disagrees with it is for a person to settle, and takes none of the words away. */
export function ownWordOf(
	history: readonly Entry[],
	purpose: (typeof OTHER_USES)[number],
): Answer | undefined {
	const own = history.flatMap((entry): Entry[] => {
		const { body } = entry;
		if (body.kind === "choice.undone" || body.kind === "entry.in-error") return [entry];
		if (body.kind !== "choice.made" || body.said.decider.who !== "patient") return [];
		const { disagreesWith: _, ...words } = body;
		return [{ ...entry, body: words }];
	});
	return ANSWERS[literally(own, { tool: ANY_TOOL, purpose, at: NOON, onList: true }).reason];
}
