/**
 * The client that all servers are asked by: 16 connections kept alive, the next request when the last was answered. It
 * reads no more of an answer than it must, since it shares the machine with the server it measures.
 */
import { connect, type Socket } from "node:net";

/** What is asked again and again. */
export interface Ask {
	readonly port: number;
	readonly path: string;
	/** Other paths, asked in turn in the place of it. */
	readonly paths?: readonly string[];
	/** As lines: "Cookie: sid=…". */
	readonly headers: readonly string[];
	/** Of whoever is signed in: one request is sent with each in turn. */
	readonly cookies?: readonly string[];
	/** JSON that is posted to the path, one after the other. */
	readonly bodies?: readonly string[];
}

/** What a server did under load. */
export interface Load {
	readonly perSecond: number;
	/** The time within which 99 of 100 were answered, in microseconds. */
	readonly slowest: number;
}

const CONNECTIONS = 16;
const HEAD_ENDS = Buffer.from("\r\n\r\n");

/** Pages a second over so many seconds, after a fifth of them to warm up. Throws on any answer but 200. */
export async function pagesPerSecond(ask: Ask, seconds: number): Promise<number> {
	return (await loadOf(ask, seconds)).perSecond;
}

/** The same, and how long they took. */
export async function loadOf(ask: Ask, seconds: number): Promise<Load> {
	const requests = requestsOf(ask);
	let sent = 0;
	const next = (): Buffer => {
		const request = requests[sent % requests.length];
		sent += 1;
		return request ?? Buffer.of();
	};
	const warm = performance.now() + seconds * 200;
	const end = warm + seconds * 1000;
	const took: number[] = [];
	const answered = (since: number) => {
		const now = performance.now();
		if (now >= warm && now < end) took.push((now - since) * 1000);
		return now < end;
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, () => askOnAndOn(ask, next, answered)));
	took.sort((a, b) => a - b);
	return {
		perSecond: took.length / seconds,
		slowest: took[Math.floor(took.length * 0.99)] ?? Number.NaN,
	};
}

function requestsOf(ask: Ask): readonly Buffer[] {
	if (ask.bodies !== undefined) return ask.bodies.map((body) => requestOf(ask, undefined, body));
	return (ask.paths ?? [ask.path]).flatMap((path) =>
		(ask.cookies ?? [undefined]).map((cookie) => requestOf({ ...ask, path }, cookie)),
	);
}

function requestOf({ path, port, headers }: Ask, cookie: string | undefined, body?: string): Buffer {
	const own = cookie === undefined ? [] : [`Cookie: ${cookie}`];
	const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
	const method = body === undefined ? "GET" : "POST";
	const lines = [
		`${method} ${path} HTTP/1.1`,
		`Host: localhost:${port}`,
		...own,
		...length,
		...headers,
		"",
		"",
	];
	return Buffer.from(lines.join("\r\n") + (body ?? ""), "latin1");
}

/** Asks on one connection, and on the next when the server closes it, until `answered` says that it is enough. */
function askOnAndOn(ask: Ask, next: () => Buffer, answered: (since: number) => boolean): Promise<void> {
	return new Promise((resolve, reject) => {
		const open = (): void => {
			const socket = connect(ask.port, "127.0.0.1");
			socket.setNoDelay(true);
			let last = false;
			let since = 0;
			const send = () => {
				since = performance.now();
				socket.write(next());
			};
			readAnswers(socket, (head) => {
				if (!head.startsWith("HTTP/1.1 200")) {
					socket.destroy(new Error(`${ask.path} was answered ${head.split("\r\n", 1)[0]}`));
				} else if (!answered(since)) {
					last = true;
					socket.destroy();
				} else if (/\r\nconnection: close/i.test(head)) socket.destroy();
				else send();
			});
			socket.on("connect", send);
			socket.on("error", (error) => {
				last = true;
				reject(error);
			});
			socket.on("close", () => (last ? resolve() : open()));
		};
		open();
	});
}

/** Calls `whole` with the head of each answer as soon as its whole body has come. */
function readAnswers(socket: Socket, whole: (head: string) => void): void {
	let head: string | undefined;
	let kept: Buffer | undefined;
	let toCome = 0;
	socket.on("data", (chunk: Buffer) => {
		if (head !== undefined) toCome -= chunk.length;
		else {
			const bytes: Buffer = kept === undefined ? chunk : Buffer.concat([kept, chunk]);
			const at = bytes.indexOf(HEAD_ENDS);
			kept = at === -1 ? bytes : undefined;
			if (at === -1) return;
			head = bytes.toString("latin1", 0, at);
			toCome = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN) - (bytes.length - at - 4);
			if (Number.isNaN(toCome)) socket.destroy(new Error("an answer without a length"));
		}
		if (toCome > 0) return;
		const done = head;
		head = undefined;
		whole(done);
	});
}
