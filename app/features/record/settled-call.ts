/** Which "not sure" an answer settles, so that nobody has to call about it any more. */
import type { ChoiceMade } from "#app/core/entry.ts";
import { covers } from "#app/core/scope.ts";
import { PATIENT, type Standing } from "#app/core/standing-row.ts";

/**
 * Does this answer settle all that anybody was not sure of about just this tool? `before` is what counted until then. A yes
 * or no of the same person does, that is about as many uses at least. An answer about everything talks of no tool, an old
 * form that disagrees needs a talk of its own, and of two people who are not sure one cannot speak for the other.
 */
export function settlesCall(
	before: Standing,
	{ scope, answer, said, disagreesWith }: Pick<ChoiceMade, "scope" | "answer" | "said" | "disagreesWith">,
): boolean {
	if (answer === "unsure" || scope.tool === null || disagreesWith !== undefined) return false;
	const who = said.decider.who === "patient" ? PATIENT : said.decider.id;
	const unsure = before.filter(
		(row) => row.kind === "choice" && row.state === "unsure" && row.tool === scope.tool,
	);
	return unsure.length > 0 && unsure.every((row) => row.who === who && covers(scope, row.tool, row.purpose));
}
