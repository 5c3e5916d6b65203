/** What a patient presses to see more about their health, or less; and what staff press for them. */
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { type LetterCode, type LetterCodeRefusal, parseLetterCode } from "#app/core/letter-code.ts";

/** What was pressed. A code that has a slip is refused here, so that it never counts as a try. */
export type DetailsRead =
	| { readonly press: "ask" }
	| { readonly press: "off" }
	| { readonly press: "on"; readonly code: LetterCode }
	| { readonly problem: FieldRefusal | LetterCodeRefusal | "unclear" };

/** Reads the patient's own page. */
export function readDetailsForm(form: FormData): DetailsRead {
	const { values, problems } = readFields(form, { press: 10, code: 100 });
	const [problem] = problems;
	if (problem !== undefined) return { problem: problem.name };
	if (values.press === "ask") return { press: "ask" };
	if (values.press === "off") return { press: "off" };
	if (values.press !== "on") return { problem: "unclear" };
	const code = parseLetterCode(values.code ?? "");
	return code.ok ? { press: "on", code: code.value } : { problem: code.reason };
}

/** Reads the staff's page: on only where they say that they checked who is there. */
export function readDeskSwitch(
	form: FormData,
): { readonly on: boolean } | { readonly problem: "unclear" | "not-checked" } {
	const { values } = readFields(form, { press: 10, checked: 10 });
	if (values.press === "off") return { on: false };
	if (values.press !== "on") return { problem: "unclear" };
	return values.checked === "yes" ? { on: true } : { problem: "not-checked" };
}
