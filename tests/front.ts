/** The real front on a real listener, with a page of the test's own behind it. */
import { type AddressInfo, connect } from "node:net";
import { onTestFinished } from "vitest";
import { USUAL_DISPLAY } from "#app/core/display.ts";
import { type FrontParts, makeFront } from "#app/server/front/front.server.ts";
import { safetyHeaders } from "#app/server/front/headers.server.ts";
import { type ListenLimits, makeListener } from "#app/server/front/listen.server.ts";
import { makePageCache } from "#app/server/front/page-cache.server.ts";

export interface TestFront {
	/** What patients type; it is not where the test connects to. */
	readonly publicOrigin: string;
	/** Where the test connects to. */
	readonly at: string;
	readonly port: number;
	/** Every request that reached the page. */
	readonly reached: Request[];
	/** What was logged, one JSON text a line. */
	readonly logged: string[];
	/** Sends these bytes and answers all that comes back until the other side closes. */
	raw(text: string): Promise<string>;
	readonly stop: (most: number) => Promise<void>;
}

interface Options extends Partial<Omit<FrontParts, "pageFor" | "log" | "isLast">> {
	readonly page?: (request: Request) => Response | Promise<Response>;
	readonly limits?: Partial<ListenLimits>;
}

const LIMITS = {
	headers: 15_000,
	request: 30_000,
	longest: 3_600_000,
	idle: 5_000,
	look: 5_000,
	connections: 100,
};

/** Starts a front that stops with the test. The page answers "a page" unless the test brings another. */
export async function startFront(options: Options = {}): Promise<TestFront> {
	const { page = () => html("a page"), limits, ...parts } = options;
	const publicOrigin = parts.publicOrigin ?? "https://choices.example";
	const headers = safetyHeaders({ https: publicOrigin.startsWith("https:"), styleHashes: [] });
	const reached: Request[] = [];
	const logged: string[] = [];
	const problemPage = (problem: number) => `<!DOCTYPE html><title>${problem}</title>`;
	const front = makeFront({
		publicOrigin,
		headers,
		sessionCookie: "sid",
		displayOf: () => USUAL_DISPLAY,
		log: {
			answered: (line) => logged.push(JSON.stringify(line)),
			fault: (_error, doing) => logged.push(doing),
			note: (what) => logged.push(what),
		},
		ready: () => undefined,
		warning: () => undefined,
		assets: () => undefined,
		pageFor: (path) => ({
			pattern: path === "/known" ? "/known" : "*",
			answer: async (request) => {
				reached.push(request);
				return page(request);
			},
		}),
		problemPage,
		tokenHolds: () => false,
		isOthers: () => false,
		pages: makePageCache(),
		rateLimit: async () => 0,
		isLast: (request) => listener.isLast(request),
		...parts,
	});
	const listener = makeListener(front, { headers, problemPage }, { ...LIMITS, ...limits });
	await listener.listen(0, "127.0.0.1");
	onTestFinished(() => listener.stop(0));
	const { port } = listener.server.address() as AddressInfo;
	return {
		publicOrigin,
		at: `http://127.0.0.1:${port}`,
		port,
		reached,
		logged,
		raw: (text) => exchange(port, text),
		stop: (most) => listener.stop(most),
	};
}

/** A page as the portal's pages answer. */
export function html(body: string, headers: Record<string, string> = {}): Response {
	return new Response(`<!DOCTYPE html><title>${body}</title>`, {
		headers: { "content-type": "text/html; charset=utf-8", ...headers },
	});
}

/** The bytes of a POST whose sender says no more than `headers`. */
export function post(path: string, body: string, headers: readonly string[] = []): string {
	const type = headers.some((line) => /^content-type:/i.test(line))
		? []
		: ["Content-Type: application/x-www-form-urlencoded"];
	const lines = [`POST ${path} HTTP/1.1`, "Host: x", "Connection: close", ...type, ...headers];
	return `${[...lines, `Content-Length: ${Buffer.byteLength(body)}`].join("\r\n")}\r\n\r\n${body}`;
}

/** The bytes of a GET, or of another method without a body. */
export function get(path: string, headers: readonly string[] = [], method = "GET"): string {
	return `${[`${method} ${path} HTTP/1.1`, "Host: x", "Connection: close", ...headers].join("\r\n")}\r\n\r\n`;
}

/** The status of a raw answer, 0 when the other side closed without one. */
export function statusOf(answer: string): number {
	return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}

function exchange(port: number, text: string): Promise<string> {
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		const socket = connect(port, "127.0.0.1", () => socket.write(text, "latin1"));
		socket.on("data", (chunk) => chunks.push(chunk));
		socket.on("error", () => socket.destroy());
		socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
	});
}
