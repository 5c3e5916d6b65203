/** The text of a list as its bytes come in: UTF-8, or UTF-16 as spreadsheets save it, with or without a byte order mark. */

/** The bytes by which the encoding is found. */
const LOOKED_AT = 64;

export interface TextReader {
	push(bytes: Uint8Array): string;
	end(): string;
}

/** What is not text in that encoding comes out as a sign that no NHS number has: the row is bad, the file is not. */
export function readText(): TextReader {
	let decoder: TextDecoder | undefined;
	let first = Buffer.of();
	return {
		push(bytes) {
			if (decoder !== undefined) return decoder.decode(bytes, { stream: true });
			first = Buffer.concat([first, bytes]);
			if (first.length < LOOKED_AT) return "";
			decoder = new TextDecoder(encodingOf(first));
			return decoder.decode(first, { stream: true });
		},
		end: () => (decoder === undefined ? new TextDecoder(encodingOf(first)).decode(first) : decoder.decode()),
	};
}

/** UTF-16 has a zero byte beside each digit: behind it, or before it. */
function encodingOf(first: Buffer): string {
	if (first[0] === 0xff && first[1] === 0xfe) return "utf-16le";
	if (first[0] === 0xfe && first[1] === 0xff) return "utf-16be";
	const [even, odd] = [0, 1].map((from) => first.filter((byte, at) => at % 2 === from && byte === 0).length);
	if ((odd ?? 0) * 4 > first.length) return "utf-16le";
	return (even ?? 0) * 4 > first.length ? "utf-16be" : "utf-8";
}
