/** The sentence for each thing that can be wrong when a death is written down. Words that other forms have are theirs. */
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
		case "evidence-missing":
		case "not-agreed":
			return t(`trust:problem.${name}`);
		case "why-missing":
			return t("laws:problem.why-missing");
		case "text-not-readable":
			return t("overrides:problem.text-not-readable");
		case "not-confirmed":
		case "key-not-yours":
			return t(`staff:mistake.problem.${name}`);
		case "date-missing":
		case "date-in-future":
			return t(`inbox:problem.${name}`);
		default:
			return t(`staff:record.problem.${name}`);
	}
}
