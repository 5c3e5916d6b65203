/** How long the code of a second letter works, and when another one may be asked for. */
import { addDays, dayOf } from "#app/core/calendar.ts";

/** Post takes days, and a letter lies for a while; after four weeks it may be in any drawer. */
const CODE_DAYS = 28;

/** A letter that has not come in a week is lost. Before that, another one would only stop the code that is on its way. */
const AGAIN_AFTER_DAYS = 7;

/** The last ISO day on which a code made at this instant works. */
export function codeUntil(madeAt: Date): string {
	return addDays(dayOf(madeAt), CODE_DAYS);
}

/** Does a code made then still work? */
export function codeWorks(madeAt: Date, at: Date): boolean {
	return dayOf(at) <= codeUntil(madeAt);
}

/** The first ISO day on which another letter may be asked for. */
export function anotherFrom(madeAt: Date): string {
	return addDays(dayOf(madeAt), AGAIN_AFTER_DAYS);
}
