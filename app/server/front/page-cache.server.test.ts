import { brotliCompressSync, constants } from "node:zlib";
import { describe, expect, it } from "vitest";
import { html, startFront } from "#tests/front.ts";
import { makePageCache } from "./page-cache.server.ts";

const PUBLIC = { "x-page-cache": "public" };
const LONG = "An AI tool reads your eye scan. ".repeat(50);

/** What a browser reads, and what of an answer may differ each time. */
const ACCEPTS = { "accept-encoding": "gzip, deflate, br" };
const CONNECTION = ["date", "connection"];

/** Status, headers and the text of an answer. */
async function seen(url: string, headers: Record<string, string> = {}, method = "GET") {
	const answer = await fetch(url, { headers: { ...ACCEPTS, ...headers }, method });
	const list = [...answer.headers].filter(([name]) => !CONNECTION.includes(name));
	return { status: answer.status, headers: Object.fromEntries(list), text: await answer.text() };
}

describe("a public page", () => {
	it("is made once and sent the same each time", async () => {
		let made = 0;
		const front = await startFront({ page: () => html(`${++made} ${LONG}`, PUBLIC) });
		const first = await seen(`${front.at}/en/tools?page=1`);
		expect(await seen(`${front.at}/en/tools?page=1`)).toEqual(first);
		expect(made).toBe(1);
		expect(first.headers).toMatchObject({
			"cache-control": "public, max-age=300",
			vary: "accept-encoding, cookie",
			"content-encoding": "br",
		});
		expect(first.headers).not.toHaveProperty("x-page-cache");
	});

	it("is compressed with every effort, since one does it for all, but not for each query that somebody makes up", async () => {
		const words = Array.from({ length: 400 }, (_, n) => `tool ${(n * n) % 97} reads ${n % 13}`).join(" ");
		const front = await startFront({ page: () => html(words, PUBLIC) });
		const bytes = async (path: string) => {
			const { headers, text } = await seen(front.at + path);
			const least = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
			return Number(headers["content-length"]) - least.length;
		};
		expect(await bytes("/en/tools")).toBeLessThanOrEqual(2);
		expect(await bytes("/en/tools?q=1")).toBeGreaterThan(2);
	});

	it("is another page with another query, path or encoding", async () => {
		const front = await startFront({ page: (request) => html(request.url + LONG, PUBLIC) });
		for (const path of ["/en", "/en?a=1", "/cy"]) {
			expect((await seen(front.at + path)).text).toContain(`https://choices.example${path}`);
		}
		const plain = await seen(`${front.at}/en`, { "accept-encoding": "identity" });
		expect(plain.headers).not.toHaveProperty("content-encoding");
		expect(front.reached).toHaveLength(4);
	});

	it("answers a HEAD with the length of what was kept", async () => {
		const front = await startFront({ page: () => html(LONG, PUBLIC) });
		const whole = await seen(`${front.at}/en`);
		const head = await seen(`${front.at}/en`, {}, "HEAD");
		expect(head).toEqual({ ...whole, text: "" });
		expect(front.reached).toHaveLength(1);
	});

	it("is made anew, and kept by nobody, for somebody signed in", async () => {
		const page = (request: Request) => html(request.headers.get("cookie") ?? "nobody", PUBLIC);
		const front = await startFront({ page });
		expect((await seen(`${front.at}/en`)).text).toContain("nobody");
		const amina = await seen(`${front.at}/en`, { cookie: "lang=ur; sid=amina" });
		expect(amina.text).toContain("sid=amina");
		expect(amina.headers["cache-control"]).toBe("no-store");
		expect((await seen(`${front.at}/en`)).text).toContain("nobody");
	});

	it("made first for somebody signed in is not what others get", async () => {
		const page = (request: Request) => html(request.headers.get("cookie") ?? "nobody", PUBLIC);
		const front = await startFront({ page });
		await seen(`${front.at}/en`, { cookie: "sid=amina" });
		expect((await seen(`${front.at}/en`)).text).toContain("nobody");
	});

	it.each([
		["sets a cookie", () => html("x", { ...PUBLIC, "set-cookie": "pre=1" })],
		[
			"is not found",
			() => new Response("<p>x</p>", { status: 404, headers: { ...PUBLIC, "content-type": "text/html" } }),
		],
		["does not offer itself", () => html("x")],
	])("is not kept when it %s", async (_why, page) => {
		const front = await startFront({ page });
		const first = await seen(`${front.at}/en`);
		await seen(`${front.at}/en`);
		expect(front.reached).toHaveLength(2);
		expect(first.headers["cache-control"]).toBe("no-store");
		expect(first.headers).not.toHaveProperty("x-page-cache");
	});

	it("is made anew after the register changes, even while it is being made", async () => {
		const pages = makePageCache();
		let register = "one tool";
		const front = await startFront({
			pages,
			page: () => {
				const answer = html(register, PUBLIC);
				if (register === "one tool") {
					register = "two tools";
					pages.clear();
				}
				return answer;
			},
		});
		expect((await seen(`${front.at}/en`)).text).toContain("one tool");
		expect((await seen(`${front.at}/en`)).text).toContain("two tools");
		pages.clear();
		register = "three tools";
		expect((await seen(`${front.at}/en`)).text).toContain("three tools");
	});
});

describe("the kept pages", () => {
	const page = (bytes: number) => ({ status: 200, headers: [], body: Buffer.alloc(bytes) });

	it("are at most so many, and the one unused for longest goes first", () => {
		const pages = makePageCache(2);
		pages.keep("a", page(1), 0);
		pages.keep("b", page(1), 0);
		pages.find("a");
		pages.keep("c", page(1), 0);
		expect(["a", "b", "c"].map((key) => pages.find(key) !== undefined)).toEqual([true, false, true]);
	});

	it("weigh at most so much, and forget the weight of what they drop", () => {
		const pages = makePageCache(100, 100);
		for (let round = 0; round < 50; round++) pages.keep(`${round}`, page(10), 0);
		const kept = Array.from({ length: 50 }, (_, round) => pages.find(`${round}`)).filter(Boolean);
		expect(kept).toHaveLength(10);
		pages.keep("heavy", page(11), 0);
		expect(pages.find("heavy")).toBeUndefined();
	});
});
