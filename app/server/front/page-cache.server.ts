/**
 * Public pages, finished and compressed: making one costs about 25 times what sending it again does. A page offers
 * itself with the header `X-Page-Cache`; the register of tools empties the cache whenever it changes.
 */
import type { Answer } from "../answer.server.ts";
import type { HeaderList } from "./headers.server.ts";

/** Pages that anybody may keep for five minutes, but not show to somebody who has since signed in, or out. */
export const FOR_ANYBODY: HeaderList = [
	["cache-control", "public, max-age=300"],
	["vary", "accept-encoding, cookie"],
];

export interface PageCache {
	find(key: string): Answer | undefined;
	/** Call before a page is made; `keep` then refuses what was made from a register that has since changed. */
	readonly edition: number;
	keep(key: string, answer: Answer, edition: number): void;
	/** Forgets every page. */
	clear(): void;
}

/** Keeps the `most` pages used last, in `mostBytes` of bodies at most. */
export function makePageCache(most = 500, mostBytes = 32 * 1024 * 1024): PageCache {
	// A Map remembers the order in which keys were set: the first is the one unused for longest.
	const pages = new Map<string, Answer>();
	let bytes = 0;
	let edition = 0;

	function drop(key: string): void {
		bytes -= pages.get(key)?.body.length ?? 0;
		pages.delete(key);
	}

	return {
		get edition() {
			return edition;
		},
		find(key) {
			const answer = pages.get(key);
			if (answer === undefined) return undefined;
			pages.delete(key);
			pages.set(key, answer);
			return answer;
		},
		keep(key, answer, madeFrom) {
			if (madeFrom !== edition || answer.body.length > mostBytes / 10) return;
			drop(key);
			pages.set(key, answer);
			bytes += answer.body.length;
			for (const oldest of pages.keys()) {
				if (pages.size <= most && bytes <= mostBytes) break;
				drop(oldest);
			}
		},
		clear() {
			pages.clear();
			bytes = 0;
			edition += 1;
		},
	};
}
