/** What was found of a system, in a sentence for its maker and for the operator. */
import type { Conformance } from "#app/features/machines/conformance.ts";

/** The sentence. */
export function conformanceWords({ asked, uses }: Pick<Conformance, "asked" | "uses">): string {
	return uses === 0
		? "Your system reported no use in this time."
		: `Your system asked before acting in ${asked} of ${uses}.`;
}
