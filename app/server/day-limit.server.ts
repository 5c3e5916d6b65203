/** How often one network address may do something in a day, for what anybody can do and a person then has to work off. */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** May whoever asks from this address do it once more? Asking is doing. */
export type DayLimit = (address: string) => Promise<boolean>;

const DAY_IN_SECONDS = 86_400;

/** Counts in memory, each address for a day from its first. A start forgets: the pages have a limit for all together too. */
export function makeDayLimit(most: number): DayLimit {
	const done = new RateLimiterMemory({ points: most, duration: DAY_IN_SECONDS });
	return async (address) => {
		try {
			await done.consume(address);
			return true;
		} catch (refusal) {
			if (refusal instanceof RateLimiterRes) return false;
			throw refusal;
		}
	};
}

/**
 * Whether what a form says is counted: once for its key, and `most` times a day for its address. Both are known for a day and in memory
 * alone, and neither with what was said, so that nothing links an answer to a browser.
 */
export function makeCountOnce(most: number): (once: string, address: string) => Promise<boolean> {
	const [pressed, asked] = [makeDayLimit(1), makeDayLimit(most)];
	return async (once, address) => (await pressed(once)) && (await asked(address));
}
