/** How often one connection may ask. Generous: a library or a ward shares one address among many people. */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { networksOf } from "#app/core/network.ts";

/** Pages read, forms sent, and requests of machines, in one minute from one IPv4 address, or one connection of IPv6. */
export interface Rates {
	readonly pages: number;
	readonly forms: number;
	readonly machines: number;
}

/** Answers the seconds to wait, or 0 when the request may go on. */
export type RateLimit = (address: string, method: string | "machine") => Promise<number>;

const GENEROUS: Rates = { pages: 1200, forms: 300, machines: 6000 };

/**
 * Counts in memory, forgets after a minute. `isCounted` says whose requests count; by default everybody's but those
 * from this machine, which are the operator's own proxy: one counter for all behind it would shut everybody out, so the
 * proxy has to limit there.
 */
export function makeRateLimit(given: Partial<Rates> = {}, isCounted = isElsewhere): RateLimit {
	const rates = { ...GENEROUS, ...given };
	const pages = new RateLimiterMemory({ points: rates.pages, duration: 60, keyPrefix: "pages" });
	const forms = new RateLimiterMemory({ points: rates.forms, duration: 60, keyPrefix: "forms" });
	const machines = new RateLimiterMemory({ points: rates.machines, duration: 60, keyPrefix: "machines" });
	return async (address, method) => {
		if (!isCounted(address)) return 0;
		try {
			const limit = method === "machine" ? machines : method === "POST" ? forms : pages;
			await limit.consume(networksOf(address).narrow);
			return 0;
		} catch (refusal) {
			if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
			throw refusal;
		}
	};
}

function isElsewhere(address: string): boolean {
	return !isThisMachine(address);
}

/** Is this an address of the machine itself? */
export function isThisMachine(address: string): boolean {
	return /^(?:::ffff:)?127\.|^::1$/.test(address);
}
