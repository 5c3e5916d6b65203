/**
 * The keys of backups, written as age writes them (bech32, BIP 173): a recipient `age1…` to which anybody may encrypt, and an
 * identity `AGE-SECRET-KEY-1…` which alone can open. The portal needs only the recipient, so the identity can be kept elsewhere.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";

const SYMBOLS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
const CHECK_SYMBOLS = 6;
const KEY_BYTES = 32;
const RECIPIENT = "age";
const IDENTITY = "age-secret-key-";

/** What stands before the 32 bytes of an X25519 key in DER (RFC 8410). */
const PRIVATE_DER = Buffer.from("302e020100300506032b656e04220420", "hex");
const PUBLIC_DER = Buffer.from("302a300506032b656e032100", "hex");

/** A text is no key of a backup, or was mistyped. */
export class NoBackupKey extends Error {
	override readonly name = "NoBackupKey";
}

export interface BackupKeys {
	readonly identity: string;
	readonly recipient: string;
}

/** A new pair. */
export function newBackupKeys(): BackupKeys {
	const { privateKey, publicKey } = generateKeyPairSync("x25519");
	return {
		identity: encode(IDENTITY, rawPrivate(privateKey)).toUpperCase(),
		recipient: encode(RECIPIENT, rawPublic(publicKey)),
	};
}

/** The recipient that belongs to this identity. */
export function recipientOf(identity: string): string {
	return encode(RECIPIENT, rawPublic(createPublicKey(identityKey(identity))));
}

/** The key of an identity. Throws `NoBackupKey`. */
export function identityKey(text: string): KeyObject {
	const der = Buffer.concat([PRIVATE_DER, decode(IDENTITY, text)]);
	return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}

/** The key of a recipient. Throws `NoBackupKey`. */
export function recipientKey(text: string): KeyObject {
	return publicKeyOf(decode(RECIPIENT, text));
}

/** A public key from its 32 bytes. */
export function publicKeyOf(raw: Uint8Array): KeyObject {
	return createPublicKey({ key: Buffer.concat([PUBLIC_DER, raw]), format: "der", type: "spki" });
}

/** The 32 bytes of a public key. */
export function rawPublic(key: KeyObject): Buffer {
	return key.export({ format: "der", type: "spki" }).subarray(-KEY_BYTES);
}

function rawPrivate(key: KeyObject): Buffer {
	return key.export({ format: "der", type: "pkcs8" }).subarray(-KEY_BYTES);
}

function encode(prefix: string, bytes: Uint8Array): string {
	const data = regroup(bytes, 8, 5, true);
	const check = polymod([...expanded(prefix), ...data, ...Array<number>(CHECK_SYMBOLS).fill(0)]) ^ 1;
	const symbols = [...data, ...[25, 20, 15, 10, 5, 0].map((shift) => (check >>> shift) & 31)];
	return `${prefix}1${symbols.map((value) => SYMBOLS.charAt(value)).join("")}`;
}

function decode(prefix: string, text: string): Buffer {
	const trimmed = text.trim();
	const isOneCase = trimmed === trimmed.toLowerCase() || trimmed === trimmed.toUpperCase();
	const lower = trimmed.toLowerCase();
	const values = [...lower.slice(prefix.length + 1)].map((symbol) => SYMBOLS.indexOf(symbol));
	const isWhole = isOneCase && lower.startsWith(`${prefix}1`) && !values.includes(-1);
	if (!isWhole || polymod([...expanded(prefix), ...values]) !== 1)
		throw new NoBackupKey(`this is not a key that begins with ${prefix}1, or it was mistyped`);
	const bytes = Buffer.from(regroup(values.slice(0, -CHECK_SYMBOLS), 5, 8, false));
	if (bytes.length !== KEY_BYTES) throw new NoBackupKey("a key has 32 bytes");
	return bytes;
}

function expanded(prefix: string): number[] {
	const codes = [...prefix].map((sign) => sign.charCodeAt(0));
	return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(values: readonly number[]): number {
	let check = 1;
	for (const value of values) {
		const top = check >>> 25;
		check = ((check & 0x1ffffff) << 5) ^ value;
		for (const [bit, word] of GENERATOR.entries()) if ((top >>> bit) & 1) check ^= word;
	}
	return check >>> 0;
}

function regroup(values: Iterable<number>, from: number, to: number, pad: boolean): number[] {
	const out: number[] = [];
	let [held, bits] = [0, 0];
	for (const value of values) {
		held = ((held << from) | value) & 0xfff;
		bits += from;
		while (bits >= to) {
			bits -= to;
			out.push((held >>> bits) & ((1 << to) - 1));
		}
	}
	if (pad && bits > 0) out.push((held << (to - bits)) & ((1 << to) - 1));
	return out;
}
