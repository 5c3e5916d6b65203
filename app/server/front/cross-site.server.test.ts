import { describe, expect, it } from "vitest";
import { get, post, startFront, statusOf } from "#tests/front.ts";

const OURS = "https://choices.example";

/** What another site, or nobody in particular, can make a browser send. None of it may change anything. */
const LIES: readonly (readonly [lie: string, headers: readonly string[]])[] = [
	["an origin of another site", ["Origin: https://evil.example"]],
	["the origin null", ["Origin: null"]],
	["an empty origin", ["Origin: "]],
	["neither header", []],
	["cross-site", ["Sec-Fetch-Site: cross-site"]],
	["same-site", ["Sec-Fetch-Site: same-site"]],
	["a user's own doing", ["Sec-Fetch-Site: none"]],
	["an empty Sec-Fetch-Site", ["Sec-Fetch-Site: "]],
	["cross-site with our origin", ["Sec-Fetch-Site: cross-site", `Origin: ${OURS}`]],
	["two Sec-Fetch-Site headers", ["Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"]],
	["the wrong scheme", ["Origin: http://choices.example"]],
	["the wrong port", ["Origin: https://choices.example:8443"]],
	["our port spelt out", ["Origin: https://choices.example:443"]],
	["our name as a part of theirs", ["Origin: https://choices.example.evil"]],
	["our name as their path", ["Origin: https://evil/choices.example"]],
	["our name as their user", ["Origin: https://choices.example@evil"]],
	["two origins", [`Origin: ${OURS}`, "Origin: https://evil.example"]],
	["two origins in one", [`Origin: ${OURS}, https://evil.example`]],
	["a forwarded host", ["X-Forwarded-Host: evil.example", "Origin: https://evil.example"]],
	[
		"our name as host, theirs as origin",
		["X-Forwarded-Host: choices.example", "Origin: https://evil.example"],
	],
	["a referrer only", [`Referer: ${OURS}/en/my`]],
	["JSON in plain text", ["Origin: https://evil.example", "Content-Type: text/plain"]],
	["another method in a header", ["Origin: https://evil.example", "X-HTTP-Method-Override: GET"]],
];

describe("a form that another site sends", () => {
	it.each(LIES)("is refused with %s", async (_lie, headers) => {
		const front = await startFront();
		const answer = await front.raw(post("/en/my/tools/eye-scan/check", "choice=yes", headers));
		expect(statusOf(answer)).toBe(403);
		expect(front.reached).toEqual([]);
	});

	it.each(["/resource", "/en?index", "/oauth/token", "/en?_method=GET"])(
		"is refused at %s too",
		async (path) => {
			const front = await startFront();
			const lie = ["Sec-Fetch-Site: cross-site", "Origin: https://evil.example"];
			expect(statusOf(await front.raw(post(path, "_method=GET", lie)))).toBe(403);
			expect(front.reached).toEqual([]);
		},
	);
});

describe("a form of our own", () => {
	it.each([
		["by Sec-Fetch-Site", ["Sec-Fetch-Site: same-origin"]],
		["by Origin where the browser is old", [`Origin: ${OURS}`]],
		["by Sec-Fetch-Site where the browser hides its origin", ["Sec-Fetch-Site: same-origin", "Origin: null"]],
		["whatever a proxy adds", [`Origin: ${OURS}`, "X-Forwarded-Host: evil.example"]],
	])("is known %s", async (_way, headers) => {
		const front = await startFront();
		expect(statusOf(await front.raw(post("/en/my", "choice=no", headers)))).toBe(200);
		expect(await front.reached[0]?.text()).toBe("choice=no");
	});

	it("is known by its token in a browser that says nothing", async () => {
		const front = await startFront({
			tokenHolds: (request, form) =>
				request.headers.get("cookie") === "pre=1" && form.get("token") === "of this browser",
		});
		const right = "token=of+this+browser&choice=no";
		expect(statusOf(await front.raw(post("/en/my", right, ["Cookie: pre=1"])))).toBe(200);
		expect(await front.reached[0]?.text()).toBe(right);
		expect(statusOf(await front.raw(post("/en/my", "token=guessed", ["Cookie: pre=1"])))).toBe(403);
		expect(statusOf(await front.raw(post("/en/my", right)))).toBe(403);
		expect(front.reached).toHaveLength(1);
	});

	it("needs more than its token where the browser says it came from elsewhere", async () => {
		const front = await startFront({ tokenHolds: () => true });
		expect(statusOf(await front.raw(post("/en/my", "a=b", ["Origin: https://evil.example"])))).toBe(403);
		expect(front.reached).toEqual([]);
	});
});

describe("a page that is only read", () => {
	it("may be reached by a link on another site", async () => {
		const front = await startFront();
		expect(statusOf(await front.raw(get("/en", ["Sec-Fetch-Site: cross-site"])))).toBe(200);
	});
});
