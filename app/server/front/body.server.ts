/** What a form sent: read whole, within a limit, and only in the two ways a form without script can send it. */
import type { IncomingMessage } from "node:http";

/** The most a form may send. The longest form has one answer of 4,000 characters. */
export const LARGEST_BODY = 64 * 1024;

/** Beyond this much of a too large body we stop being polite and hang up. */
const MOST_THROWN_AWAY = 8 * 1024 * 1024;

/**
 * Reads a request's body, at most `largest` bytes. 413 is too much; `gone` is a sender who left before the end.
 * What is too much is read on and thrown away, for a browser shows an answer only after it has sent everything.
 */
export function readBody(request: IncomingMessage, largest = LARGEST_BODY): Promise<Buffer | 413 | "gone"> {
	const announced = Number(request.headers["content-length"] ?? 0);
	if (announced > MOST_THROWN_AWAY) return Promise.resolve(413);
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		let size = 0;
		request.on("data", (chunk: Buffer) => {
			size += chunk.length;
			if (size <= largest) chunks.push(chunk);
			else chunks.length = 0;
			if (size > MOST_THROWN_AWAY) {
				request.pause();
				resolve(413);
			}
		});
		request.on("end", () => resolve(size > largest ? 413 : Buffer.concat(chunks)));
		request.on("error", () => resolve("gone"));
	});
}

/** Is this the content type of a form? A body in any other, or a compressed one, is 415: no page ever sends one. */
export function isFormType(contentType: string | undefined, contentEncoding: string | undefined): boolean {
	if (contentEncoding !== undefined && contentEncoding !== "identity") return false;
	return /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i.test(contentType ?? "");
}

/** Where an AI lead has a card of a tool read: a published one with its technical part can be 200 KB. */
const TAKES_A_CARD = "/staff/tools/new/import";
const LARGEST_CARD = 512 * 1024;

/** The most that the form at this address may send. */
export function largestBody(path: string): number {
	return path === TAKES_A_CARD ? LARGEST_CARD : LARGEST_BODY;
}

/** The forms that ask for a file: where a receipt is checked, and that of a card. */
const TAKES_A_FILE = new RegExp(`^(/[a-z-]+/verify|${TAKES_A_CARD})$`);

/** The fields of a form, or 400 where they cannot be read, or 415 where a file is among them and this page asks for none. */
export async function fieldsOf(
	body: Buffer,
	contentType: string,
	path: string,
): Promise<FormData | 400 | 415> {
	let form: FormData;
	try {
		form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
	} catch {
		return 400;
	}
	if (TAKES_A_FILE.test(path)) return form;
	return [...form.values()].every((value) => typeof value === "string") ? form : 415;
}
