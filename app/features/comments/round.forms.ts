/** What an AI lead sends to ask people about a change: the first and the last day; or why people are not asked first. */
import { addDays, type DayRefusal, parseDay } from "#app/core/calendar.ts";
import { readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { type DaysRefusal, daysRefused, MOST_DAYS } from "./round.ts";

const LIMITS = {
	"opens-day": 10,
	"opens-month": 10,
	"opens-year": 10,
	"closes-day": 10,
	"closes-month": 10,
	"closes-year": 10,
} as const;
export type DaysTyped = Readonly<Partial<Record<keyof typeof LIMITS, string | undefined>>>;

/** The field is that of a day; each name is a key of `comments:problem`. */
export interface DaysProblem {
	readonly field: "opens-day" | "closes-day";
	readonly name: DayRefusal | DaysRefusal;
}

/** The days that were sent, as ISO days. People can be asked from today on, and not for longer than three months from then. */
export function readDays(
	form: FormData,
	today: string,
): { readonly typed: DaysTyped } & (
	| { readonly days: { readonly opens: string; readonly closes: string } }
	| { readonly problems: readonly DaysProblem[] }
) {
	const { values } = readFields(form, LIMITS);
	const typed = { ...values };
	const latest = addDays(today, 2 * MOST_DAYS);
	const problems: DaysProblem[] = [];
	const day = (which: "opens" | "closes") => {
		const [d = "", m = "", y = ""] = [
			values[`${which}-day`],
			values[`${which}-month`],
			values[`${which}-year`],
		];
		const read = parseDay(d, m, y, latest);
		if (read.ok) return read.value;
		problems.push({ field: `${which}-day`, name: read.reason });
		return undefined;
	};
	const [opens, closes] = [day("opens"), day("closes")];
	if (opens === undefined || closes === undefined) return { typed, problems };
	const wrong = daysRefused(opens, closes, today);
	if (wrong === undefined) return { typed, days: { opens, closes } };
	return { typed, problems: [{ field: wrong === "opens-past" ? "opens-day" : "closes-day", name: wrong }] };
}

/** Which form was pressed, with its one-time key and the mark of the draft on its page. */
export function readPressedRound(form: FormData): {
	readonly move: "open" | "stop" | "why-not" | undefined;
	readonly round: string;
	readonly seen: string;
	readonly once: string | undefined;
} {
	const { values } = readFields(form, { move: 10, round: 16, seen: 64 });
	const move = (["open", "stop", "why-not"] as const).find((one) => one === values.move);
	return { move, round: values.round ?? "", seen: values.seen ?? "", once: oneTimeKeyOf(form) };
}
