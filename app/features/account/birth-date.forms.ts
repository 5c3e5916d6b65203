/** The date of birth as three fields of a form: day, month, year. */
import { type DayRefusal, parseDay } from "#app/core/calendar.ts";
import type { FieldProblem, FieldValues } from "#app/core/form-fields.ts";

/** More than anybody needs, so that a slip is told as a slip and not as too long. */
export const BIRTH_DATE_LIMITS = { day: 20, month: 20, year: 20 } as const;

export type BirthDateField = keyof typeof BIRTH_DATE_LIMITS;

/** The date as an ISO day, or the one problem with it at the field where the patient can mend it. */
export type BirthDateRead =
	| { readonly value: string }
	| { readonly problem: FieldProblem<BirthDateField, DayRefusal> };

/** The date of birth that was typed, as `parseDay` reads it; `today` is an ISO day. A field not sent counts as empty. */
export function readBirthDate(typed: FieldValues<BirthDateField>, today: string): BirthDateRead {
	const { day = "", month = "", year = "" } = typed;
	const read = parseDay(day, month, year, today);
	if (read.ok) return { value: read.value };
	return { problem: { field: fieldToMend(read.reason, { day, month }), name: read.reason } };
}

function fieldToMend(reason: DayRefusal, typed: { day: string; month: string }): BirthDateField {
	if (reason === "date-missing") return typed.day === "" ? "day" : typed.month === "" ? "month" : "year";
	return reason === "date-not-real" ? "day" : "year";
}
