import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { html, post, startFront } from "#tests/front.ts";

/** The status, when to come back, and the words. */
async function ask(at: string, path: string): Promise<readonly [number, string | null, string]> {
	const answer = await fetch(`${at}${path}`);
	return [answer.status, answer.headers.get("retry-after"), await answer.text()];
}

describe("a portal that is asked too much", () => {
	it("answers 503 with the time to come back, and stays ready for the others", async () => {
		let release = () => {};
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		const front = await startFront({
			mostAtOnce: 1,
			page: async () => {
				await held;
				return html("x");
			},
		});
		const first = ask(front.at, "/en");
		while (front.reached.length === 0) await new Promise(setImmediate);
		expect((await ask(front.at, "/en")).slice(0, 2)).toEqual([503, "5"]);
		expect((await ask(front.at, "/health/live"))[0]).toBe(200);
		release();
		expect((await first)[0]).toBe(200);
		expect((await ask(front.at, "/en"))[0]).toBe(200);
	});
});

describe("a sender who is slow to send a form", () => {
	it("takes nobody's place", async () => {
		const front = await startFront({ mostAtOnce: 1 });
		const slow = connect(front.port, "127.0.0.1");
		slow.write(post("/en", "choice=yes", ["Sec-Fetch-Site: same-origin"]).slice(0, -1));
		await once(slow, "connect");
		expect((await ask(front.at, "/en"))[0]).toBe(200);
		slow.destroy();
	});
});

describe("a page that cannot do now what it was asked", () => {
	it("says when to come back, beside its own words", async () => {
		const front = await startFront({
			page: async () =>
				new Response("<!DOCTYPE html>not now", { status: 503, headers: { "content-type": "text/html" } }),
		});
		expect(await ask(front.at, "/en")).toEqual([503, "5", "<!DOCTYPE html>not now"]);
	});
});
