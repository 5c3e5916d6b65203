/**
 * Encrypted files in the format age-encryption.org/v1, which `age -d -i backup.key` opens too. A file that was cut, joined or
 * changed does not open. Opening gives pieces one by one: what they make may be used only after the last.
 */
import { ReadableStream } from "node:stream/web";
import { Decrypter, Encrypter } from "age-encryption";

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The file was cut or changed, or was made for another key. */
export class FileNotOpened extends Error {
	override readonly name = "FileNotOpened";
}

/** Encrypts the content for all of these recipients: each can open it alone. */
export async function* encrypted(recipients: readonly string[], content: Pieces): AsyncGenerator<Uint8Array> {
	if (recipients.length === 0) throw new RangeError("a file for nobody");
	const encrypter = new Encrypter();
	for (const recipient of recipients) encrypter.addRecipient(recipient);
	yield* piecesOf(await encrypter.encrypt(streamOf(content)));
}

/** The content again. Throws `FileNotOpened`, at the latest after the last piece, and what reading the file itself throws. */
export async function* decrypted(identity: string, file: Pieces): AsyncGenerator<Uint8Array> {
	const decrypter = new Decrypter();
	decrypter.addIdentity(identity);
	const source = new Source(file);
	let isOpen = false;
	try {
		const content = await decrypter.decrypt(streamOf(source.pieces()));
		isOpen = true;
		yield* piecesOf(content);
	} catch (error) {
		const reason = isOpen ? "the file was cut or changed" : reasonOf(error);
		throw source.problem ?? new FileNotOpened(reason, { cause: error });
	}
}

/** Remembers a problem of the file itself, such as a disk that fails: it says nothing about what is in it. */
class Source {
	problem: unknown;
	readonly #file: Pieces;

	constructor(file: Pieces) {
		this.#file = file;
	}

	async *pieces(): AsyncGenerator<Uint8Array> {
		try {
			yield* this.#file;
		} catch (error) {
			this.problem = error;
			throw error;
		}
	}
}

/** The package's types speak of a browser's streams; Node's are the same thing under another type. */
type BrowserStream = globalThis.ReadableStream<Uint8Array>;

function streamOf(pieces: Pieces): BrowserStream {
	return ReadableStream.from(pieces) as unknown as BrowserStream;
}

function piecesOf(stream: BrowserStream): AsyncIterable<Uint8Array> {
	return stream as unknown as AsyncIterable<Uint8Array>;
}

/** Why the head of a file did not open. */
function reasonOf(error: unknown): string {
	const isForAnother = error instanceof Error && error.message.startsWith("no identity matched");
	return isForAnother ? "the file was made for another key" : "this is not an encrypted file";
}
