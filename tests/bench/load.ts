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
}

const CONNECTIONS = 16;
const HEAD_ENDS = Buffer.from("\r\n\r\n");

/** Pages a second over so many seconds, after a fifth of them to warm up. Throws on any answer but 200. */
export async function pagesPerSecond(ask: Ask, seconds: number): Promise<number> {
	const requests = (ask.paths ?? [ask.path]).flatMap((path) =>
		(ask.cookies ?? [undefined]).map((cookie) => requestOf({ ...ask, path }, cookie)),
	);
	let sent = 0;
	const next = (): Buffer => {
		const request = requests[sent % requests.length];
		sent += 1;
		return request ?? Buffer.of();
	};
	const warm = performance.now() + seconds * 200;
	const end = warm + seconds * 1000;
	let pages = 0;
	const counted = () => {
		const now = performance.now();
		if (now >= warm && now < end) pages += 1;
		return now < end;
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, () => askOnAndOn(ask, next, counted)));
	return pages / seconds;
}

function requestOf({ path, port, headers }: Ask, cookie: string | undefined): Buffer {
	const own = cookie === undefined ? [] : [`Cookie: ${cookie}`];
	const lines = [`GET ${path} HTTP/1.1`, `Host: localhost:${port}`, ...own, ...headers, "", ""];
	return Buffer.from(lines.join("\r\n"), "latin1");
}

/** Asks on one connection, and on the next when the server closes it, until `answered` says that it is enough. */
function askOnAndOn(ask: Ask, next: () => Buffer, answered: () => boolean): Promise<void> {
	return new Promise((resolve, reject) => {
		const open = (): void => {
			const socket = connect(ask.port, "127.0.0.1");
			socket.setNoDelay(true);
			let last = false;
			readAnswers(socket, (head) => {
				if (!head.startsWith("HTTP/1.1 200")) {
					socket.destroy(new Error(`${ask.path} was answered ${head.split("\r\n", 1)[0]}`));
				} else if (!answered()) {
					last = true;
					socket.destroy();
				} else if (/\r\nconnection: close/i.test(head)) socket.destroy();
				else socket.write(next());
			});
			socket.on("connect", () => socket.write(next()));
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
