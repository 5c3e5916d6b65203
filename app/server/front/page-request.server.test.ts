import { describe, expect, it } from "vitest";
import { get, startFront } from "#tests/front.ts";

/** What a page is told of where it was asked from. */
async function callerOf(...headers: string[]): Promise<string | null | undefined> {
	const front = await startFront();
	await front.raw(get("/known", headers));
	return front.reached[0]?.headers.get("caller");
}

describe("the address that a page counts by", () => {
	it("is that of the connection, whatever a browser says of itself", async () => {
		expect(await callerOf("Caller: 203.0.113.5")).toBe("127.0.0.1");
	});

	it("is the last that the operator's own proxy names, which stands on this machine", async () => {
		expect(await callerOf("X-Forwarded-For: 203.0.113.9, 203.0.113.5")).toBe("203.0.113.5");
		expect(await callerOf("X-Forwarded-For: 2001:db8::5")).toBe("2001:db8::5");
	});

	it("is never a word that is no address", async () => {
		expect(await callerOf("X-Forwarded-For: somebody")).toBe("127.0.0.1");
	});
});
