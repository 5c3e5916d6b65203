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

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** "4 April 1986" and "4th Apr 1986": the month in English, between two numbers, so that no name is taken for one. */
const WORDY = new RegExp(
	`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s,.-]+((?:${MONTHS.join("|")})[a-z]*)[\\s,.-]+(\\d{2,4})(?!\\d)`,
	"i",
);
/** "01061964", as on many labels: day, month, year. */
const EIGHT = /(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)/;

function withPlainDate(text: string): string {
	return text
		.replace(WORDY, (_all, day: string, month: string, year: string) => {
			const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
			return `${day} ${number} ${year}`;
		})
		.replace(EIGHT, "$1 $2 $3");
}

/** The search that was typed; `today` is an ISO day. A text without letters is a number; with letters, a name and a date. */
export function readSearch(typed: string, today: string): Result<Search, SearchRefusal> {
	const text = trimmedAscii(typed);
	if (text === "") return refuse("search-missing");
	if (text.length > LONGEST) return refuse("search-too-long");
	if (!/\p{L}/u.test(text)) return readNumber(text);
	const plain = withPlainDate(text);
	return /\p{L}/u.test(plain) ? readNameAndDate(plain, today) : readNumber(plain);
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
