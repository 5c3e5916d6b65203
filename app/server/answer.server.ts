/** A finished answer: status, headers and every byte of the body, ready to be written, kept or measured. */
import type { IncomingMessage, ServerResponse } from "node:http";
import {
	bestEncoding,
	compress,
	type Encoding,
	isText,
	SMALLEST_TO_COMPRESS,
} from "./front/compress.server.ts";
import type { HeaderList } from "./front/headers.server.ts";

export interface Answer {
	readonly status: number;
	readonly headers: HeaderList;
	readonly body: Buffer;
}

/** An answer, and the word that the log has for what was asked. The length of one that is unmeasured would tell what was said. */
export interface Reply {
	readonly route: string;
	readonly answer: Answer;
	readonly unmeasured?: boolean;
}

/** Headers of ours and of the framework that mean nothing to a browser. */
const NOT_SENT = /^(?:x-page-cache|x-unmeasured|x-remix-.*|content-length|content-encoding|vary)$/;

/** A document of our own making. */
export function documentAnswer(status: number, type: string, text: string): Answer {
	return { status, headers: [["content-type", type]], body: Buffer.from(text) };
}

/** Takes a page's whole response; one that is finished already stays as it is. */
export async function answerOf(response: Response | Answer): Promise<Answer> {
	if (!(response instanceof Response)) return response;
	const headers = [...response.headers].filter(([name]) => !NOT_SENT.test(name));
	return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}

/** One header of an answer; `name` in lower case. */
export function headerOf(answer: Answer, name: string): string | undefined {
	return answer.headers.find(([candidate]) => candidate === name)?.[1];
}

/** The same answer in fewer bytes, where its content is text and long enough for that. */
export async function compressed(answer: Answer, encoding: Encoding, effort?: 5 | 11): Promise<Answer> {
	if (encoding === "identity" || answer.body.length <= SMALLEST_TO_COMPRESS) return answer;
	if (!isText(headerOf(answer, "content-type") ?? "")) return answer;
	const body = await compress(answer.body, encoding, effort);
	return { ...answer, headers: [...answer.headers, ["content-encoding", encoding]], body };
}

/** The encoding that the sender of a request reads best. */
export function encodingFor(request: IncomingMessage): Encoding {
	return bestEncoding(request.headers["accept-encoding"]);
}

/** Writes an answer with the headers all answers carry. What sets no `Cache-Control` is kept by nobody. */
export function send(
	request: IncomingMessage,
	response: ServerResponse,
	answer: Answer,
	always: HeaderList,
	lastOnConnection: boolean,
): void {
	const flat = [...answer.headers, ...always].flat();
	if (headerOf(answer, "cache-control") === undefined) flat.push("cache-control", "no-store");
	if (answer.status !== 304 && answer.status !== 204) flat.push("content-length", String(answer.body.length));
	if (lastOnConnection) flat.push("connection", "close");
	// HTTP/1.1 keeps a connection without being told; Node would spend 48 bytes on saying so.
	else if (request.httpVersion === "1.1" && response.shouldKeepAlive) response.removeHeader("connection");
	response.writeHead(answer.status, flat);
	response.end(request.method === "HEAD" ? undefined : answer.body);
}
