/** Quarters as the first month of each, "2026-07": the only periods that are reported by group, each once it is over. */
import { dayOf, startOfDay } from "#app/core/calendar.ts";
import { shiftMonth } from "#app/features/watch/months.ts";

export interface Quarter {
	readonly quarter: string;
	readonly from: Date;
	/** Until before this instant; it is over then. */
	readonly to: Date;
}

/** The last quarter of the calendar that was over at this instant, in London. */
export function lastQuarter(at: Date): Quarter {
	const month = dayOf(at).slice(0, 7);
	const into = (Number(month.slice(5)) - 1) % 3;
	const next = shiftMonth(month, -into);
	const quarter = shiftMonth(next, -3);
	return { quarter, from: startOfDay(`${quarter}-01`), to: startOfDay(`${next}-01`) };
}

/** The quarter that this instant is in, in London. */
export function currentQuarter(at: Date): string {
	return shiftMonth(lastQuarter(at).quarter, 3);
}

/** Age bands as the official statistics of health care have them, by their first year. */
export const AGES = ["0", "16", "25", "45", "65", "75"] as const;

/** The band of somebody of this age in years. */
export function ageBand(years: number): string {
	return AGES.findLast((from) => Number(from) <= years) ?? AGES[0];
}

/** How long a case took, by its first day: within a week, a month, three months, longer. */
export const DAYS_TAKEN = ["0", "8", "31", "93"] as const;

/** The band of a case between these instants. */
export function daysTaken(raised: Date, closed: Date): string {
	const days = Math.ceil((closed.getTime() - raised.getTime()) / 86_400_000);
	return DAYS_TAKEN.findLast((from) => Number(from) <= days) ?? DAYS_TAKEN[0];
}
