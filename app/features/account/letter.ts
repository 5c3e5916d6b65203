/** How long a letter's code works without being used. */
const UNUSED_DAYS = 365;
const DAY = 86_400_000;

/** A code last used before this instant no longer works. Each use begins the twelve months anew. */
export function oldestUse(at: Date): Date {
	return new Date(at.getTime() - UNUSED_DAYS * DAY);
}
