/** What is wrong with a form of the tool's page, beside its field, with what was typed. */
import { readFields } from "#app/core/form-fields.ts";
import type { ToolStop } from "#app/core/tool-entry.ts";
import type { CheckField, CheckRefusal } from "./check.forms.ts";
import type { StopRefusal } from "./stop.ts";

/** Each is a key of `watch:problem`, but for `one-hand` (of `colleagues:problem`). What was overtaken is said as one thing, whatever overtook it. */
export type ToolProblemName =
	| CheckRefusal
	| "why-missing"
	| "why-not-readable"
	| "key-missing"
	| "changed"
	| "same-person"
	| "one-hand"
	| "not-confirmed";

export interface ToolPageProblem {
	/** 200 where nothing is wrong and what was typed is given back. */
	readonly status: 200 | 409 | 422 | 503;
	readonly move: ToolStop | "check";
	/** The form's one-time key, where it may be pressed again. */
	readonly once: string | undefined;
	readonly typed: Readonly<Partial<Record<CheckField | "why", string | undefined>>>;
	readonly problems: readonly { readonly field: string; readonly name: ToolProblemName }[];
}

/** One problem of a form as a whole, or of its reason. */
export function problemOf(
	move: ToolStop | "check",
	why: ToolProblemName | StopRefusal | "key-not-yours",
	status: ToolPageProblem["status"],
	form: FormData,
	once: string | undefined,
): ToolPageProblem {
	const typed = readFields(form, { why: 200, found: 300, source: 200, version: 100 }).typed;
	const field = move === "check" || move === "retired" ? `${move}-submit` : `why-${move}`;
	return { status, move, once, typed, problems: [{ field, name: nameOf(why) }] };
}

function nameOf(why: ToolProblemName | StopRefusal | "key-not-yours"): ToolProblemName {
	switch (why) {
		case "not-from-here":
		case "not-your-move":
			return "changed";
		case "key-not-yours":
			return "key-missing";
		default:
			return why;
	}
}
