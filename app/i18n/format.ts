/**
 * The one place where dates and numbers become words. Calendar and digits are forced: left to itself `Intl` prints
 * Persian years and Bengali digits, which no letter, phone or staff screen could be compared with.
 */

import { type LanguageTag, languageOf } from "#locales/index.ts";
import { nameIn } from "./name-in.ts";

const TIME_ZONE = "Europe/London";
const made = new Map<string, Formatter>();

interface Formatter {
	readonly format: (when: Date) => string;
}

function formatter(lang: LanguageTag, name: string, options: Intl.DateTimeFormatOptions): Formatter {
	const key = `${lang} ${name}`;
	const found = made.get(key);
	if (found !== undefined) return found;
	const fresh = dayFirst(
		new Intl.DateTimeFormat(`${languageOf(lang).formats}-u-ca-gregory-nu-latn`, options),
	);
	made.set(key, fresh);
	return fresh;
}

/**
 * The day stands before the month, as on every letter and screen of this country. `Intl` writes Somali as in the United States,
 * "Maarso 5, 2026": there the three are put in our order, with the language's own names and what follows them.
 */
function dayFirst(intl: Intl.DateTimeFormat): Formatter {
	const order = intl.formatToParts(0).map(({ type }) => type);
	const place = (type: Intl.DateTimeFormatPartTypes) => order.indexOf(type);
	if (place("day") <= place("month")) return intl;
	return {
		format: (when) => {
			const parts = intl.formatToParts(when).map(({ value }) => value);
			const [day, month, year] = (["day", "month", "year"] as const).map((type) => parts[place(type)]);
			return [`${day} ${month} ${year}`, ...parts.slice(place("year") + 1)].join("");
		},
	};
}

/** A day in words: "5 March 2026". Takes an instant (its day in London) or an ISO day. */
export function formatDay(lang: LanguageTag, when: Date | string): string {
	const day = typeof when === "string" ? new Date(`${when.slice(0, 10)}T12:00:00Z`) : when;
	return formatter(lang, "day", {
		day: "numeric",
		month: "long",
		year: "numeric",
		timeZone: TIME_ZONE,
	}).format(day);
}

/** A month in words, from "2026-11": "November 2026". */
export function formatMonth(lang: LanguageTag, month: string): string {
	const middle = new Date(`${month}-15T12:00:00Z`);
	return formatter(lang, "month", { month: "long", year: "numeric", timeZone: TIME_ZONE }).format(middle);
}

/** A clock time in London: "10:42". */
export function formatTime(lang: LanguageTag, when: Date): string {
	return formatter(lang, "time", {
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
		timeZone: TIME_ZONE,
	}).format(when);
}

/** A day and a clock time in London, put together as the language does: "5 March 2026 at 10:42". */
export function formatMoment(lang: LanguageTag, when: Date): string {
	return formatter(lang, "moment", {
		day: "numeric",
		month: "long",
		year: "numeric",
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
		timeZone: TIME_ZONE,
	}).format(when);
}

/** The end of a span of time, said after its beginning: only the clock time where it is the same day in London. */
export function formatUntil(lang: LanguageTag, from: Date, to: Date): string {
	return formatDay(lang, from) === formatDay(lang, to) ? formatTime(lang, to) : formatMoment(lang, to);
}

/** A share from 0 to 1 as a number out of 100, to one tenth. */
export function formatOutOf100(lang: LanguageTag, share: number): string {
	return formatNumber(lang, Math.round(share * 1000) / 10);
}

/**
 * Words put into one as the language does, with its own comma and its own "and": "a nurse, a doctor and Jo". Empty of none. A name that
 * runs the other way is set apart.
 */
export function formatList(lang: LanguageTag, words: readonly string[]): string {
	const list = new Intl.ListFormat(languageOf(lang).formats, { type: "conjunction" });
	return list.format(words.map((word) => nameIn(lang, word)));
}

/** A whole number with the language's grouping and Latin digits. */
export function formatNumber(lang: LanguageTag, value: number): string {
	return new Intl.NumberFormat(`${languageOf(lang).formats}-u-nu-latn`).format(value);
}
