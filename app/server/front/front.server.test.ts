import { request as httpRequest } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { get, html, post, startFront, statusOf, type TestFront } from "#tests/front.ts";

const OURS = ["Sec-Fetch-Site: same-origin"];
const LONG = "Your choice is saved. ".repeat(100);

interface Seen {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
	readonly body: Buffer;
}

/** Asks as a browser does, without unpacking anything. */
function ask(
	front: TestFront,
	path: string,
	headers: Record<string, string> = {},
	method = "GET",
): Promise<Seen> {
	return new Promise((resolve, reject) => {
		const request = httpRequest(`${front.at}${path}`, { headers, method, agent: false }, (response) => {
			const chunks: Buffer[] = [];
			response.on("data", (chunk) => chunks.push(chunk));
			response.on("end", () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(chunks),
				}),
			);
		});
		request.on("error", reject);
		request.end();
	});
}

describe("every answer", () => {
	const wanted = {
		"content-security-policy":
			"default-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none';img-src 'self';style-src 'self'",
		"referrer-policy": "same-origin",
		"x-content-type-options": "nosniff",
		"cross-origin-opener-policy": "same-origin",
		"cross-origin-resource-policy": "same-origin",
		"strict-transport-security": "max-age=31536000; includeSubDomains",
	};

	it.each([
		["a page", "/en", "GET", 200],
		["a page not there", "/gone", "GET", 404],
		["a closed address", "/en?_data=root", "GET", 404],
		["a file", "/assets/app.css", "GET", 200],
		["a form from elsewhere", "/en", "POST", 403],
		["a method we do not have", "/en", "DELETE", 405],
		["a page that breaks", "/broken", "GET", 500],
		["a redirect", "/moved", "GET", 303],
		["too often", "/often", "GET", 429],
		["health", "/health/live", "GET", 200],
	])("to %s carries the same headers", async (_what, path, method, status) => {
		const front = await startFront({
			page: (request) => {
				const { pathname } = new URL(request.url);
				if (pathname === "/broken") throw new Error("Amina Begum 999 000 0018");
				if (pathname === "/gone") return new Response("<h1>x</h1>", { status: 404, headers: HTML });
				if (pathname === "/moved") return new Response(null, { status: 303, headers: { location: "/en" } });
				return html("a page");
			},
			assets: (asked) => (asked === "/assets/app.css" ? Promise.resolve(FILE) : undefined),
			rateLimit: async () => (path === "/often" ? 7 : 0),
		});
		const seen = await ask(front, path, { origin: "https://evil.example" }, method);
		expect(seen.status).toBe(status);
		expect(seen.headers).toMatchObject(wanted);
		const names = Object.keys(seen.headers);
		expect(
			names.filter((name) => /powered|x-frame|x-xss|download|cross-domain|dns|cluster/.test(name)),
		).toEqual([]);
		expect(seen.headers["content-length"]).toBe(String(seen.body.length));
		expect(front.logged.join()).not.toMatch(/Amina|0018/);
	});

	it("says https only where patients come by https", async () => {
		const front = await startFront({ publicOrigin: "http://localhost:3000" });
		expect((await ask(front, "/en")).headers).not.toHaveProperty("strict-transport-security");
	});

	it("is kept by nobody unless its page says otherwise", async () => {
		const front = await startFront({
			page: (request) =>
				html("x", request.url.endsWith("proof") ? { "cache-control": "private, max-age=60" } : {}),
		});
		expect((await ask(front, "/en/my")).headers["cache-control"]).toBe("no-store");
		expect((await ask(front, "/en/my/proof")).headers["cache-control"]).toBe("private, max-age=60");
	});

	it("keeps each cookie on a line of its own", async () => {
		const response = html("x");
		response.headers.append("set-cookie", "a=1; Path=/");
		response.headers.append("set-cookie", "b=2; Path=/");
		const front = await startFront({ page: () => response });
		expect((await ask(front, "/en")).headers["set-cookie"]).toEqual(["a=1; Path=/", "b=2; Path=/"]);
	});
});

const HTML = { "content-type": "text/html; charset=utf-8" };
const FILE = { status: 200, headers: [["content-type", "text/css"]], body: Buffer.from("a{}") } as const;

describe("what a page is told of its request", () => {
	it("is the public origin, whatever the sender calls the host", async () => {
		const front = await startFront();
		await front.raw(
			get("/en/my?a=1", [
				"Host: evil.example",
				"X-Forwarded-Host: evil.example",
				"X-Forwarded-For: 10.0.0.1",
				"X-Forwarded-Proto: http",
				"Forwarded: host=evil.example",
				"X-Original-URL: /staff",
				"Cookie: sid=1",
				"Cookie: pre=2",
			]).replace("Host: x\r\n", ""),
		);
		const [request] = front.reached;
		expect(request?.url).toBe("https://choices.example/en/my?a=1");
		expect(Object.fromEntries(request?.headers ?? [])).toEqual({
			// For counting alone: what the operator's own proxy says last, and from elsewhere the connection's end.
			caller: "10.0.0.1",
			host: "choices.example",
			cookie: "sid=1; pre=2",
		});
	});

	it("hides that only the head was asked for, and the head tells the page's length", async () => {
		const front = await startFront();
		const head = await ask(front, "/en", {}, "HEAD");
		const whole = await ask(front, "/en");
		expect(front.reached.map(({ method }) => method)).toEqual(["GET", "GET"]);
		expect(head.body).toHaveLength(0);
		expect(head.headers["content-length"]).toBe(String(whole.body.length));
	});

	it("never ends because the patient hung up", async () => {
		const front = await startFront();
		await front.raw(post("/en", "choice=no", OURS));
		expect(front.reached[0]?.signal.aborted).toBe(false);
	});
});

describe("a method that no page has", () => {
	it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])("is 405: %s", async (method) => {
		const front = await startFront();
		const answer = await front.raw(get("/en", OURS, method));
		expect(statusOf(answer)).toBe(405);
		expect(answer).toMatch(/allow: GET, HEAD, POST/i);
		expect(front.reached).toEqual([]);
	});
});

describe("a long page", () => {
	it.each([
		["br", "gzip, deflate, br, zstd", brotliDecompressSync],
		["gzip", "gzip, deflate", gunzipSync],
		["gzip", "br;q=0, gzip;q=0.5", gunzipSync],
		[undefined, "deflate", (body: Buffer) => body],
		[undefined, "br;q=0.000, gzip; q=0", (body: Buffer) => body],
	])("comes as %s where the browser reads %s", async (encoding, accepted, unpack) => {
		const front = await startFront({ page: () => html(LONG) });
		const seen = await ask(front, "/en", { "accept-encoding": accepted });
		expect(seen.headers["content-encoding"]).toBe(encoding);
		expect(unpack(seen.body).toString()).toBe(`<!DOCTYPE html><title>${LONG}</title>`);
		if (encoding) expect(seen.body.length).toBeLessThan(200);
	});

	it("that is short stays as it is", async () => {
		const front = await startFront();
		expect((await ask(front, "/en", { "accept-encoding": "br" })).headers).not.toHaveProperty(
			"content-encoding",
		);
	});
});

describe("a page that the framework gave up on", () => {
	it.each([
		["blank", () => new Response(null, { status: 500 }), 500],
		["its last words", () => new Response("Unexpected Server Error", { status: 500 }), 500],
		["a fault in its data format", () => Response.json({ message: "no action" }, { status: 405 }), 405],
		["not there, without a word", () => new Response(null, { status: 404 }), 404],
	])("is a page that a person can read: %s", async (_what, page, status) => {
		const front = await startFront({ page });
		const seen = await ask(front, "/en");
		expect(seen.status).toBe(status);
		expect(seen.body.toString()).toBe(`<!DOCTYPE html><title>${status}</title>`);
	});
});

describe("the log of a request", () => {
	it("leaves out how long the answer to a form is where that tells what was answered", async () => {
		const page = () => html("a page", { "x-unmeasured": "1" });
		const front = await startFront({ page });
		const answer = await front.raw(post("/known", "decides=person", OURS));
		expect(answer).not.toMatch(/x-unmeasured/i);
		expect(answer).toContain("a page");
		expect(front.logged.map((line) => JSON.parse(line).bytes)).toEqual([0]);
	});

	it("names the pattern of the address and nothing that was asked for", async () => {
		const front = await startFront();
		await ask(front, "/known", { cookie: "sid=secret", "user-agent": "Amina's phone" });
		await ask(front, "/staff/patients?q=9990000018");
		await ask(front, "/9990000018%00");
		await front.raw(post("/en/sign-in", "code=7KQ2-ABCD", OURS));
		expect(front.logged.map((line) => ({ ...JSON.parse(line), ms: 0, bytes: 0 }))).toEqual([
			{ method: "GET", route: "/known", status: 200, ms: 0, bytes: 0 },
			{ method: "GET", route: "*", status: 200, ms: 0, bytes: 0 },
			{ method: "GET", route: "closed", status: 404, ms: 0, bytes: 0 },
			{ method: "POST", route: "*", status: 200, ms: 0, bytes: 0 },
		]);
	});
});
