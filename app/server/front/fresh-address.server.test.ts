import { describe, expect, it } from "vitest";
import { withFreshAddress } from "./fresh-address.server.ts";

const LINKS = "Links (2.28; Linux 6.1.0 x86_64; text)";

/** Where a form of this browser is led that was taken with this address. */
async function ledTo(location: string, agent = LINKS, status = 303, method = "POST") {
	const request = new Request("http://localhost/x", { method, headers: { "user-agent": agent } });
	const answered = await withFreshAddress(
		request,
		new Response(null, { status, headers: { location } }),
		"1f",
	);
	return [...answered.headers].find(([name]) => name === "location")?.[1];
}

describe("after a press, Links", () => {
	it("is led to an address that it has not seen, with all that belongs to it", async () => {
		expect(await ledTo("/en/my")).toBe("/en/my?after=1f");
		expect(await ledTo("/staff/tasks?done=7")).toBe("/staff/tasks?done=7&after=1f");
		expect(await ledTo("/staff/patients/a#tool-b")).toBe("/staff/patients/a?after=1f#tool-b");
	});

	it("is led nowhere else than before, and neither is any other browser", async () => {
		expect(await ledTo("https://login.example/out")).toBe("https://login.example/out");
		expect(await ledTo("/en/my", LINKS, 302)).toBe("/en/my");
		expect(await ledTo("/en/my", LINKS, 303, "GET")).toBe("/en/my");
		for (const agent of ["Mozilla/5.0 (X11; Linux) Chrome/140", "w3m/0.5.3", "Lynx/2.9.0", "my Links ("])
			expect(await ledTo("/en/my", agent)).toBe("/en/my");
	});
});
