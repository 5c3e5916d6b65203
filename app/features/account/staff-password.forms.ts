/** The form with which staff change their own password: the one they have, the code of their app, and the new one. */
import { type FieldProblem, readFields } from "#app/core/form-fields.ts";
import { LONGEST_PASSWORD } from "./staff-account.ts";

export type StaffPasswordField = "current" | "code" | "next";

export type StaffPasswordProblem = FieldProblem<
	StaffPasswordField,
	"current-missing" | "code-missing" | "next-missing" | "not-readable" | "password-too-long"
>;

/** What was sent, or each problem in the order of the form. Nothing of it is ever sent back. */
export function readStaffPassword(
	form: FormData,
):
	| { readonly values: { readonly password: string; readonly totp: string; readonly next: string } }
	| { readonly problems: readonly StaffPasswordProblem[] } {
	const typed = { max: LONGEST_PASSWORD, asTyped: true } as const;
	const { values, problems: unread } = readFields(form, { current: typed, code: 20, next: typed });
	const problems = (["current", "code", "next"] as const).flatMap((field): StaffPasswordProblem[] => {
		const problem = unread.find((one) => one.field === field);
		if (problem === undefined) return values[field] ? [] : [{ field, name: `${field}-missing` }];
		const isLong = field === "next" && problem.name === "too-long";
		return [{ field, name: isLong ? "password-too-long" : "not-readable" }];
	});
	if (problems.length > 0) return { problems };
	const { current = "", code = "", next = "" } = values;
	return { values: { password: current, totp: code, next } };
}
