/**
 * Random bytes of the operating system, fetched in blocks: a save asks for a dozen bytes eight times, and each question to the
 * generator costs more than the rest of a seal. What was given out is wiped from the block, so nothing is given twice.
 */
import { randomFillSync } from "node:crypto";

const BLOCK = 4096;

const block = Buffer.alloc(BLOCK);
let used = BLOCK;

/** So many random bytes of a cryptographic source, in memory of their own. */
export function pooledRandom(count: number): Buffer {
	if (count > BLOCK) return randomFillSync(Buffer.alloc(count));
	if (used + count > BLOCK) {
		randomFillSync(block);
		used = 0;
	}
	const bytes = Buffer.from(block.subarray(used, used + count));
	block.fill(0, used, used + count);
	used += count;
	return bytes;
}
