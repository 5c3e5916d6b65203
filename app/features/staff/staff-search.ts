/** What staff type to find a patient: an NHS number, or a family name with the whole date of birth. Nothing is guessed. */
import { type DayRefusal, parseDay } from "#app/core/calendar.ts";
import { type NhsNumberRefusal, parseNhsNumber } from "#app/core/nhs-number.ts";
import { ok, type Result, refuse } from "#app/core/result.ts";
import { trimmedAscii } from "#app/core/typed-text.ts";

/** More than any name with a date; a longer text is no search. */
const LONGEST = 200;

export type Search =
	| { readonly by: "number"; readonly nhsNumber: string }
	| { readonly by: "name"; readonly familyName: string; readonly birthDate: string };

export type SearchRefusal =
	| Exclude<NhsNumberRefusal, "nhs-number-missing">
	| Exclude<DayRefusal, "date-missing">
	| "search-missing"
	| "search-too-long"
	| "search-name-missing"
	| "search-birth-date-missing";

const GAP = "[\\s,./-]+";
/** Day, month and year as people here write them, or year first as computers do. */
const DATE = `(?:(\\d{1,2})${GAP}(\\d{1,2})${GAP}(\\d{2,4})|(\\d{4})-(\\d{1,2})-(\\d{1,2}))`;
const ALONE = new RegExp(`^${DATE}$`);
const FIRST = new RegExp(`^${DATE}[\\s,;]+(.+)$`);
const LAST = new RegExp(`^(.+?)[\\s,;]+${DATE}$`);

/** The search that was typed; `today` is an ISO day. A text without letters is a number; with letters, a name and a date. */
export function readSearch(typed: string, today: string): Result<Search, SearchRefusal> {
	const text = trimmedAscii(typed);
	if (text === "") return refuse("search-missing");
	if (text.length > LONGEST) return refuse("search-too-long");
	return /\p{L}/u.test(text) ? readNameAndDate(text, today) : readNumber(text);
}

function readNumber(text: string): Result<Search, SearchRefusal> {
	if (ALONE.test(text)) return refuse("search-name-missing");
	const number = parseNhsNumber(text);
	if (number.ok) return ok({ by: "number", nhsNumber: number.value });
	return refuse(number.reason === "nhs-number-missing" ? "nhs-number-symbols" : number.reason);
}

function readNameAndDate(text: string, today: string): Result<Search, SearchRefusal> {
	const found = split(text);
	if (found === undefined || /\d/.test(found.name)) return refuse("search-birth-date-missing");
	const [day, month, year] = found.date;
	const birthDate = parseDay(day, month, year, today);
	if (birthDate.ok) return ok({ by: "name", familyName: found.name, birthDate: birthDate.value });
	return refuse(birthDate.reason === "date-missing" ? "search-birth-date-missing" : birthDate.reason);
}

function split(
	text: string,
): { readonly name: string; readonly date: readonly [string, string, string] } | undefined {
	const last = LAST.exec(text);
	if (last !== null) return { name: last[1] ?? "", date: dateOf(last.slice(2)) };
	const first = FIRST.exec(text);
	return first === null ? undefined : { name: first[7] ?? "", date: dateOf(first.slice(1)) };
}

function dateOf([day, month, year, isoYear, isoMonth, isoDay]: readonly (string | undefined)[]): [
	string,
	string,
	string,
] {
	return [day ?? isoDay ?? "", month ?? isoMonth ?? "", year ?? isoYear ?? ""];
}
