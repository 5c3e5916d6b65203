/**
 * Signed notes (c2sp.org/signed-note): a text under which keys put their names. Only Ed25519 is written and read; what other
 * keys signed is passed over, as the format asks, so that two keys can sign while one replaces the other.
 */
import { ok, type Result, refuse } from "./result.ts";

const ED25519 = 1;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const ID_BYTES = 4;

/** A note is read up to this many characters and signatures: enough for sixteen keys of any kind in use. */
const MOST_CHARACTERS = 100_000;
const MOST_SIGNATURES = 16;

/** Who signs. The name has no spaces and no plus: it is the address of the log without a scheme. */
export interface NoteKey {
	readonly name: string;
	/** 32 bytes, as RFC 8032 encodes a public key. */
	readonly publicKey: Uint8Array;
}

type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Signs bytes with the private half of a key: 64 bytes. */
export type Sign = (text: Uint8Array) => Uint8Array;

/** Did this key sign these bytes? */
export type Verify = (publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array) => boolean;

export type NoteRefusal = "not-a-note" | "no-known-key" | "signature-wrong";

/** What names a key beside its name: four bytes of a hash. An identifier, not a proof. */
export function keyId(sha256: Sha256, key: NoteKey): Uint8Array {
	const name = Buffer.from(`${key.name}\n`);
	return sha256(Buffer.concat([name, Buffer.of(ED25519), key.publicKey])).subarray(0, ID_BYTES);
}

/** A key as people pass it on: name, identifier and key with a plus between. */
export function writtenKey(sha256: Sha256, key: NoteKey): string {
	const id = Buffer.from(keyId(sha256, key)).toString("hex");
	return `${key.name}+${id}+${Buffer.concat([Buffer.of(ED25519), key.publicKey]).toString("base64")}`;
}

/** The key that was written so; undefined where it is none, or where its identifier is not its own. */
export function readKey(sha256: Sha256, written: string): NoteKey | undefined {
	const [, name = "", , packed = ""] =
		/^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(written.trim()) ?? [];
	const bytes = Buffer.from(packed, "base64");
	if (bytes.length !== KEY_BYTES + 1 || bytes[0] !== ED25519) return undefined;
	const key = { name, publicKey: new Uint8Array(bytes.subarray(1)) };
	return writtenKey(sha256, key) === written.trim() ? key : undefined;
}

/** The text with a line for each signature. The text ends in a line end and has no signs below the space. */
export function signNote(
	sha256: Sha256,
	text: string,
	signers: readonly { readonly key: NoteKey; readonly sign: Sign }[],
): string {
	if (!isText(text)) throw new RangeError("not a text that can be signed");
	const lines = signers.map(({ key, sign }) => {
		const signature = Buffer.concat([keyId(sha256, key), sign(Buffer.from(text))]);
		return `— ${key.name} ${signature.toString("base64")}\n`;
	});
	return `${text}\n${lines.join("")}`;
}

/**
 * The text of a note that one of these keys signed. A signature of a known key that is wrong refuses the whole note, even
 * where another is right.
 */
export function openNote(
	sha256: Sha256,
	verify: Verify,
	note: string,
	keys: readonly NoteKey[],
): Result<string, NoteRefusal> {
	const cut = note.lastIndexOf("\n\n");
	if (note.length > MOST_CHARACTERS || cut === -1) return refuse("not-a-note");
	const text = note.slice(0, cut + 1);
	const lines = note.slice(cut + 2).split("\n");
	if (!isText(text) || lines.pop() !== "" || lines.length === 0 || lines.length > MOST_SIGNATURES)
		return refuse("not-a-note");
	let signed = false;
	for (const line of lines) {
		const [, name = "", packed = ""] = /^— ([^+\s]+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
		const bytes = Buffer.from(packed, "base64");
		if (name === "" || bytes.length <= ID_BYTES) return refuse("not-a-note");
		const id = bytes.subarray(0, ID_BYTES);
		const key = keys.find((known) => known.name === name && id.equals(keyId(sha256, known)));
		if (key === undefined) continue;
		const signature = bytes.subarray(ID_BYTES);
		if (signature.length !== SIGNATURE_BYTES || !verify(key.publicKey, Buffer.from(text), signature))
			return refuse("signature-wrong");
		signed = true;
	}
	return signed ? ok(text) : refuse("no-known-key");
}

function isText(text: string): boolean {
	const hasControl = [...text].some((sign) => sign < " " && sign !== "\n");
	return text.endsWith("\n") && text.isWellFormed() && !hasControl;
}
