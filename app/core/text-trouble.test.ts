import { describe, expect, it } from "vitest";
import { singleSpaced, troubleIn } from "./text-trouble.ts";

describe("a line of text", () => {
	it.each(["", "12 High Street", "محمد علی", "نیک\u200Cآیین", "👩🏽‍⚕️", "<script>", "=1+1", "{{7*7}}"])(
		"is no trouble: %j",
		(line) => {
			expect(troubleIn(line)).toBeUndefined();
		},
	);

	it.each([
		"\u061C",
		"\u200E",
		"\u200F",
		"\u202A",
		"\u202B",
		"\u202C",
		"\u202D",
		"\u202E",
		"\u2066",
		"\u2067",
		"\u2068",
		"\u2069",
	])("turns direction with %j", (mark) => {
		expect(troubleIn(`a${mark}b`)).toBe("direction");
	});

	it.each([
		"\0",
		"\t",
		"\n",
		"\r",
		"\u001B",
		"\u007F",
		"\u0085",
		"\u00AD",
		"\u200B",
		"\u2028",
		"\u2029",
		"\u2060",
		"\uD800",
		"\uE000",
		"\uFEFF",
		"\uFFFD",
		"\u{E0041}",
	])("cannot be read with %j", (character) => {
		expect(troubleIn(`a${character}b`)).toBe("unreadable");
	});

	it("has single spaces, and keeps what is no space", () => {
		expect(singleSpaced("  a \u00A0\u3000 b ")).toBe("a b");
		expect(singleSpaced("\ta\n")).toBe("\ta\n");
	});
});
