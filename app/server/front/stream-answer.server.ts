/** An answer that is too large to be held whole: its bytes go out as they are made, no faster than they are taken. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { HeaderList } from "./headers.server.ts";

/** A page that answers so says it with this header. */
const AS_IT_COMES = "x-as-it-comes";

/** Who takes nothing for so long, in milliseconds, is let go. */
const LONGEST_PAUSE = 60_000;

/** Is this answer one to be sent as it comes? */
export function isLong(answer: unknown): answer is Response {
	return answer instanceof Response && answer.headers.has(AS_IT_COMES) && answer.body !== null;
}

/** Sends it, and answers how many bytes went out. One that breaks off ends its connection: a part must not look like the whole. */
export async function sendLong(
	request: IncomingMessage,
	response: ServerResponse,
	answer: Response,
	always: HeaderList,
): Promise<number> {
	const headers = [...answer.headers].filter(([name]) => name !== AS_IT_COMES);
	response.writeHead(answer.status, [...headers, ...always, ["connection", "close"] as const].flat());
	if (request.method === "HEAD" || answer.body === null) {
		await answer.body?.cancel();
		response.end();
		return 0;
	}
	let bytes = 0;
	response.setTimeout(LONGEST_PAUSE, () => response.destroy());
	try {
		await pipeline(
			Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]),
			async function* (source) {
				for await (const chunk of source) {
					bytes += (chunk as Uint8Array).length;
					yield chunk;
				}
			},
			response,
		);
	} catch (error) {
		response.destroy();
		const left = error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
		if (!left) throw error;
	}
	return bytes;
}
