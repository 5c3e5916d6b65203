/**
 * Slow down, never lock out: after a few wrong tries each further one for the same key waits, up to 30 seconds. The key
 * is what only its owner or a thief can bring (a whole letter code) wherever it can be: then a stranger's guesses make
 * nobody wait but the stranger.
 */
import { RateLimiterMemory } from "rate-limiter-flexible";

export interface SlowDown {
	/**
	 * Waits as long as earlier failures of this key ask for. False, at once, when too many wait already, on the whole or
	 * (`alike`) for this key: try again later. With one alike, tries sent side by side are no faster than one by one.
	 */
	wait(key: string, alike?: number): Promise<boolean>;
	failed(key: string): Promise<void>;
}

const FREE_TRIES = 3;
const LONGEST = 30_000;
const FORGET_AFTER_SECONDS = 60 * 60;

/** Fewer than the pages the server answers at once, so that guessing never keeps others out. */
const MOST_WAITING = 100;

/** How long the next try waits after this many failures, in milliseconds: nothing, then 1 s, 2 s, 4 s … 30 s. */
export function delayAfter(failures: number): number {
	return failures < FREE_TRIES ? 0 : Math.min(LONGEST, 1000 * 2 ** (failures - FREE_TRIES));
}

/** One for the whole server. `sleep` takes milliseconds. */
export function makeSlowDown(sleep: (ms: number) => Promise<void>): SlowDown {
	const failures = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: FORGET_AFTER_SECONDS });
	const lines = new Map<string, number>();
	let waiting = 0;
	return {
		async wait(key, alike = MOST_WAITING) {
			const known = await failures.get(key);
			const delay = delayAfter(known?.consumedPoints ?? 0);
			if (delay === 0) return true;
			const line = lines.get(key) ?? 0;
			if (waiting >= MOST_WAITING || line >= alike) return false;
			waiting += 1;
			lines.set(key, line + 1);
			try {
				await sleep(delay);
			} finally {
				waiting -= 1;
				const left = (lines.get(key) ?? 1) - 1;
				if (left === 0) lines.delete(key);
				else lines.set(key, left);
			}
			return true;
		},
		async failed(key) {
			await failures.consume(key);
		},
	};
}
