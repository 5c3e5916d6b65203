/**
 * Sealing: what says who a patient is stands in the database only sealed, with a key of that patient, so that
 * destroying the key erases the person. AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits; the place a text
 * belongs to is authenticated with it, so a sealed text that is moved to another row or column does not open.
 * A sealed text is base64url of: version (1 byte), nonce (12), ciphertext, tag (16).
 */
import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	createSecretKey,
	hash,
	type KeyObject,
	timingSafeEqual,
} from "node:crypto";
import type { IndexKind, Place } from "#db/vault.ts";

const VERSION = 1;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Of SHA-256, and the paddings of HMAC. */
const HASH_BLOCK = 64;
const HASH_BYTES = 32;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

/** Random bytes of a cryptographic source. */
export type RandomBytes = (n: number) => Uint8Array;

/** What was kept was changed, moved, or sealed with another key. Says nothing of what was inside. */
export class SealBroken extends Error {
	override readonly name = "SealBroken";
}

/** Seals a text for its place. Two seals of one text differ. Refuses half a character: it could not come back. */
export function seal(key: Uint8Array, place: Place, text: string, random: RandomBytes): string {
	if (!text.isWellFormed()) throw new RangeError("half a character cannot be sealed");
	return lock(key, contextOfPlace(place), Buffer.from(text, "utf8"), random);
}

/** The text that was sealed for just this place with this key. Throws `SealBroken` otherwise. */
export function open(key: Uint8Array, place: Place, sealed: string): string {
	return unlock(key, contextOfPlace(place), sealed).toString("utf8");
}

/** A patient's key, itself sealed with the master key, for that patient only. */
export function wrapKey(master: Uint8Array, patientId: string, key: Uint8Array, random: RandomBytes): string {
	if (key.length !== KEY_BYTES) throw new RangeError("a key has 32 bytes");
	return lock(master, parts("patient-key", patientId), key, random);
}

/** The patient's key again. Throws `SealBroken` where it is another patient's or the master key is another. */
export function unwrapKey(master: Uint8Array, patientId: string, wrapped: string): Uint8Array {
	return unlock(master, parts("patient-key", patientId), wrapped);
}

/**
 * A keyed hash to find a row by: 43 characters of base64url, the same for the same value. HMAC-SHA-256, because there
 * are so few NHS numbers and names that a plain hash hides nothing. Each kind is a domain of its own. The value is
 * already normalised, as ten digits, or what `nameWithBirthDate` gives.
 */
export function blindIndex(indexKey: Uint8Array, kind: IndexKind, value: string): string {
	return createHmac("sha256", keyOf(indexKey))
		.update(parts("blind-index", kind, value))
		.digest("base64url");
}

/**
 * The same for many values of one kind. HMAC is two hashes (RFC 2104), and what stands before each value in both is made ready once: for a
 * short value Node takes three times as long to make its own HMAC ready as it takes to hash.
 */
export function blindIndexes(indexKey: Uint8Array, kind: IndexKind): (value: string) => string {
	mustBeKey(indexKey);
	const before = parts("blind-index", kind);
	const outer = Buffer.alloc(HASH_BLOCK + HASH_BYTES, OUTER_PAD);
	const padded = Buffer.alloc(HASH_BLOCK, INNER_PAD);
	for (const [place, byte] of indexKey.entries()) {
		outer[place] = byte ^ OUTER_PAD;
		padded[place] = byte ^ INNER_PAD;
	}
	const valueAt = HASH_BLOCK + before.length + 4;
	let inner = Buffer.of();
	return (value) => {
		const length = Buffer.byteLength(value, "utf8");
		if (inner.length !== valueAt + length) {
			inner = Buffer.concat([padded, before, Buffer.alloc(4 + length)]);
			inner.writeUInt32BE(length, valueAt - 4);
		}
		inner.write(value, valueAt, "utf8");
		outer.write(hash("sha256", inner, "binary"), HASH_BLOCK, "latin1");
		return hash("sha256", outer, "base64url");
	};
}

function lock(key: Uint8Array, context: Buffer, plain: Uint8Array, random: RandomBytes): string {
	const secret = keyOf(key);
	const nonce = random(NONCE_BYTES);
	if (nonce.length !== NONCE_BYTES)
		throw new RangeError(`wanted ${NONCE_BYTES} random bytes, got ${nonce.length}`);
	const cipher = createCipheriv("aes-256-gcm", secret, nonce, { authTagLength: TAG_BYTES });
	cipher.setAAD(context);
	const locked = Buffer.concat([cipher.update(plain), cipher.final()]);
	return Buffer.concat([Buffer.of(VERSION), nonce, locked, cipher.getAuthTag()]).toString("base64url");
}

function unlock(key: Uint8Array, context: Buffer, sealed: string): Buffer {
	const secret = keyOf(key);
	const bytes = Buffer.from(sealed, "base64url");
	const isWhole = bytes.length >= 1 + NONCE_BYTES + TAG_BYTES && bytes.toString("base64url") === sealed;
	if (!isWhole || bytes[0] !== VERSION) throw new SealBroken("not a sealed text of this version");
	const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
	const decipher = createDecipheriv("aes-256-gcm", secret, nonce, { authTagLength: TAG_BYTES });
	decipher.setAAD(context);
	decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
	const plain = decipher.update(bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES));
	try {
		return Buffer.concat([plain, decipher.final()]);
	} catch {
		throw new SealBroken("changed, moved, or sealed with another key");
	}
}

const ready = new WeakMap<Uint8Array, KeyObject>();

/**
 * The key as ciphers and hashes take it, made ready once: a patient's entries are opened with it one after the other. Given bare bytes Node
 * finds out each time what kind of thing they are, which costs several times what the cipher or hash does. The bytes of a key never change.
 */
function keyOf(key: Uint8Array): KeyObject {
	const known = ready.get(key);
	if (known !== undefined) return known;
	mustBeKey(key);
	const made = createSecretKey(key);
	ready.set(key, made);
	return made;
}

function contextOfPlace(place: Place): Buffer {
	return parts("field", place.table, place.row, place.column);
}

/** Each part behind its length in bytes, so that no two lists of parts are the same bytes. Starts with the version. */
function parts(...texts: readonly string[]): Buffer {
	const pieces = texts.flatMap((text) => {
		const bytes = Buffer.from(text, "utf8");
		const length = Buffer.alloc(4);
		length.writeUInt32BE(bytes.length);
		return [length, bytes];
	});
	return Buffer.concat([Buffer.of(VERSION), ...pieces]);
}

function mustBeKey(key: Uint8Array): void {
	if (key.length !== KEY_BYTES || timingSafeEqual(key, new Uint8Array(KEY_BYTES)))
		throw new RangeError("a key has 32 bytes, not all zero");
}
