/** The sentence for each thing that can be wrong with what staff typed of trusted people. Words that other forms have are theirs. */
import type { Words } from "#app/i18n/use-words.ts";
import type { StatusRefusal } from "../status.forms.ts";
import type { EndRefusalName, TrustFormRefusal } from "../trust.forms.ts";

/** Why nothing was saved although the form was whole. */
export type SaveRefusal =
	| "key-missing"
	| "key-not-yours"
	| "not-confirmed"
	| "changed"
	| "not-offered"
	| "not-agreed"
	| "there"
	| "too-old"
	| "gone";
export type TrustProblemName = TrustFormRefusal | EndRefusalName | StatusRefusal | SaveRefusal;

/** The sentence of one of them. */
export function problemWords(t: Words, name: TrustProblemName): string {
	switch (name) {
		case "name-missing":
			return t("colleagues:problem.name-missing");
		case "email-wrong":
			return t("colleagues:problem.email-not-valid");
		case "text-not-readable":
			return t("overrides:problem.text-not-readable");
		case "key-missing":
		case "key-not-yours":
		case "not-confirmed":
			return t(`staff:mistake.problem.${name}`);
		case "changed":
			return t("staff:check.problem.changed");
		case "date-missing":
		case "date-in-future":
			return t(`inbox:problem.${name}`);
		case "until-before-from":
			return t("laws:problem.ends-first");
		case "until-past":
			return t("laws:problem.ends-past");
		case "why-missing":
			return t("laws:problem.why-missing");
		case "authority-missing":
		case "may-missing":
		case "carer-decides":
		case "evidence-missing":
		case "there":
		case "too-old":
		case "how-missing":
		case "gone":
		case "status-missing":
		case "not-offered":
		case "assessment-missing":
		case "by-missing":
		case "not-agreed":
			return t(`trust:problem.${name}`);
		default:
			return t(`staff:record.problem.${name}`);
	}
}
