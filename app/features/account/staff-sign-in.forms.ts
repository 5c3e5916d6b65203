/** The form with which staff come in: e-mail address, password, and the code of their authenticator app. */
import { type FieldProblem, readFields } from "#app/core/form-fields.ts";
import { safeReturn } from "#app/core/safe-return.ts";
import { LONGEST_PASSWORD } from "./staff-account.ts";

const LIMITS = {
	email: 300,
	password: { max: LONGEST_PASSWORD, asTyped: true },
	code: 20,
	to: 2000,
} as const;

export type StaffSignInField = "email" | "password" | "code";
export type StaffSignInProblem = FieldProblem<
	StaffSignInField,
	"email-missing" | "password-missing" | "code-missing" | "not-readable"
>;

export interface StaffSignIn {
	readonly email: string;
	readonly password: string;
	readonly totp: string;
	/** A staff page of this site. */
	readonly to: string;
}

export type StaffSignInRead =
	| { readonly values: StaffSignIn }
	| { readonly problems: readonly StaffSignInProblem[]; readonly email: string };

/** What was sent, or each problem in the order of the form. Whether it is right is the store's question. */
export function readStaffSignIn(form: FormData): StaffSignInRead {
	const { values, problems: unread } = readFields(form, LIMITS);
	const problems = (["email", "password", "code"] as const).flatMap((field): StaffSignInProblem[] => {
		if (unread.some((problem) => problem.field === field)) return [{ field, name: "not-readable" }];
		return values[field] ? [] : [{ field, name: `${field}-missing` }];
	});
	const { email = "", password = "", code = "" } = values;
	if (problems.length > 0) return { problems, email };
	return { values: { email, password, totp: code, to: staffReturn(values.to) } };
}

/** Where to go after signing in: only ever a page for staff. */
export function staffReturn(to: string | undefined): string {
	const path = safeReturn(to);
	return path !== undefined && /^\/staff(?:[/?]|$)/.test(path) ? path : "/staff";
}
