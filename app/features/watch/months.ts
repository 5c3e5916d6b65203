/** Calendar months as "2026-11": the only periods that figures are given for, so that no two of them differ by a day. */
import { addMonths, dayOf, isDay, startOfDay } from "#app/core/calendar.ts";

/** How many whole months the figures look back on. */
export const MONTHS_SHOWN = 12;

/** A month and the instants it lasts from, and until before. */
export interface Month {
	readonly month: string;
	readonly from: Date;
	readonly to: Date;
}

/** Is this text a month that exists, written YYYY-MM? */
export function isMonth(text: string): boolean {
	return isDay(`${text}-01`);
}

/** The month `n` months later, or earlier where `n` is negative. */
export function shiftMonth(month: string, n: number): string {
	return addMonths(`${month}-01`, n).slice(0, 7);
}

/** The `most` whole months before the one that `at` is in, oldest first. With `running` that one too, as far as it goes. */
export function monthsBefore(at: Date, most: number, running = false): Month[] {
	const current = dayOf(at).slice(0, 7);
	const count = running ? most + 1 : most;
	return Array.from({ length: count }, (_, index) => {
		const month = shiftMonth(current, index - most);
		return {
			month,
			from: startOfDay(`${month}-01`),
			to: startOfDay(`${shiftMonth(month, 1)}-01`),
		};
	});
}
