import type { FieldRefusal } from "#app/core/form-fields.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { MoveFormRefusal } from "../move.forms.ts";
import type { ChallengePageProblem } from "./challenge-form.tsx";

/** What can be wrong with any field of staff; its words are theirs. */
const OF_ANY_FIELD = [
	"sent-twice",
	"not-text",
	"too-long",
	"control-characters",
	"date-not-real",
	"date-year",
	"date-too-long-ago",
] as const satisfies readonly (FieldRefusal | MoveFormRefusal)[];
type OfAnyField = (typeof OF_ANY_FIELD)[number];

/** The sentence of a problem with a field of a move. */
export function problemWords(t: Words, name: MoveFormRefusal): string {
	return isOfAnyField(name) ? t(`staff:record.problem.${name}`) : t(`inbox:problem.${name}`);
}

/** The sentence of a problem with a challenge. */
export function challengeWords(t: Words, name: ChallengePageProblem["name"]): string {
	if (name === "not-confirmed" || name === "key-missing" || name === "key-not-yours")
		return t(`inbox:refusal.${name}`);
	return isOfAnyField(name) ? t(`staff:record.problem.${name}`) : t(`inbox:problem.${name}`);
}

function isOfAnyField(name: string): name is OfAnyField {
	return OF_ANY_FIELD.some((one) => one === name);
}
