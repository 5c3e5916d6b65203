import { describe, expect, it } from "vitest";
import { plainLanguage, unmetFormats } from "./letter-formats.ts";

describe("the formats a patient needs", () => {
	it("are met on paper only for large print; the others need a person", () => {
		expect(unmetFormats(["large-print", "email"])).toEqual([]);
		expect(unmetFormats(["braille", "large-print", "easy-read"])).toEqual(["easy-read", "braille"]);
	});
});

describe("the language that was recorded", () => {
	it("counts without its region", () => {
		expect([plainLanguage("ur-PK"), plainLanguage("CY"), plainLanguage(null)]).toEqual(["ur", "cy", null]);
	});
});
