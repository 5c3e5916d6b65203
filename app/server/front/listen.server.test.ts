import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { get, html, startFront, statusOf } from "#tests/front.ts";
import { makeListener } from "./listen.server.ts";

/** Sends `text` and then nothing more; answers what comes back. */
function say(port: number, text: string): Promise<string> {
	return new Promise((resolve) => {
		let answer = "";
		const socket = connect(port, "127.0.0.1", () => socket.write(text));
		socket.on("data", (chunk) => {
			answer += chunk;
		});
		socket.on("error", () => socket.destroy());
		socket.on("close", () => resolve(answer));
	});
}

describe("a sender who is slow", () => {
	const limits = { headers: 100, request: 100, look: 20 };

	it("with its headers is told so and let go", async () => {
		const front = await startFront({ limits: { ...limits, request: 100_000 } });
		const answer = await say(front.port, "GET /en HTTP/1.1\r\nHost: x\r\nX-More");
		expect(statusOf(answer)).toBe(408);
		expect(answer).toContain("content-security-policy: default-src 'none'");
	});

	it("with its form is let go, and no page is reached", async () => {
		const front = await startFront({ limits });
		const answer = await say(front.port, "POST /en HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\na=");
		expect([0, 408]).toContain(statusOf(answer));
		expect(front.reached).toEqual([]);
	});

	it("and says nothing is let go", async () => {
		const front = await startFront({ limits });
		expect([0, 408]).toContain(statusOf(await say(front.port, "")));
	});
});

describe("more connections than the portal holds", () => {
	it("are told at once to come back, while those that it holds are served", async () => {
		const front = await startFront({ limits: { connections: 2 } });
		const held = [1, 2].map(() => connect(front.port, "127.0.0.1"));
		await Promise.all(held.map((socket) => once(socket, "connect")));
		const answer = await say(front.port, "GET /en HTTP/1.1\r\nHost: x\r\n\r\n");
		expect(statusOf(answer)).toBe(503);
		expect(answer).toContain("retry-after: 5");
		expect(answer).toContain("<title>503</title>");
		expect(front.reached).toEqual([]);

		// A place that becomes free is the next one's.
		for (const socket of held) socket.destroy();
		await Promise.all(held.map((socket) => once(socket, "close")));
		await expect.poll(async () => statusOf(await say(front.port, get("/en")))).toBe(200);
	});
});

describe("a request that cannot be read", () => {
	it.each([
		["is no HTTP", "HELLO\r\n\r\n", 400],
		["has headers of more than 16 KB", `GET / HTTP/1.1\r\nX: ${"x".repeat(17_000)}\r\n\r\n`, 431],
		["has a header without a name", "GET / HTTP/1.1\r\n: x\r\n\r\n", 400],
		["names no host", "GET / HTTP/1.1\r\n\r\n", 400],
		["expects what nobody knows", "GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n", 400],
	])("and %s gets a problem page with every header", async (_why, text, status) => {
		const front = await startFront();
		const answer = await say(front.port, text);
		expect(statusOf(answer)).toBe(status);
		expect(answer).toContain(`<title>${status}</title>`);
		expect(answer).toContain("x-content-type-options: nosniff");
		expect(answer).toContain("cache-control: no-store");
		expect(front.reached).toEqual([]);
	});
});

describe("a connection", () => {
	it("carries many requests without saying so each time", async () => {
		const front = await startFront();
		const keep = get("/en").replace("Connection: close\r\n", "");
		const answer = await say(front.port, keep + keep + get("/en"));
		expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
		expect(answer.match(/keep-alive/gi)).toBeNull();
		expect(answer.match(/connection: close/gi)).toHaveLength(1);
	});

	it("is closed after a thousand requests", async () => {
		const front = await startFront();
		const keep = get("/health/live").replace("Connection: close\r\n", "");
		const answer = await say(front.port, keep.repeat(1001));
		expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(1000);
		expect(answer.match(/connection: close/gi)).toHaveLength(1);
	});
});

describe("stopping", () => {
	it("lets what is under way finish, and takes no more", async () => {
		let release = () => {};
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		let begun = () => {};
		const arrived = new Promise<void>((resolve) => {
			begun = resolve;
		});
		const front = await startFront({
			page: async () => {
				begun();
				await held;
				return html("saved");
			},
		});
		const underWay = say(front.port, get("/en").replace("Connection: close\r\n", ""));
		await arrived;
		const stopped = front.stop(10_000);
		await expect(fetch(`${front.at}/en`)).rejects.toThrow();
		release();
		const answer = await underWay;
		expect(statusOf(answer)).toBe(200);
		expect(answer).toMatch(/connection: close/i);
		await stopped;
	});

	it("hangs up on what does not finish in time", async () => {
		const front = await startFront({ page: () => new Promise<Response>(() => {}) });
		const underWay = say(front.port, get("/en"));
		while (front.reached.length === 0) await wait(5);
		await front.stop(20);
		expect(await underWay).toBe("");
	});
});

describe("starting", () => {
	const unreadable = { headers: [], problemPage: () => "" };

	it("says in words that the port is taken", async () => {
		const front = await startFront();
		const second = makeListener(async () => {}, unreadable);
		await expect(second.listen(front.port, "127.0.0.1")).rejects.toThrow(
			`PORT: ${front.port} is in use by another program`,
		);
	});

	it("says in words that the host is not of this machine", async () => {
		const listener = makeListener(async () => {}, unreadable);
		await expect(listener.listen(0, "192.0.2.1")).rejects.toThrow(
			"HOST: 192.0.2.1 is not an address of this machine",
		);
	});
});
