/** Fewer bytes on the patient's line: a finished answer is compressed in one piece, never streamed. */
import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

/** Below this many bytes compression saves less than the header that announces it costs. */
export const SMALLEST_TO_COMPRESS = 500;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The best encoding that an `Accept-Encoding` header allows. Absent, unknown or refused (`q=0`) is `identity`. */
export function bestEncoding(accepted: string | undefined): Encoding {
	if (accepted === undefined) return "identity";
	const allowed = new Set<string>();
	for (const part of accepted.toLowerCase().split(",")) {
		const [name = "", ...parameters] = part.split(";").map((word) => word.trim());
		if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) allowed.add(name);
	}
	if (allowed.has("br")) return "br";
	return allowed.has("gzip") ? "gzip" : "identity";
}

/** Is this kind of content text? Pictures are compressed already. */
export function isText(contentType: string): boolean {
	return /^(?:text\/|image\/svg\+xml|application\/(?:[\w.-]+\+)?(?:json|javascript|xml))/.test(contentType);
}

/**
 * A page of a few kilobytes is compressed on the spot: that takes about 0.1 ms, and handing it to another thread and back
 * costs several times as much processor time. Above this many bytes other requests are not made to wait.
 */
const MOST_ON_THE_SPOT = 16_384;

/** Compresses a whole body. `effort` is brotli's quality: 5 for a page made now, 11 for a file that never changes. */
export async function compress(body: Buffer, encoding: Encoding, effort: 5 | 11 = 5): Promise<Buffer> {
	switch (encoding) {
		case "br": {
			const params = {
				[constants.BROTLI_PARAM_QUALITY]: effort,
				[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
				[constants.BROTLI_PARAM_SIZE_HINT]: body.length,
			};
			return effort === 5 && body.length <= MOST_ON_THE_SPOT
				? brotliCompressSync(body, { params })
				: brotli(body, { params });
		}
		case "gzip":
			return zip(body, { level: effort === 11 ? 9 : 6 });
		case "identity":
			return body;
	}
}
