import { describe, expect, it } from "vitest";
import { get, startFront, statusOf } from "#tests/front.ts";
import { readAddress } from "./closed-addresses.server.ts";

describe("an address that asks the framework for data", () => {
	it.each([
		"/staff/patients/1?_data=routes%2Fpatient",
		"/staff/patients/1?a=1&_data=",
		"/staff/patients/1?%5fdata=root",
		"/staff/patients/1?%5Froutes=root",
		"/staff/patients/1?_routes=root",
		"/staff/patients/1.data",
		"/staff/patients/1.data/",
		"/staff/patients/1%2edat%61",
		"/staff/patients/1.DATA?a=1",
		"/_root.data",
		"/__manifest?p=/staff&version=1",
		"/_%5Fmanifest",
		"/en/__manifest",
	])("is closed: %s", async (target) => {
		const front = await startFront();
		expect(statusOf(await front.raw(get(target)))).toBe(404);
		expect(statusOf(await front.raw(get(target, [], "HEAD")))).toBe(404);
		const post = get(target, ["Sec-Fetch-Site: same-origin", "Content-Length: 0"], "POST");
		expect(statusOf(await front.raw(post))).toBe(404);
		expect(front.reached).toEqual([]);
	});
});

describe("an address in disguise", () => {
	it.each([
		["//evil.example/en", 404],
		["/en//my", 404],
		["/en\\my", 404],
		["/en%2fmy", 404],
		["/en%5Cmy", 404],
		["/en/%00", 404],
		["/en/%0d%0aSet-Cookie:a=b", 404],
		["/en/../staff", 404],
		["/en/%2e%2e/staff", 404],
		["/en/./my", 404],
		["/en/my%", 404],
		["/en/%ff", 404],
		["/en/<script>", 404],
		["http://evil.example/en", 400],
		["https://choices.example/en", 400],
		["en", 400],
		["*", 400],
		[`/en?q=${"x".repeat(2000)}`, 414],
	] as const)("is refused: %s", async (target, status) => {
		const front = await startFront();
		const answer = await front.raw(get(target));
		expect(statusOf(answer)).toBe(status);
		expect(front.reached).toEqual([]);
		expect(readAddress(target)).toBe(status);
	});
});

describe("an honest address", () => {
	it.each([
		["/", "/", ""],
		["/en/tools/", "/en/tools/", ""],
		["/cy/tools/eye-scan?format=easy", "/cy/tools/eye-scan", "?format=easy"],
		["/staff/patients?q=O%27Brien+%26+co&q=?", "/staff/patients", "?q=O%27Brien+%26+co&q=?"],
		["/en?", "/en", "?"],
		["/en/caf%C3%A9", "/en/caf%C3%A9", ""],
		["/en/my?to=//evil", "/en/my", "?to=//evil"],
		["/en?data=1&manifest=1&index", "/en", "?data=1&manifest=1&index"],
	])("is read as it is: %s", (target, path, query) => {
		expect(readAddress(target)).toEqual({ path, query });
	});
});
