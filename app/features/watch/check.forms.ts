/** What a lead sends of a check: the day, the figures if it was a count, what was found, where it is written, what comes next. */
import { addMonths, type DayRefusal, parseDay } from "#app/core/calendar.ts";
import { type FieldValues, readFields } from "#app/core/form-fields.ts";
import { trimmedAscii } from "#app/core/typed-text.ts";
import { NEXT_IN_MONTHS, type NewCheck } from "./check.ts";

/** Short enough for the tool's page, which patients read. */
const LIMITS = {
	day: 10,
	month: 10,
	year: 10,
	right: 10,
	of: 10,
	found: 300,
	source: 200,
	version: 100,
	next: 3,
} as const;
export type CheckField = keyof typeof LIMITS;

export type CheckRefusal =
	| DayRefusal
	| "not-readable"
	| "found-missing"
	| "source-missing"
	| "next-missing"
	| "not-a-number"
	| "one-number"
	| "more-than-all";

export interface CheckFormProblem {
	readonly field: CheckField;
	readonly name: CheckRefusal;
}

/** What was typed is given back whatever is wrong with it. */
export type CheckRead = { readonly typed: FieldValues<CheckField> } & (
	| { readonly check: NewCheck }
	| { readonly problems: readonly CheckFormProblem[] }
);

/** The check that was sent; `today` is an ISO day. A count has both its numbers or none. */
export function readCheck(form: FormData, today: string): CheckRead {
	const { typed, problems: unread } = readFields(form, LIMITS);
	const { day = "", month = "", year = "", found = "", source = "", version = "", next } = typed;
	const problems: CheckFormProblem[] = unread.map(({ field }) => ({ field, name: "not-readable" }));
	const add = (field: CheckField, name: CheckRefusal) => {
		if (!problems.some((other) => other.field === field)) problems.push({ field, name });
	};
	const on = parseDay(day, month, year, today);
	if (!on.ok) add("day", on.reason);
	const figures = readFigures(typed.right ?? "", typed.of ?? "");
	if (figures !== null && "field" in figures) add(figures.field, figures.name);
	if (found === "") add("found", "found-missing");
	if (source === "") add("source", "source-missing");
	const months = NEXT_IN_MONTHS.find((one) => String(one) === next);
	if (months === undefined) add("next", "next-missing");
	if (!on.ok || months === undefined || problems.length > 0 || (figures !== null && "field" in figures))
		return { typed, problems };
	const nextOn = addMonths(on.value, months);
	return { typed, check: { version, on: on.value, nextOn, figures, found, source } };
}

function readFigures(typedRight: string, typedOf: string): NewCheck["figures"] | CheckFormProblem {
	const [right, of] = [trimmedAscii(typedRight), trimmedAscii(typedOf)];
	if (right === "" && of === "") return null;
	if (right === "") return { field: "right", name: "one-number" };
	if (of === "") return { field: "of", name: "one-number" };
	if (!/^[0-9]{1,7}$/.test(right)) return { field: "right", name: "not-a-number" };
	if (!/^[0-9]{1,7}$/.test(of) || Number(of) === 0) return { field: "of", name: "not-a-number" };
	return Number(right) > Number(of)
		? { field: "right", name: "more-than-all" }
		: { right: Number(right), of: Number(of) };
}
