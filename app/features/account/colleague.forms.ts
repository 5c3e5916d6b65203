/** What an AI lead sends: a new colleague, or what to do with the account of one. */
import { STAFF_ROLES, type StaffRole } from "#app/core/actor.ts";
import { type FieldProblem, readFields } from "#app/core/form-fields.ts";
import { type NameRefusal, readName } from "#app/features/people/names.ts";
import { MOVES, type Move } from "./colleague.ts";

export type NewColleagueField = "name" | "email" | "role";

export interface NewColleague {
	readonly name: string;
	readonly email: string;
	readonly role: StaffRole;
}

export interface Typed {
	readonly name: string;
	readonly email: string;
	readonly role: string;
}

export type NewColleagueProblem = FieldProblem<
	NewColleagueField,
	NameRefusal | "name-missing" | "email-missing" | "role-missing" | "not-readable"
>;

/** The three fields, or each problem in the order of the form with what was typed. Patients read the name: it is one as theirs are (`readName`). */
export function readNewColleague(
	form: FormData,
):
	| { readonly values: NewColleague }
	| { readonly problems: readonly NewColleagueProblem[]; readonly typed: Typed } {
	const { values, typed, problems: unread } = readFields(form, { name: 1000, email: 300, role: 20 });
	const role = STAFF_ROLES.find((one) => one === values.role);
	const { name = "", email = "" } = typed;
	const named = readName(name);
	const problems = (["name", "email", "role"] as const).flatMap((field): NewColleagueProblem[] => {
		if (unread.some((problem) => problem.field === field)) return [{ field, name: "not-readable" }];
		if (field === "name" && !named.ok) return [{ field, name: named.reason }];
		return values[field] ? [] : [{ field, name: `${field}-missing` }];
	});
	if (problems.length > 0) return { problems, typed: { name, email, role: role ?? "" } };
	if (role === undefined)
		return { problems: [{ field: "role", name: "role-missing" }], typed: { name, email, role: "" } };
	return { values: { name: named.ok ? named.value : name, email, role } };
}

/** What was pressed: `reset` shows new secrets, `role` says which. */
export type PressedMove =
	| { readonly what: "reset" }
	| { readonly what: Exclude<Move, "role" | "reset"> }
	| { readonly what: "role"; readonly role: StaffRole };

/** The button that was pressed. Undefined where none was, or with a job that is none. */
export function readMove(form: FormData): PressedMove | undefined {
	const { values } = readFields(form, { what: 20, role: 20 });
	const what = MOVES.find((one) => one === values.what);
	if (what !== "role") return what === undefined ? undefined : { what };
	const role = STAFF_ROLES.find((one) => one === values.role);
	return role && { what, role };
}
