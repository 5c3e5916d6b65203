/** The form with which a patient comes in by the code of a letter and their date of birth. */
import type { DayRefusal } from "#app/core/calendar.ts";
import { type FieldProblem, type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { type LetterCode, type LetterCodeRefusal, parseLetterCode } from "#app/core/letter-code.ts";
import { safeReturn } from "#app/core/safe-return.ts";
import { BIRTH_DATE_LIMITS, readBirthDate } from "./birth-date.forms.ts";

const LIMITS = { code: 100, ...BIRTH_DATE_LIMITS, shared: 10, helped: 10, to: 2000 } as const;

export type LetterSignInField = keyof typeof LIMITS;
type Refusal = FieldRefusal | LetterCodeRefusal | DayRefusal | "shared-unknown" | "helped-unknown";
export type LetterSignInProblem = FieldProblem<LetterSignInField, Refusal>;

/** What the patient gave. `helped` is `null` where they did not say. `to` is a page of this site. */
export interface LetterSignIn {
	readonly code: LetterCode;
	/** ISO day. */
	readonly birthDate: string;
	readonly shared: boolean;
	readonly helped: boolean | null;
	readonly to: string | undefined;
}

/** What the patient sent, or every problem with it, one a field, in the order of the form. */
export type LetterSignInRead =
	| { readonly values: LetterSignIn }
	| { readonly problems: readonly LetterSignInProblem[] };

/**
 * Reads the sign-in form. `today` is an ISO day. A code with a slip stops here, so it never counts as an attempt.
 * An answer other than "on" (`shared`) and "yes" or "no" (`helped`) is refused and not guessed. A return path to
 * elsewhere is dropped: the patient who followed such a link did nothing wrong, and comes to their own page.
 */
export function readLetterSignIn(form: FormData | URLSearchParams, today: string): LetterSignInRead {
	const { values: sent, problems: unread } = readFields(form, LIMITS);
	const problems = new Map<LetterSignInField, LetterSignInProblem>();
	for (const problem of unread) problems.set(problem.field, problem);

	const code = parseLetterCode(sent.code ?? "");
	if (!code.ok && !problems.has("code")) problems.set("code", { field: "code", name: code.reason });

	const birthDate = readBirthDate(sent, today);
	const dateUnread = problems.has("day") || problems.has("month") || problems.has("year");
	if ("problem" in birthDate && !dateUnread) problems.set(birthDate.problem.field, birthDate.problem);

	if (![undefined, "on"].includes(sent.shared))
		problems.set("shared", { field: "shared", name: "shared-unknown" });
	if (![undefined, "yes", "no"].includes(sent.helped))
		problems.set("helped", { field: "helped", name: "helped-unknown" });

	if (problems.size > 0 || !code.ok || "problem" in birthDate) {
		const inOrder = (Object.keys(LIMITS) as LetterSignInField[]).flatMap(
			(field) => problems.get(field) ?? [],
		);
		return { problems: inOrder };
	}
	const helped = sent.helped === undefined ? null : sent.helped === "yes";
	return {
		values: {
			code: code.value,
			birthDate: birthDate.value,
			shared: sent.shared === "on",
			helped,
			to: safeReturn(sent.to),
		},
	};
}
