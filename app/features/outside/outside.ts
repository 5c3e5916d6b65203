/** A look from outside the list: who may have one, on what grounds, and for how long. */
import type { OutsideReason } from "#app/core/outside-entry.ts";

/** What somebody gives who asks for one: who is meant, by two facts that must fit together, and why. */
export interface OutsideAsked {
	/** Ten digits. */
	readonly nhsNumber: string;
	/** ISO day. */
	readonly birthDate: string;
	readonly because: OutsideReason;
	/** In their own words. */
	readonly why: string;
	/** The language of the page on which they wrote them. */
	readonly lang: string;
}

/** So many wrong tries has each member of staff on one day in London. */
export const MOST_TRIES = 20;

/** In milliseconds: 60 minutes, as long as an emergency override at most. */
const LASTS = 3_600_000;

/** In milliseconds: so far a clock may be corrected without harm. */
const CLOCKS_DIFFER = 60_000;

/** When a look that was opened at `at` ends. */
export function endOf(at: Date): Date {
	return new Date(at.getTime() + LASTS);
}

/** Does one that was opened at `at` show anything at `now`? Not where the clock was set back since: it would be open for longer than is said. */
export function isOpen(at: Date, now: Date): boolean {
	return now < endOf(at) && now.getTime() > at.getTime() - CLOCKS_DIFFER;
}
