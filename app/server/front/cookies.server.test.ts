import { describe, expect, it } from "vitest";
import { makeCookies } from "./cookies.server.ts";

const cookies = makeCookies(false);
const LARGE = { easy: true, size: 24 } as const;

describe("how pages are shown in a browser", () => {
	it("comes back as it was chosen, and stays a year", () => {
		const given = cookies.chosen(LARGE);
		expect(given).toContain("Max-Age=31536000");
		expect(given).toContain("HttpOnly");
		expect(cookies.read(given)).toMatchObject({ chosen: LARGE, needed: undefined });
	});

	it("is apart from what a patient needs, which goes when the browser is closed", () => {
		const given = cookies.needed(LARGE);
		expect(given).not.toContain("Max-Age");
		expect(cookies.read(given)).toMatchObject({ chosen: undefined, needed: LARGE });
		expect(cookies.needed(undefined)).toContain("Max-Age=0");
	});

	it.each([
		"display=easy",
		"display=plain.9999",
		"display=easy.20.need.need",
		"display=%0d%0a",
		"display=",
		"display",
	])("is nothing where a browser sends %s", (header) => {
		expect(cookies.read(header)).toMatchObject({ chosen: undefined, needed: undefined });
	});
});
