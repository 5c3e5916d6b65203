/** The sentence for each thing that can be wrong when a death is written down. Words that other forms have are theirs. */
import { problemWords } from "#app/features/trust/parts/trust-words.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { DeathRefusal } from "../death.forms.ts";

export type DeathProblemName =
	| DeathRefusal
	| "not-agreed"
	| "not-confirmed"
	| "key-not-yours"
	| "there"
	| "before-birth";

/** The sentence of one of them. */
export function deathProblem(t: Words, name: DeathProblemName): string {
	switch (name) {
		case "source-missing":
		case "there":
		case "before-birth":
			return t(`after:problem.${name}`);
		default:
			return problemWords(t, name);
	}
}
