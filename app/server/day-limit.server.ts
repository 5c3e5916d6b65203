/** How often one network may do something in a day, for what anybody can do and a person then has to work off. */

import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { networksOf } from "#app/core/network.ts";

const DAY_IN_SECONDS = 86_400;

/** Counts in memory, each key for a day from its first. A start forgets. */
function makeDayLimit(most: number): (key: string) => Promise<boolean> {
	const done = new RateLimiterMemory({ points: most, duration: DAY_IN_SECONDS });
	return async (key) => {
		try {
			await done.consume(key);
			return true;
		} catch (refusal) {
			if (refusal instanceof RateLimiterRes) return false;
			throw refusal;
		}
	};
}

/**
 * May whoever asks from this address, whom nobody knows, ask for one more call? `isBusy`: more calls wait than staff can make soon. Asking is
 * doing.
 */
export type CallLimit = (address: string, isBusy: boolean) => Promise<boolean>;

/**
 * Counts calls by network, for IPv6 not by address: `narrow` a day for one connection, `wide` for what one site is given, and `busy` while many
 * wait. No number is for all together: whoever fills the list from networks of their own shuts it for nobody else.
 */
export function makeCallLimit(most: {
	readonly narrow: number;
	readonly wide: number;
	readonly busy: number;
}): CallLimit {
	const [narrow, wide, busy] = [makeDayLimit(most.narrow), makeDayLimit(most.wide), makeDayLimit(most.busy)];
	return async (address, isBusy) => {
		const network = networksOf(address);
		if (isBusy && !(await busy(network.wide))) return false;
		return (await narrow(network.narrow)) && (await wide(network.wide));
	};
}

/**
 * Whether what a form says is counted: once for its key, and `most` times a day for its address. Both are known for a day and in memory
 * alone, and neither with what was said, so that nothing links an answer to a browser.
 */
export function makeCountOnce(most: number): (once: string, address: string) => Promise<boolean> {
	const [pressed, asked] = [makeDayLimit(1), makeDayLimit(most)];
	return async (once, address) => (await pressed(once)) && (await asked(networksOf(address).narrow));
}
