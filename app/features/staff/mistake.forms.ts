/** What staff send when an answer was written down wrongly: what the mistake was, in their words too, and that they are sure. */
import { MISTAKES, type Mistake } from "#app/core/entry.ts";
import { type FieldProblem, type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";

const LIMITS = { mistake: 20, why: 1000, sure: 10 } as const;

export interface MistakeSaid {
	readonly mistake: Mistake;
	readonly why: string;
	readonly once: string;
}

export type MistakeProblem = FieldProblem<
	"mistake" | "why" | "sure" | "form-submit",
	FieldRefusal | "mistake-missing" | "why-missing" | "not-sure" | "key-missing"
>;

/** What was typed, to be shown again. That somebody is sure is not: they read the page anew. */
export interface MistakeTyped {
	readonly mistake: string;
	readonly why: string;
}

/** Reads the form. Nothing is chosen for anybody, and a mistake without a word of what happened is none. */
export function readMistakeForm(
	form: FormData,
): { readonly typed: MistakeTyped } & (
	| { readonly said: MistakeSaid }
	| { readonly problems: readonly MistakeProblem[] }
) {
	const { values, typed: sent, problems: refused } = readFields(form, LIMITS);
	const problems: MistakeProblem[] = [...refused];
	const isRefused = (field: keyof typeof LIMITS) => refused.some((problem) => problem.field === field);
	const mistake = MISTAKES.find((known) => known === values.mistake);
	const why = sent.why ?? "";
	const once = oneTimeKeyOf(form);
	if (mistake === undefined && !isRefused("mistake"))
		problems.push({ field: "mistake", name: "mistake-missing" });
	if (why === "" && !isRefused("why")) problems.push({ field: "why", name: "why-missing" });
	if (values.sure !== "yes" && !isRefused("sure")) problems.push({ field: "sure", name: "not-sure" });
	if (once === undefined) problems.push({ field: "form-submit", name: "key-missing" });
	const typed = { mistake: values.mistake ?? "", why };
	return mistake === undefined || once === undefined || problems.length > 0
		? { typed, problems }
		: { typed, said: { mistake, why, once } };
}
