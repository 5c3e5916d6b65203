/** What a lead sends of a law: its name, purpose, words, link and days; and which one is agreed to or ended. */
import { type DayRefusal, parseDay } from "#app/core/calendar.ts";
import { type FieldValues, readFields } from "#app/core/form-fields.ts";
import { oneTimeKeyOf } from "#app/core/one-time-key.ts";
import { PURPOSES } from "#app/core/scope.ts";
import { latestEnd, type NewLaw } from "./law.ts";

const LIMITS = {
	name: 200,
	purpose: 20,
	link: 500,
	"starts-day": 10,
	"starts-month": 10,
	"starts-year": 10,
	"ends-day": 10,
	"ends-month": 10,
	"ends-year": 10,
} as const;
/** The words are as long as what staff write of a check. */
const LONGEST_WORDS = 300;

export type LawField = keyof typeof LIMITS | `words-${string}`;

export type LawFormRefusal =
	| DayRefusal
	| "name-missing"
	| "words-missing"
	| "link-missing"
	| "link-not-https"
	| "purpose-missing"
	| "not-readable"
	| "ends-past"
	| "ends-first";

export interface LawFormProblem {
	readonly field: LawField;
	readonly name: LawFormRefusal;
}

/** What was typed is given back whatever is wrong with it. */
export type LawRead = { readonly typed: FieldValues<LawField> } & (
	| { readonly law: NewLaw }
	| { readonly problems: readonly LawFormProblem[] }
);

/** Which form was pressed: a new law, or a move of the law with this id. */
export interface PressedLaw {
	readonly move: "enter" | "agree" | "end" | undefined;
	readonly law: string;
	readonly once: string | undefined;
}

/** What was pressed. What cannot be a move or an id is none. */
export function readPressedLaw(form: FormData): PressedLaw {
	const { values } = readFields(form, { move: 10, law: 16 });
	const move = (["enter", "agree", "end"] as const).find((one) => one === values.move);
	return { move, law: values.law ?? "", once: oneTimeKeyOf(form) };
}

/**
 * The law that was sent; `today` is an ISO day, `languages` those it can be told in: English is needed, the others may be left empty. It refuses a last day that is over, or more than two years away.
 */
export function readLaw(form: FormData, today: string, languages: readonly string[]): LawRead {
	const limits: Record<LawField, number> = {
		...LIMITS,
		...Object.fromEntries(languages.map((lang) => [`words-${lang}`, LONGEST_WORDS])),
	};
	const { typed, problems: unread } = readFields<LawField>(form, limits);
	const problems: LawFormProblem[] = unread.map(({ field }) => ({ field, name: "not-readable" }));
	const add = (field: LawField, name: LawFormRefusal) => {
		if (!problems.some((other) => other.field === field)) problems.push({ field, name });
	};
	const { name = "", link = "", purpose = "" } = typed;
	const asked = PURPOSES.find((one) => one === purpose) ?? (purpose === "all" ? null : undefined);
	if (name === "") add("name", "name-missing");
	if (asked === undefined) add("purpose", "purpose-missing");
	const words = Object.fromEntries(
		languages.flatMap((lang) => {
			const text = typed[`words-${lang}`] ?? "";
			return text === "" ? [] : [[lang, text]];
		}),
	);
	if (words["en"] === undefined) add("words-en", "words-missing");
	if (link === "") add("link", "link-missing");
	else if (!isHttps(link)) add("link", "link-not-https");
	const starts = readDay(typed, "starts", today, add);
	const ends = readDay(typed, "ends", today, add);
	if (ends !== undefined && ends < today) add("ends-day", "ends-past");
	else if (starts !== undefined && ends !== undefined && ends < starts) add("ends-day", "ends-first");
	if (asked === undefined || starts === undefined || ends === undefined || problems.length > 0)
		return { typed, problems };
	return { typed, law: { purpose: asked, name, words, link, starts, ends } };
}

function readDay(
	typed: FieldValues<LawField>,
	which: "starts" | "ends",
	today: string,
	add: (field: LawField, name: LawFormRefusal) => void,
): string | undefined {
	const [day, month, year] = (["day", "month", "year"] as const).map(
		(part) => typed[`${which}-${part}`] ?? "",
	);
	const read = parseDay(day ?? "", month ?? "", year ?? "", latestEnd(today));
	if (read.ok) return read.value;
	add(`${which}-day`, read.reason);
	return undefined;
}

function isHttps(link: string): boolean {
	return URL.canParse(link) && new URL(link).protocol === "https:" && !/\s/.test(link);
}
