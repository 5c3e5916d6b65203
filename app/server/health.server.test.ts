import { describe, expect, it } from "vitest";
import { startFront } from "#tests/front.ts";

describe("the watch", () => {
	it("hears that the portal runs and is ready, or why it is not", async () => {
		let reason: string | undefined;
		const front = await startFront({ ready: () => reason });
		const hears = async (path: string) => {
			const answer = await fetch(`${front.at}${path}`);
			return [answer.status, await answer.text()];
		};
		expect(await hears("/health/ready")).toEqual([200, '{"ready":true}']);
		reason = "database";
		expect(await hears("/health/ready")).toEqual([503, '{"ready":false,"reason":"database"}']);
		expect((await hears("/health/live"))[0]).toBe(200);
		expect((await hears("/health/elsewhere"))[1]).toContain("a page");
	});
});
