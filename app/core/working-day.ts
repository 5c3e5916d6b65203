/** Working days, in which the promises about complaints are counted: not a weekend, not a bank holiday of the nation. */
import { bankHolidays, type Nation } from "./bank-holidays.ts";
import { addDays, weekdayOf } from "./calendar.ts";

export type { Nation } from "./bank-holidays.ts";

/** More than a year of working days is a date to write down, not to count. */
const MOST = 400;

/** Is this ISO day a working day there? */
export function isWorkingDay(iso: string, nation: Nation): boolean {
	return weekdayOf(iso) < 6 && !bankHolidays(Number(iso.slice(0, 4)), nation).includes(iso);
}

/**
 * The n-th working day after this day, the day itself not counted ("within 3 working days": `n` is 3). A promise made
 * by it is kept by the end of that day. Zero gives the day itself. Years beyond the table of bank holidays follow the
 * rule: an extra day proclaimed later makes the answer a day too early, so the promise is still kept.
 */
export function addWorkingDays(iso: string, n: number, nation: Nation): string {
	if (!Number.isInteger(n) || n < 0 || n > MOST) throw new RangeError(`not a number of working days: ${n}`);
	let day = addDays(iso, 0);
	for (let left = n; left > 0; ) {
		day = addDays(day, 1);
		if (isWorkingDay(day, nation)) left--;
	}
	return day;
}

/** Working days after the one ISO day up to and with the other: 0 where the other is not later. */
export function workingDaysBetween(from: string, to: string, nation: Nation): number {
	let days = 0;
	for (let day = from; day < to && days <= MOST; ) {
		day = addDays(day, 1);
		if (isWorkingDay(day, nation)) days += 1;
	}
	return days;
}
