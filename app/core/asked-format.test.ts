import { describe, expect, it } from "vitest";
import { askedFormat, inFormat } from "./asked-format.ts";

describe("the format that a page is asked in", () => {
	it("is one of ours, named once", () => {
		expect(askedFormat("/en/tools/eye?format=easy")).toBe("easy");
		expect(askedFormat("/en/tools/eye?notice=1&format=text")).toBe("text");
		for (const odd of [
			"",
			"?format=",
			"?format=nonsense",
			"?format=EASY",
			"?format=easy&format=text",
			"?format=%00",
		])
			expect(askedFormat(`/en/tools/eye${odd}`), odd).toBeUndefined();
	});

	it("takes nothing else of the address with it", () => {
		expect(inFormat("/en/tools/eye?notice=1", "easy")).toBe("/en/tools/eye?notice=1&format=easy");
		expect(inFormat("/en/tools/eye?format=easy", "text")).toBe("/en/tools/eye?format=text");
		expect(inFormat("/en/tools/eye?format=easy&format=x", undefined)).toBe("/en/tools/eye");
	});
});
