import type { Words } from "#app/i18n/use-words.ts";
import type { Problem } from "#app/ui/error-summary.tsx";
import type { DisputeProblem } from "../dispute.forms.ts";

/** Each problem with its sentence, for the summary and for its field. */
export function problemWords(t: Words, problems: readonly DisputeProblem[]): Problem[] {
	return problems.map(({ field, name }) => ({ field, text: t(`disputes:problem.${name}`) }));
}

/** The sentence at this field, or undefined. */
export function problemAt(problems: readonly Problem[], field: string): string | undefined {
	return problems.find((problem) => problem.field === field)?.text;
}
