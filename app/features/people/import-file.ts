/** The bytes of an imported file as text. A file in another encoding is refused: names in it would come out wrong. */
import { ok, type Result, refuse } from "#app/core/result.ts";

/** 50 MB: a quarter of a million patients with long addresses. */
export const LARGEST_IMPORT = 50_000_000;

export type ImportFileRefusal = "file-empty" | "file-too-large" | "file-utf16" | "file-not-utf8";

/** Text of a UTF-8 file, without its byte order mark if it has one. UTF-16 is told apart, since spreadsheets write it. */
export function decodeImport(bytes: Uint8Array): Result<string, ImportFileRefusal> {
	if (bytes.length === 0) return refuse("file-empty");
	if (bytes.length > LARGEST_IMPORT) return refuse("file-too-large");
	if (looksLikeUtf16(bytes)) return refuse("file-utf16");
	const text = decodeUtf8(bytes);
	if (text === undefined) return refuse("file-not-utf8");
	return text.trim() === "" ? refuse("file-empty") : ok(text);
}

/** A byte order mark, or a zero byte beside most characters at the start, where the names of the columns stand. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
	const start = bytes.subarray(0, 64);
	return [0, 1].some((side) => {
		const halves = start.filter((_, place) => place % 2 === side);
		return halves.length > 0 && halves.filter((byte) => byte === 0).length > halves.length / 2;
	});
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
