/**
 * Encrypted files in the format age-encryption.org/v1 (C2SP `age`, recipients of type X25519), made with node:crypto. Debian's
 * `age -d -i backup.key` opens them too. The content comes in chunks of 64 KiB, each with its number and whether it is the last
 * (ChaCha20-Poly1305), so that a file that was cut, joined or changed does not open. Opening gives chunks one by one: what
 * they make may be used only after the last.
 */
import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	diffieHellman,
	generateKeyPairSync,
	hkdfSync,
	type KeyObject,
	randomBytes,
	timingSafeEqual,
} from "node:crypto";
import { publicKeyOf, rawPublic } from "./age-keys.server.ts";

const INTRO = "age-encryption.org/v1\n";
const STANZA = /^-> X25519 ([\w+/]{43})\n([\w+/]{43})\n/;
const MAC_LINE = /^--- ([\w+/]{43})\n/;
const MAC_LINE_BYTES = 48;
const CHUNK = 64 * 1024;
const TAG = 16;
const FILE_KEY = 16;
const NONCE = 16;
/** Longer headers are no header of ours: nothing is read into memory on a stranger's word. */
const MOST_HEADER = 64 * 1024;

/** The file was cut or changed, or was made for another key. */
export class FileNotOpened extends Error {
	override readonly name = "FileNotOpened";
}

/** Encrypts the content for all of these recipients: each can open it alone. */
export async function* encrypted(
	recipients: readonly KeyObject[],
	content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Buffer> {
	if (recipients.length === 0) throw new RangeError("a file for nobody");
	const fileKey = randomBytes(FILE_KEY);
	const head = `${INTRO}${recipients.map((to) => stanza(to, fileKey)).join("")}---`;
	yield Buffer.from(`${head} ${base64(mac(fileKey, head))}\n`);
	const nonce = randomBytes(NONCE);
	yield nonce;
	const key = derived(fileKey, nonce, "payload");
	for await (const [chunk, number, isLast] of inChunks(content, CHUNK)) {
		const cipher = createCipheriv("chacha20-poly1305", key, chunkNonce(number, isLast), {
			authTagLength: TAG,
		});
		yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
	}
}

/** The content again. Throws `FileNotOpened`, at the latest after the last chunk. */
export async function* decrypted(
	identity: KeyObject,
	file: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Buffer> {
	const { fileKey, rest } = await opening(identity, file);
	const { head: nonce, rest: chunks } = await firstBytes(rest, NONCE);
	const key = derived(fileKey, nonce, "payload");
	for await (const [chunk, number, isLast] of inChunks(chunks, CHUNK + TAG)) {
		// Only nothing at all is one empty chunk.
		if (chunk.length < TAG || (chunk.length === TAG && number > 0))
			throw new FileNotOpened("the file was cut");
		const decipher = createDecipheriv("chacha20-poly1305", key, chunkNonce(number, isLast), {
			authTagLength: TAG,
		});
		decipher.setAuthTag(chunk.subarray(-TAG));
		yield final(decipher, chunk.subarray(0, -TAG));
	}
}

function stanza(to: KeyObject, fileKey: Buffer): string {
	const { privateKey, publicKey } = generateKeyPairSync("x25519");
	const share = rawPublic(publicKey);
	const key = wrapKey(diffieHellman({ privateKey, publicKey: to }), share, rawPublic(to));
	const cipher = createCipheriv("chacha20-poly1305", key, Buffer.alloc(12), { authTagLength: TAG });
	const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
	return `-> X25519 ${base64(share)}\n${base64(body)}\n`;
}

async function opening(identity: KeyObject, file: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
	const { head, rest } = await headerOf(file);
	const own = rawPublic(publicOf(identity));
	let left = head.slice(INTRO.length);
	for (let found = STANZA.exec(left); found !== null; found = STANZA.exec(left)) {
		left = left.slice(found[0].length);
		const fileKey = unwrapped(identity, own, bytesOf(found[1]), bytesOf(found[2]));
		if (fileKey === undefined) continue;
		const signed = head.slice(0, head.lastIndexOf("\n---") + 4);
		const given = bytesOf(MAC_LINE.exec(head.slice(signed.length - 3))?.[1]);
		const right = mac(fileKey, signed);
		if (given.length !== right.length || !timingSafeEqual(given, right))
			throw new FileNotOpened("the head of the file was changed");
		return { fileKey, rest };
	}
	throw new FileNotOpened("the file was made for another key");
}

function unwrapped(identity: KeyObject, own: Buffer, share: Buffer, body: Buffer): Buffer | undefined {
	try {
		const secret = diffieHellman({ privateKey: identity, publicKey: publicKeyOf(share) });
		const decipher = createDecipheriv("chacha20-poly1305", wrapKey(secret, share, own), Buffer.alloc(12), {
			authTagLength: TAG,
		});
		decipher.setAuthTag(body.subarray(-TAG));
		return final(decipher, body.subarray(0, -TAG));
	} catch {
		return undefined;
	}
}

/** All up to the line with three dashes, and what stands behind it. */
async function headerOf(file: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
	const source = iteratorOf(file);
	let held = Buffer.alloc(0);
	for (;;) {
		const text = held.toString("latin1");
		const end = text.indexOf("\n---");
		if (end !== -1 && held.length >= end + 1 + MAC_LINE_BYTES) {
			const length = end + 1 + MAC_LINE_BYTES;
			const head = text.slice(0, length);
			if (!head.startsWith(INTRO) || !MAC_LINE.test(head.slice(end + 1)))
				throw new FileNotOpened("this is not an encrypted file");
			return { head, rest: joined(held.subarray(length), source) };
		}
		const next = held.length > MOST_HEADER ? undefined : await source.next();
		if (next === undefined || next.done) throw new FileNotOpened("this is not an encrypted file");
		held = Buffer.concat([held, next.value]);
	}
}

async function firstBytes(source: AsyncIterable<Uint8Array>, count: number) {
	const left = iteratorOf(source);
	let held = Buffer.alloc(0);
	while (held.length < count) {
		const next = await left.next();
		if (next.done) throw new FileNotOpened("the file was cut");
		held = Buffer.concat([held, next.value]);
	}
	return { head: held.subarray(0, count), rest: joined(held.subarray(count), left) };
}

/** Pieces of `size` bytes with their number and whether each is the last, which alone may be shorter. Nothing is one empty piece. */
async function* inChunks(
	source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
	size: number,
): AsyncGenerator<readonly [chunk: Buffer, number: number, isLast: boolean]> {
	let held = Buffer.alloc(0);
	let number = 0;
	for await (const piece of source) {
		held = held.length === 0 ? Buffer.from(piece) : Buffer.concat([held, piece]);
		let used = 0;
		while (held.length - used > size) {
			yield [held.subarray(used, used + size), number, false];
			used += size;
			number += 1;
		}
		held = held.subarray(used);
	}
	yield [held, number, true];
}

async function* joined(first: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
	if (first.length > 0) yield first;
	for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* iteratorOf(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
	yield* source;
}

function final(decipher: ReturnType<typeof createDecipheriv>, body: Buffer): Buffer {
	const plain = decipher.update(body);
	try {
		return Buffer.concat([plain, decipher.final()]);
	} catch {
		throw new FileNotOpened("the file was cut or changed");
	}
}

function publicOf(identity: KeyObject): KeyObject {
	const { x } = identity.export({ format: "jwk" });
	return publicKeyOf(Buffer.from(x ?? "", "base64url"));
}

function wrapKey(secret: Buffer, share: Buffer, recipient: Buffer): Buffer {
	return derived(secret, Buffer.concat([share, recipient]), "age-encryption.org/v1/X25519");
}

function mac(fileKey: Buffer, head: string): Buffer {
	return createHmac("sha256", derived(fileKey, Buffer.alloc(0), "header"))
		.update(head)
		.digest();
}

function derived(secret: Buffer, salt: Uint8Array, info: string): Buffer {
	return Buffer.from(hkdfSync("sha256", secret, salt, info, 32));
}

function chunkNonce(number: number, isLast: boolean): Buffer {
	const nonce = Buffer.alloc(12);
	nonce.writeUIntBE(number, 5, 6);
	nonce[11] = isLast ? 1 : 0;
	return nonce;
}

function base64(bytes: Buffer): string {
	return bytes.toString("base64").replace(/=+$/, "");
}

function bytesOf(text: string | undefined): Buffer {
	return Buffer.from(text ?? "", "base64");
}
