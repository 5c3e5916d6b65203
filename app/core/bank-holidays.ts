/**
 * The bank holidays of the nations of the United Kingdom.
 * Source: Banking and Financial Dealings Act 1971, section 1 and schedule 1, with the days proclaimed each year, as
 * listed at gov.uk/bank-holidays. Where a day falls on a weekend, the next weekday that is free takes its place.
 * Whoever adds a year to the table compares it with that page.
 */
import { addDays, weekdayOf } from "./calendar.ts";
import { easterSunday } from "./easter.ts";

export const NATIONS = ["england", "wales", "scotland", "northern-ireland"] as const;
export type Nation = (typeof NATIONS)[number];

const ENGLAND_AND_WALES: Readonly<Record<number, readonly string[]>> = {
	2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
	2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
	2028: ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
};

/** The years of the table. Others follow the rule, which knows of no proclaimed extra day and no moved one. */
const TABLE: Readonly<Record<Nation, Readonly<Record<number, readonly string[]>>>> = {
	england: ENGLAND_AND_WALES,
	wales: ENGLAND_AND_WALES,
	// 15 June 2026: proclaimed for the football World Cup, in Scotland only.
	scotland: {
		2026: ["01-01", "01-02", "04-03", "05-04", "05-25", "06-15", "08-03", "11-30", "12-25", "12-28"],
		2027: ["01-01", "01-04", "03-26", "05-03", "05-31", "08-02", "11-30", "12-27", "12-28"],
		2028: ["01-03", "01-04", "04-14", "05-01", "05-29", "08-07", "11-30", "12-25", "12-26"],
	},
	"northern-ireland": {
		2026: ["01-01", "03-17", "04-03", "04-06", "05-04", "05-25", "07-13", "08-31", "12-25", "12-28"],
		2027: ["01-01", "03-17", "03-26", "03-29", "05-03", "05-31", "07-12", "08-30", "12-27", "12-28"],
		2028: ["01-03", "03-17", "04-14", "04-17", "05-01", "05-29", "07-12", "08-28", "12-25", "12-26"],
	},
};

/** The bank holidays of a year as ISO days in order: from the table, else by the rule. */
export function bankHolidays(year: number, nation: Nation): readonly string[] {
	return TABLE[nation][year]?.map((day) => `${year}-${day}`) ?? bankHolidaysByRule(year, nation);
}

/** The same by the rule alone, for years that nobody has proclaimed yet and to check the table. */
export function bankHolidaysByRule(year: number, nation: Nation): readonly string[] {
	const easter = easterSunday(year);
	const moveable = [addDays(easter, -2), mondayFrom(`${year}-05-01`), mondayFrom(`${year}-05-25`)];
	const fixed = [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`];
	if (nation === "scotland") {
		moveable.push(mondayFrom(`${year}-08-01`));
		fixed.push(`${year}-01-02`, `${year}-11-30`);
	} else {
		moveable.push(addDays(easter, 1), mondayFrom(`${year}-08-25`));
	}
	if (nation === "northern-ireland") fixed.push(`${year}-03-17`, `${year}-07-12`);
	const taken = new Set(moveable);
	const onWeekdays = fixed.filter((day) => weekdayOf(day) < 6);
	for (const day of onWeekdays) taken.add(day);
	for (const day of fixed.filter((other) => weekdayOf(other) >= 6).sort()) taken.add(freeWeekday(day, taken));
	return [...taken].sort();
}

/** The first Monday on this day or after it. */
function mondayFrom(day: string): string {
	return addDays(day, (8 - weekdayOf(day)) % 7);
}

function freeWeekday(day: string, taken: ReadonlySet<string>): string {
	let next = day;
	while (weekdayOf(next) >= 6 || taken.has(next)) next = addDays(next, 1);
	return next;
}
