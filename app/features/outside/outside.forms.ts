/** What staff send to look from outside the list: a full NHS number, a birth date, and why, chosen and in their own words. */
import type { DayRefusal } from "#app/core/calendar.ts";
import { type FieldRefusal, readFields } from "#app/core/form-fields.ts";
import { type NhsNumberRefusal, parseNhsNumber } from "#app/core/nhs-number.ts";
import { MOST_WHY, OUTSIDE_REASONS } from "#app/core/outside-entry.ts";
import { troubleIn } from "#app/core/text-trouble.ts";
import { BIRTH_DATE_LIMITS, readBirthDate } from "#app/features/account/birth-date.forms.ts";
import type { OutsideAsked } from "./outside.ts";

const LIMITS = { number: 40, ...BIRTH_DATE_LIMITS, because: 20, why: MOST_WHY } as const;
export type OutsideField = keyof typeof LIMITS;

export type OutsideFormRefusal =
	| FieldRefusal
	| NhsNumberRefusal
	| DayRefusal
	| "because-missing"
	| "why-missing"
	| "text-not-readable";

export interface OutsideProblem {
	readonly field: OutsideField;
	readonly name: OutsideFormRefusal;
}

/** What was typed, to be shown again. */
export type TypedOutside = Readonly<Partial<Record<OutsideField, string>>>;

export type OutsideRead = { readonly typed: TypedOutside } & (
	| { readonly asked: OutsideAsked }
	| { readonly problems: readonly OutsideProblem[] }
);

/**
 * Reads the form. A slip that the form itself shows (the check digit, a date that does not exist, no reason) is told as a slip: nothing was
 * held against anybody. `today` is an ISO day, `lang` the language of the page.
 */
export function readOutside(form: FormData, today: string, lang: string): OutsideRead {
	const { values, problems: unread } = readFields(form, LIMITS);
	const problems: OutsideProblem[] = [...unread];
	const refuse = (field: OutsideField, name: OutsideFormRefusal) => {
		if (!problems.some((problem) => problem.field === field)) problems.push({ field, name });
		return undefined;
	};
	const number = parseNhsNumber(values.number ?? "");
	const nhsNumber = number.ok ? number.value : refuse("number", number.reason);
	const born = readBirthDate(values, today);
	const birthDate = "value" in born ? born.value : refuse(born.problem.field, born.problem.name);
	const because =
		OUTSIDE_REASONS.find((one) => one === values.because) ?? refuse("because", "because-missing");
	const why = values.why || refuse("why", "why-missing");
	if (why?.split("\n").some((line) => troubleIn(line) !== undefined)) refuse("why", "text-not-readable");
	const typed = typedOf(form);
	const isWhole = nhsNumber !== undefined && birthDate !== undefined && because !== undefined;
	if (problems.length > 0 || !isWhole || why === undefined) return { typed, problems: inOrder(problems) };
	return { typed, asked: { nhsNumber, birthDate, because, why, lang } };
}

/** As they stand on the page. */
function inOrder(problems: readonly OutsideProblem[]): OutsideProblem[] {
	return (Object.keys(LIMITS) as OutsideField[]).flatMap((field) =>
		problems.filter((problem) => problem.field === field),
	);
}

/** Words that are too long come back too, to be made shorter, but not without end. */
function typedOf(form: FormData): TypedOutside {
	return Object.fromEntries(
		(Object.keys(LIMITS) as OutsideField[]).flatMap((field) => {
			const [sent] = form.getAll(field);
			return typeof sent === "string" ? [[field, sent.slice(0, 3 * LIMITS[field])]] : [];
		}),
	) as TypedOutside;
}
