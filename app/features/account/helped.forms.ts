/** Who helps a patient now, as they say it, or that nobody does any more. */
import { type FieldProblem, type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { HELPED_BY_STAFF, HELPER_NAME } from "#app/core/helped.ts";
import { singleSpaced, troubleIn } from "#app/core/text-trouble.ts";

export type HelperRefusal = FieldRefusal | "who-missing" | "not-readable";
export type HelperProblem = FieldProblem<"who" | "name", HelperRefusal>;

export interface HelperRead {
	readonly typed: { readonly who: string; readonly name: string };
	/** `false`: the help is over. Undefined where there is a problem. */
	readonly helped: true | false | string | undefined;
	readonly problem: HelperProblem | undefined;
}

/** Reads the form. A name is asked for of somebody the patient knows, and can be left out; of staff none is taken. */
export function readHelper(form: FormData): HelperRead {
	const { values, problems } = readFields(form, { who: 20, name: HELPER_NAME, end: 5 });
	const typed = { who: values.who ?? "", name: values.name ?? String(form.get("name") ?? "").slice(0, 500) };
	const wrong = (field: HelperProblem["field"], name: HelperRefusal) => ({
		...{ typed, helped: undefined, problem: { field, name } },
	});
	if (values.end !== undefined) return { typed, helped: false, problem: undefined };
	if (typed.who === "library") return { typed, helped: HELPED_BY_STAFF, problem: undefined };
	if (typed.who !== "person") return wrong("who", "who-missing");
	const unread = problems.find(({ field }) => field === "name");
	if (unread !== undefined) return wrong("name", unread.name);
	const name = singleSpaced(typed.name);
	if (troubleIn(name) !== undefined) return wrong("name", "not-readable");
	return { typed, helped: name === "" ? true : name, problem: undefined };
}
