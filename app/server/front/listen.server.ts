/** The network side: one HTTP listener with limits against senders who are slow or many, and a clean end. */
import {
	createServer,
	type IncomingMessage,
	type Server,
	type ServerResponse,
	STATUS_CODES,
} from "node:http";
import type { Duplex } from "node:stream";
import { COME_BACK, type Problem, type ProblemPage } from "../problem.server.ts";
import { StartRefused } from "../start-refused.server.ts";
import { type BodyTimes, makeBodyTimes } from "./body-times.server.ts";
import type { HeaderList } from "./headers.server.ts";

/** Times in milliseconds. */
export interface ListenLimits {
	/** From the first byte of a request to the end of its headers, and to the end of its body. */
	readonly headers: number;
	readonly request: number;
	/** The same where a large file may come, as long as it keeps coming. */
	readonly longest: number;
	/** How long an idle connection is kept. */
	readonly idle: number;
	/** How often slow senders are looked for. */
	readonly look: number;
	/** At once. One more is told to come back; twice as many, and it is not even answered. */
	readonly connections: number;
}

const LIMITS: ListenLimits = {
	headers: 15_000,
	request: 30_000,
	longest: 3_600_000,
	idle: 5_000,
	look: 5_000,
	connections: 2_000,
};

/** After this many requests a connection is closed, so that no sender holds one for good. */
const REQUESTS_A_CONNECTION = 1_000;

/** What an answer to a request that reaches no page is made of. */
interface Unreadable {
	readonly headers: HeaderList;
	readonly problemPage: ProblemPage;
}

type Front = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Listener {
	readonly server: Server;
	/** Ask once for each answer, when it is sent: is it the last on its connection? */
	isLast(request: IncomingMessage): boolean;
	/** Lets a request take long, while it is told of bytes that come. */
	readonly allowLong: BodyTimes["allowLong"];
	/** Starts to listen. Throws `StartRefused` where the port or host cannot be had. */
	listen(port: number, host: string): Promise<void>;
	/** Takes no more requests, lets those under way finish within `most` milliseconds, then hangs up on the rest. */
	stop(most: number): Promise<void>;
}

/** Makes a listener that is not yet listening. `front` is called for each request that can be read at all. */
export function makeListener(front: Front, unreadable: Unreadable, limits: ListenLimits = LIMITS): Listener {
	let stopping = false;
	const answered = new WeakMap<object, number>();
	const shed = new WeakSet<object>();
	let open = 0;
	const times = makeBodyTimes(limits.request, ({ socket }, response) => {
		// Half an answer is on its way: another would only be taken for more of it.
		if (response.headersSent) socket.destroy();
		else answerUnreadable(408, socket, unreadable);
		socket.destroySoon();
	});
	// In its turn: an answer to an earlier request of this connection may still be on its way.
	const refuseRead = (request: IncomingMessage, response: ServerResponse) => {
		request.resume();
		const { headers, body } = unreadableAnswer(400, unreadable);
		response.writeHead(400, headers.flat()).end(body);
	};
	const server = createServer(
		{
			headersTimeout: limits.headers,
			requestTimeout: limits.longest,
			keepAliveTimeout: limits.idle,
			connectionsCheckingInterval: limits.look,
			maxHeaderSize: 16 * 1024,
			// Node's own answer to this has none of our headers, nor a page.
			requireHostHeader: false,
		},
		(request, response) => {
			if (shed.has(request.socket)) {
				request.resume();
				answerUnreadable(503, request.socket, unreadable);
				request.socket.setTimeout(limits.idle, () => request.socket.destroy());
				return;
			}
			if (request.httpVersion === "1.1" && request.headers.host === undefined) {
				refuseRead(request, response);
				return;
			}
			times.begin(request, response);
			void front(request, response);
		},
	);
	// Who expects of us what HTTP does not know would get one like it.
	server.on("checkExpectation", refuseRead);
	server.maxConnections = 2 * limits.connections;
	server.on("connection", (socket) => {
		open += 1;
		socket.once("close", () => {
			open -= 1;
		});
		if (open > limits.connections) shed.add(socket);
	});
	server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
		if (error.code === "ECONNRESET") socket.destroy();
		else answerUnreadable(problemOf(error), socket, unreadable);
	});

	return {
		server,
		allowLong: times.allowLong,
		isLast({ socket }) {
			const count = (answered.get(socket) ?? 0) + 1;
			answered.set(socket, count);
			return stopping || count >= REQUESTS_A_CONNECTION;
		},
		listen: (port, host) =>
			new Promise((resolve, reject) => {
				server.once("error", (error: NodeJS.ErrnoException) => reject(refusal(error, port, host)));
				server.listen(port, host, () => resolve());
			}),
		stop(most) {
			stopping = true;
			return new Promise((resolve) => {
				const hangUp = setTimeout(() => server.closeAllConnections(), most);
				server.close(() => {
					clearTimeout(hangUp);
					resolve();
				});
			});
		},
	};
}

/** What has no request to answer, for Node's parser refused it or never read it, still gets a page and the same headers. */
function answerUnreadable(status: Problem, socket: Duplex, unreadable: Unreadable): void {
	if (!socket.writable) {
		socket.destroy();
		return;
	}
	const { headers, body } = unreadableAnswer(status, unreadable);
	const lines = [
		`HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
		...headers.map(([name, value]) => `${name}: ${value}`),
	];
	socket.end(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), body]));
}

function unreadableAnswer(
	status: Problem,
	{ headers, problemPage }: Unreadable,
): { readonly headers: HeaderList; readonly body: Buffer } {
	const body = Buffer.from(problemPage(status, { path: "", languages: "" }));
	const list: HeaderList = [
		["content-type", "text/html; charset=utf-8"],
		["content-length", String(body.length)],
		["cache-control", "no-store"],
		["connection", "close"],
		...(status === 503 ? [COME_BACK] : []),
		...headers,
	];
	return { headers: list, body };
}

function problemOf(error: NodeJS.ErrnoException): Problem {
	if (error.code === "HPE_HEADER_OVERFLOW") return 431;
	return error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
}

function refusal(error: NodeJS.ErrnoException, port: number, host: string): Error {
	if (error.code === "EADDRINUSE") return new StartRefused(`PORT: ${port} is in use by another program`);
	if (error.code === "EACCES") return new StartRefused(`PORT: this user may not listen on ${port}`);
	if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
		return new StartRefused(`HOST: ${host} is not an address of this machine`);
	}
	return error;
}
