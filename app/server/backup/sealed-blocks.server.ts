/**
 * A file of blocks, each sealed for its place in it (AES-256-GCM), that is written from front to back and may be cut off at any
 * moment: what is whole before the cut can be read, and writing goes on behind it.
 */
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";
import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readSync, writevSync } from "node:fs";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;

/** The bytes of a key for such files. */
export const BLOCK_KEY_BYTES = 32;

export interface BlockWriter {
	/** Blocks that are whole in the file. */
	readonly count: number;
	append(text: string): void;
	close(): void;
}

/** Opens the file to write on, behind its last whole block; makes it where there is none. */
export function writeBlocks(path: string, key: Uint8Array): BlockWriter {
	const secret = createSecretKey(key);
	const file = openSync(path, existsSync(path) ? "r+" : "w+", 0o600);
	let [count, end] = [0, 0];
	for (const block of framesOf(file)) {
		count += 1;
		end = block.end;
	}
	ftruncateSync(file, end);
	return {
		get count() {
			return count;
		},
		append(text) {
			const nonce = randomBytes(NONCE_BYTES);
			const cipher = createCipheriv("aes-256-gcm", secret, nonce, { authTagLength: TAG_BYTES });
			cipher.setAAD(placeOf(count));
			const sealed = cipher.update(text, "utf8");
			// In this mode nothing comes at the end but the tag.
			cipher.final();
			const length = Buffer.alloc(LENGTH_BYTES);
			length.writeUInt32BE(NONCE_BYTES + sealed.length + TAG_BYTES);
			// Not put together first: of a million rows the copies alone would be 100 MB, and wait long to be collected.
			end += writevSync(file, [length, nonce, sealed, cipher.getAuthTag()], end);
			count += 1;
		},
		close: () => closeSync(file),
	};
}

/** The texts of the whole blocks, one after another. Throws where one was changed, moved, or sealed with another key. */
export function* readBlocks(path: string, key: Uint8Array): Generator<string> {
	const secret = createSecretKey(key);
	const file = openSync(path, "r");
	try {
		let count = 0;
		let room = Buffer.alloc(0);
		for (const { at, end } of framesOf(file)) {
			if (room.length < end - at) room = Buffer.alloc(end - at);
			const body = room.subarray(0, end - at);
			readSync(file, body, 0, body.length, at);
			const nonce = body.subarray(0, NONCE_BYTES);
			const decipher = createDecipheriv("aes-256-gcm", secret, nonce, { authTagLength: TAG_BYTES });
			decipher.setAAD(placeOf(count));
			decipher.setAuthTag(body.subarray(-TAG_BYTES));
			const text = decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES));
			// Throws where the tag does not fit; nothing else is left to come.
			decipher.final();
			yield text.toString("utf8");
			count += 1;
		}
	} finally {
		closeSync(file);
	}
}

/** Where the blocks lie: from behind their length to their end. */
function* framesOf(file: number): Generator<{ readonly at: number; readonly end: number }> {
	const { size } = fstatSync(file);
	const length = Buffer.alloc(LENGTH_BYTES);
	let at = 0;
	while (at + LENGTH_BYTES <= size) {
		readSync(file, length, 0, LENGTH_BYTES, at);
		const end = at + LENGTH_BYTES + length.readUInt32BE();
		if (end > size) return;
		yield { at: at + LENGTH_BYTES, end };
		at = end;
	}
}

function placeOf(count: number): Buffer {
	const place = Buffer.alloc(8);
	place.writeUInt32BE(count, 4);
	return place;
}
