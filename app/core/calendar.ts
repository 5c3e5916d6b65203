/** Days of the calendar as ISO text, "2026-11-21": no clock, and no time zone but in `dayOf`. */
import { ok, type Result, refuse } from "./result.ts";
import { trimmedAscii } from "./typed-text.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Nobody who reads a letter today was born earlier, and nothing kept here is older. */
const EARLIEST_DAY = "1900-01-01";

export type DayRefusal =
	| "date-missing"
	| "date-not-real"
	| "date-in-future"
	| "date-year"
	| "date-too-long-ago";

/**
 * The day typed in three fields, not after `today` (an ISO day). `date-missing`: a part is empty. `date-year`: the
 * year has not four digits (a year of two could be of two centuries). `date-not-real`: no such day, as 31 April.
 * `date-too-long-ago`: before 1900. Day and month are never exchanged to make a day real.
 */
export function parseDay(
	day: string,
	month: string,
	year: string,
	today: string,
): Result<string, DayRefusal> {
	mustBeDay(today);
	const [d = "", m = "", y = ""] = [day, month, year].map(trimmedAscii);
	if (d === "" || m === "" || y === "") return refuse("date-missing");
	if (![d, m, y].every((part) => /^[0-9]+$/.test(part))) return refuse("date-not-real");
	if (!/^[1-9][0-9]{3}$/.test(y)) return refuse("date-year");
	const iso = `${y}-${twoDigits(m)}-${twoDigits(d)}`;
	if (!isDay(iso)) return refuse("date-not-real");
	if (iso > today) return refuse("date-in-future");
	if (iso < EARLIEST_DAY) return refuse("date-too-long-ago");
	return ok(iso);
}

/** Is this text a day that exists, written YYYY-MM-DD, from year 1000 to 9999? */
export function isDay(text: string): boolean {
	if (!/^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
	const at = Date.parse(text);
	return !Number.isNaN(at) && isoOf(at) === text;
}

/** The day `n` days later, or earlier where `n` is negative. */
export function addDays(iso: string, n: number): string {
	mustBeDay(iso);
	const later = Number.isInteger(n) ? new Date(Date.parse(iso) + n * DAY_MS) : new Date(Number.NaN);
	const day = Number.isNaN(later.getTime()) ? "" : isoOf(later.getTime());
	if (!isDay(day)) throw new RangeError(`no day ${n} days from ${iso}`);
	return day;
}

/** The same day `n` months later, or the last of that month where it has no such day: a month from 31 January is 28 February. */
export function addMonths(iso: string, n: number): string {
	mustBeDay(iso);
	const [year = 0, month = 0] = iso.split("-").map(Number);
	const last = new Date(Date.UTC(year, month + n, 0));
	const lastDay = isoOf(last.getTime());
	const day = `${lastDay.slice(0, 8)}${iso.slice(8)}`;
	return day > lastDay ? lastDay : day;
}

/** Monday is 1, Sunday is 7, as in ISO 8601. */
export function weekdayOf(iso: string): number {
	mustBeDay(iso);
	return ((new Date(iso).getUTCDay() + 6) % 7) + 1;
}

/**
 * Completed years of life. Who was born on 29 February completes a year on 1 March in years without that day
 * (said in law by the Age of Legal Capacity (Scotland) Act 1991, section 6(2); the same is used throughout).
 */
export function ageOn(birth: string, today: string): number {
	mustBeDay(birth);
	mustBeDay(today);
	if (birth > today) throw new RangeError("born after the day asked about");
	const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
	return today.slice(5) < birth.slice(5) ? years - 1 : years;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * Days that were worked out before, by time zone and quarter of an hour: since 1972 no clock has stood between two quarters, so that a day begins
 * with one. Intl takes longer than all else that is asked of an entry.
 */
const days = new Map<string, string>();
const QUARTER = 900_000;
const MOST_DAYS = 1_000;
const QUARTERS_SINCE = Date.UTC(1973, 0);

/** The day on the wall calendar of that time zone at that instant. British Summer Time is the reason to ask. */
export function dayOf(instant: Date, timeZone = "Europe/London"): string {
	const time = instant.getTime();
	if (!(time >= QUARTERS_SINCE)) return workedOut(instant, timeZone);
	const key = `${timeZone} ${Math.floor(time / QUARTER)}`;
	const known = days.get(key);
	if (known !== undefined) return known;
	const day = workedOut(instant, timeZone);
	if (days.size >= MOST_DAYS) days.clear();
	days.set(key, day);
	return day;
}

function workedOut(instant: Date, timeZone: string): string {
	let clock = clocks.get(timeZone);
	if (clock === undefined) {
		clock = new Intl.DateTimeFormat("en-GB", {
			timeZone,
			calendar: "gregory",
			numberingSystem: "latn",
			year: "numeric",
			month: "2-digit",
			day: "2-digit",
		});
		clocks.set(timeZone, clock);
	}
	const [day, month, year] = clock.format(instant).split("/");
	return `${year}-${month}-${day}`;
}

/**
 * The instant of that time ("10:42") on that ISO day on the clocks of London; undefined where those clocks jumped over it in
 * spring. In autumn, when an hour comes twice, it is the first.
 */
export function instantInLondon(iso: string, time: string): Date | undefined {
	mustBeDay(iso);
	if (!/^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(time)) throw new RangeError("not a time written HH:MM");
	const asUtc = Date.parse(`${iso}T${time}Z`);
	const summer = new Date(asUtc - HOUR_MS);
	return [summer, new Date(asUtc)].find((instant) => clockOf(instant) === `${iso} ${time}`);
}

let londonClock: Intl.DateTimeFormat | undefined;

function clockOf(instant: Date): string {
	londonClock ??= new Intl.DateTimeFormat("en-GB", {
		timeZone: "Europe/London",
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	});
	return `${dayOf(instant)} ${londonClock.format(instant)}`;
}

/** The instant at which this ISO day begins in London. No clock there jumps over midnight. */
export function startOfDay(iso: string): Date {
	return instantInLondon(iso, "00:00") ?? new Date(Date.parse(iso));
}

/** A day that the code itself hands on wrongly is a surprise, not an answer. */
function mustBeDay(iso: string): void {
	if (!isDay(iso)) throw new RangeError("not a day written YYYY-MM-DD");
}

function isoOf(at: number): string {
	return new Date(at).toISOString().slice(0, 10);
}

function twoDigits(digits: string): string {
	return digits.replace(/^0+/, "").padStart(2, "0");
}
