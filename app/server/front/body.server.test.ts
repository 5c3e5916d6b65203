import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { html, post, startFront, statusOf } from "#tests/front.ts";
import { LARGEST_BODY, largestBody } from "./body.server.ts";

const OURS = ["Sec-Fetch-Site: same-origin"];
const MULTIPART = "Content-Type: multipart/form-data; boundary=edge";
const field = (name: string, value: string, more = "") =>
	`--edge\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

describe("the form of a card", () => {
	it("may be eight times as large as any other", () => {
		expect(largestBody("/staff/tools/new/import")).toBe(8 * largestBody("/staff/tools"));
	});
});

describe("what a form sends", () => {
	it("arrives whole, up to 64 KB", async () => {
		const front = await startFront({ page: async (request) => html(String((await request.text()).length)) });
		const most = `a=${"x".repeat(LARGEST_BODY - 2)}`;
		expect(await front.raw(post("/en", most, OURS))).toContain(`<title>${LARGEST_BODY}`);
		expect(statusOf(await front.raw(post("/en", `${most}x`, OURS)))).toBe(413);
		expect(front.reached).toHaveLength(1);
	});

	it("may be multipart, as a page about letters says", async () => {
		const front = await startFront();
		const body = `${field("choice", "no")}--edge--\r\n`;
		expect(statusOf(await front.raw(post("/en", body, [...OURS, MULTIPART])))).toBe(200);
		expect((await front.reached[0]?.formData())?.get("choice")).toBe("no");
	});

	it("may be nothing", async () => {
		const front = await startFront();
		expect(statusOf(await front.raw(post("/en/sign-out", "", OURS)))).toBe(200);
	});
});

describe("a body that is not a form's", () => {
	it("of 5 MB is answered 413, and the browser gets to read why", async () => {
		const front = await startFront();
		const answer = await fetch(`${front.at}/en`, {
			method: "POST",
			body: new URLSearchParams({ a: "x".repeat(5_000_000) }),
			headers: { "sec-fetch-site": "same-origin" },
		});
		expect(answer.status).toBe(413);
		expect(await answer.text()).toContain("413");
		expect(front.reached).toEqual([]);
	});

	it("of 5 MB that does not say its length is answered 413", async () => {
		const front = await startFront();
		const chunk = `${(100_000).toString(16)}\r\n${"x".repeat(100_000)}\r\n`;
		const head = post("/en", "", [...OURS, "Transfer-Encoding: chunked"]).replace(
			"Content-Length: 0\r\n",
			"",
		);
		expect(statusOf(await front.raw(`${head}${chunk.repeat(50)}0\r\n\r\n`))).toBe(413);
		expect(front.reached).toEqual([]);
	});

	it("of a gigabyte is not waited for", async () => {
		const front = await startFront();
		const head = post("/en", "", OURS).replace("Content-Length: 0", "Content-Length: 1000000000");
		expect(statusOf(await front.raw(`${head}a=b`))).toBe(413);
	});

	it("that stops half way reaches no page", async () => {
		const front = await startFront();
		await new Promise<void>((resolve) => {
			const socket = connect(front.port, "127.0.0.1", () => {
				socket.write(post("/en", "choice=yes", OURS).slice(0, -3), () => socket.destroy());
			});
			socket.on("close", () => resolve());
		});
		const next = await front.raw(post("/en", "choice=no", OURS));
		expect(statusOf(next)).toBe(200);
		expect(front.reached).toHaveLength(1);
		expect(await front.reached[0]?.text()).toBe("choice=no");
	});

	it.each([
		["JSON", "application/json"],
		["plain text", "text/plain"],
		["XML", "application/xml"],
		["a type that only begins like a form's", "application/x-www-form-urlencoded-not"],
		["of no type", ""],
	])("is 415 when it is %s", async (_kind, type) => {
		const front = await startFront();
		expect(statusOf(await front.raw(post("/en", "{}", [...OURS, `Content-Type: ${type}`])))).toBe(415);
		expect(front.reached).toEqual([]);
	});

	it("is 415 when it is compressed, and is never unpacked", async () => {
		const front = await startFront();
		const bomb = gzipSync(Buffer.alloc(20_000_000, "a")).toString("latin1");
		const answer = await fetch(`${front.at}/en`, {
			method: "POST",
			body: Buffer.from(bomb, "latin1"),
			headers: {
				"sec-fetch-site": "same-origin",
				"content-type": "application/x-www-form-urlencoded",
				"content-encoding": "gzip",
			},
		});
		expect(answer.status).toBe(415);
		expect(front.reached).toEqual([]);
	});

	it("is 415 when a file is among the fields", async () => {
		const front = await startFront();
		const body = `${field("choice", "no")}${field("scan", "x", '; filename="scan.png"')}--edge--\r\n`;
		expect(statusOf(await front.raw(post("/en", body, [...OURS, MULTIPART])))).toBe(415);
		expect(front.reached).toEqual([]);
	});

	it("is 400 when its parts cannot be told apart", async () => {
		const front = await startFront();
		expect(statusOf(await front.raw(post("/en", field("choice", "no"), [...OURS, MULTIPART])))).toBe(400);
		expect(front.reached).toEqual([]);
	});

	it.each([
		["two lengths", ["Content-Length: 3", "Content-Length: 30"]],
		["a length and chunks", ["Content-Length: 3", "Transfer-Encoding: chunked"]],
		["a length below nothing", ["Content-Length: -1"]],
	])("is 400 when it has %s", async (_lie, headers) => {
		const front = await startFront();
		const head = post("/en", "", [...OURS, ...headers]).replace("Content-Length: 0\r\n", "");
		expect(statusOf(await front.raw(`${head}a=b`))).toBe(400);
		expect(front.reached).toEqual([]);
	});
});
