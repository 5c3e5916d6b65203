/** What is sent of training: what a lead asks for, and the day on which somebody did it. */
import { type DayRefusal, parseDay } from "#app/core/calendar.ts";
import { type FieldValues, readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { COUNTS_FOR, lastDay, type Months, type NewRequirement } from "./training.ts";

const ASKED = { needed: 3, words: 300, link: 500, months: 5 } as const;
export type AskedField = keyof typeof ASKED;

export type AskedRefusal =
	| "needed-missing"
	| "words-missing"
	| "months-missing"
	| "link-not-https"
	| "not-readable";

/** What was typed is given back whatever is wrong with it. */
export type AskedRead = { readonly typed: FieldValues<AskedField> } & (
	| { readonly requirement: NewRequirement }
	| { readonly problems: readonly { readonly field: AskedField; readonly name: AskedRefusal }[] }
);

/** What a lead asks for. Where no training is needed, the rest of the form says nothing. */
export function readRequirement(form: FormData): AskedRead {
	const { values, typed, problems: unread } = readFields(form, ASKED);
	const { needed, words = "", link = "", months } = values;
	if (needed === "no") return { typed, requirement: { needed: false, words: "", link: null, months: null } };
	const refused = new Map<AskedField, AskedRefusal>(unread.map(({ field }) => [field, "not-readable"]));
	const refuse = (field: AskedField, name: AskedRefusal) => {
		if (!refused.has(field)) refused.set(field, name);
	};
	const counts = months === "never" ? null : COUNTS_FOR.find((one) => String(one) === months);
	if (needed !== "yes") refuse("needed", "needed-missing");
	if (words === "") refuse("words", "words-missing");
	if (link !== "" && !isHttps(link)) refuse("link", "link-not-https");
	if (counts === undefined) refuse("months", "months-missing");
	if (counts === undefined || refused.size > 0)
		return { typed, problems: [...refused].map(([field, name]) => ({ field, name })) };
	return { typed, requirement: { needed: true, words, link: link === "" ? null : link, months: counts } };
}

function isHttps(link: string): boolean {
	return URL.canParse(link) && new URL(link).protocol === "https:" && !/\s/.test(link);
}

/** Which form was pressed, for which tool, and what its page showed (`seenOf`). */
export interface PressedTraining {
	readonly move: "confirm" | "withdraw" | undefined;
	readonly tool: string;
	readonly seen: string;
	readonly once: string | undefined;
}

/** What was pressed on the page of one's own training. */
export function readPressedTraining(form: FormData): PressedTraining {
	const { values } = readFields(form, { move: 10, tool: 100, seen: 40 });
	const move = (["confirm", "withdraw"] as const).find((one) => one === values.move);
	return { move, tool: values.tool ?? "", seen: values.seen ?? "", once: oneTimeKeyOf(form) };
}

const DAY = { day: 10, month: 10, year: 10 } as const;
export type DayTyped = Partial<FieldValues<keyof typeof DAY>>;
export type DoneRefusal = DayRefusal | "not-readable" | "date-over";

/** The ISO day on which it was done: not in the future, and not so long ago that it counts no more. `today` is an ISO day. */
export function readDone(
	form: FormData,
	today: string,
	months: Months | null,
): { readonly typed: DayTyped } & ({ readonly on: string } | { readonly refusal: DoneRefusal }) {
	const { typed, problems } = readFields(form, DAY);
	if (problems.length > 0) return { typed, refusal: "not-readable" };
	const read = parseDay(typed.day ?? "", typed.month ?? "", typed.year ?? "", today);
	if (!read.ok) return { typed, refusal: read.reason };
	const until = lastDay(read.value, months);
	return until !== null && until < today ? { typed, refusal: "date-over" } : { typed, on: read.value };
}
