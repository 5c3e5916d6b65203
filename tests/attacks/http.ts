/** Requests as an attacker writes them: nothing is added, tidied or followed. */
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";

export interface Answered {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** Every `Set-Cookie` line. */
	readonly cookies: readonly string[];
	readonly body: string;
	/** Status line, headers and body in one text, to search. */
	readonly whole: string;
}

export interface Asked {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string | readonly string[]>>;
	readonly body?: string | Buffer;
}

/** What a browser sends with a form of our own page. */
export const FROM_OUR_PAGE = { "sec-fetch-site": "same-origin" } as const;
/** The type of a form without files. */
export const FORM = { "content-type": "application/x-www-form-urlencoded" } as const;

/** Connections are let go before the portal, which keeps them for five seconds, lets go of them in the middle of a request. */
const agent = new Agent({ keepAlive: true, maxSockets: 250, timeout: 2_000 });

/** Sends one request to this port and answers all that came back. `path` is sent as it is. */
export function ask(port: number, path: string, asked: Asked = {}): Promise<Answered> {
	const { method = "GET", headers = {}, body } = asked;
	return new Promise((resolve, reject) => {
		const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
		const sent = request(
			{ host: "127.0.0.1", port, path, method, agent, headers: { ...headers, ...length } },
			(response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("error", reject);
				response.on("end", () => {
					const text = Buffer.concat(chunks).toString();
					const list = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
					resolve({
						status: response.statusCode ?? 0,
						headers: Object.fromEntries(list),
						cookies: response.headers["set-cookie"] ?? [],
						body: text,
						whole: `${response.statusCode}\n${response.rawHeaders.join("\n")}\n${text}`,
					});
				});
			},
		);
		sent.on("error", reject);
		sent.end(body);
	});
}

/** A form of one of our own pages, sent with this cookie. */
export function send(
	port: number,
	path: string,
	cookie: string,
	fields: Readonly<Record<string, string>> | string,
): Promise<Answered> {
	const body = typeof fields === "string" ? fields : new URLSearchParams(fields).toString();
	return ask(port, path, { method: "POST", headers: { ...FROM_OUR_PAGE, ...FORM, cookie }, body });
}

/** Sends these bytes and answers what comes back until the other side closes. */
export function raw(port: number, bytes: string | Buffer): Promise<string> {
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
		socket.on("data", (chunk) => chunks.push(chunk));
		socket.on("error", () => socket.destroy());
		socket.on("close", () => resolve(Buffer.concat(chunks).toString()));
	});
}

/** Sends a form of our own page but for its last signs, waits until `meanwhile` is done, sends those, and answers what comes back. */
export async function late(
	port: number,
	path: string,
	cookie: string,
	body: Buffer,
	meanwhile: () => Promise<unknown>,
	type: string = FORM["content-type"],
): Promise<string> {
	const head = [
		`POST ${path} HTTP/1.1`,
		"Host: localhost",
		"Connection: close",
		"Sec-Fetch-Site: same-origin",
	];
	const more = [`Cookie: ${cookie}`, `Content-Type: ${type}`, `Content-Length: ${body.length}`, "", ""];
	const chunks: Buffer[] = [];
	const socket = connect(port, "127.0.0.1");
	const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
	socket.on("data", (chunk) => chunks.push(chunk)).on("error", () => socket.destroy());
	await new Promise<void>((resolve) =>
		socket.write(Buffer.concat([Buffer.from([...head, ...more].join("\r\n")), body.subarray(0, -8)]), () =>
			resolve(),
		),
	);
	await meanwhile();
	socket.write(body.subarray(-8));
	await closed;
	return Buffer.concat(chunks).toString();
}

/** The value of a hidden field of a page; empty where the page has none. */
export function hidden(page: string, name: string): string {
	return new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? "";
}

/** The cookies that an answer sets, as a browser sends them back. */
export function cookieOf(answer: Answered): string {
	return answer.cookies.map((line) => line.split(";", 1)[0]).join("; ");
}

/** Sends a whole form on a connection of its own and does not wait for the answer; whoever began it ends it. */
export function begin(port: number, path: string, body: string): Socket {
	const head = [`POST ${path} HTTP/1.1`, "Host: localhost", "Sec-Fetch-Site: same-origin"];
	const length = `Content-Length: ${Buffer.byteLength(body)}`;
	const lines = [...head, "Content-Type: application/x-www-form-urlencoded", length, "", body];
	const socket = connect(port, "127.0.0.1", () => socket.write(lines.join("\r\n")));
	return socket.on("error", () => socket.destroy());
}
