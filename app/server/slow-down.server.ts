/**
 * Slow down, never lock out: after a few wrong tries each further one for the same letter or account waits, up to 30
 * seconds, so that guessing is hopeless and an attacker can delay the rightful person but never shut them out.
 */
import { RateLimiterMemory } from "rate-limiter-flexible";

export interface SlowDown {
	/** Waits as long as earlier failures of this key ask for. False, at once, when too many wait already: try again later. */
	wait(key: string): Promise<boolean>;
	failed(key: string): Promise<void>;
}

const FREE_TRIES = 3;
const LONGEST = 30_000;
const FORGET_AFTER_SECONDS = 15 * 60;

/** Fewer than the pages the server answers at once, so that guessing never keeps others out. */
const MOST_WAITING = 100;

/** How long the next try waits after this many failures, in milliseconds: nothing, then 1 s, 2 s, 4 s … 30 s. */
export function delayAfter(failures: number): number {
	return failures < FREE_TRIES ? 0 : Math.min(LONGEST, 1000 * 2 ** (failures - FREE_TRIES));
}

/** One for the whole server. `sleep` takes milliseconds. */
export function makeSlowDown(sleep: (ms: number) => Promise<void>): SlowDown {
	const failures = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: FORGET_AFTER_SECONDS });
	let waiting = 0;
	return {
		async wait(key) {
			const known = await failures.get(key);
			const delay = delayAfter(known?.consumedPoints ?? 0);
			if (delay === 0) return true;
			if (waiting >= MOST_WAITING) return false;
			waiting += 1;
			try {
				await sleep(delay);
			} finally {
				waiting -= 1;
			}
			return true;
		},
		async failed(key) {
			await failures.consume(key);
		},
	};
}
