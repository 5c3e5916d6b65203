import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trimmedAscii, withoutGaps } from "./typed-text.ts";

describe("digits typed on another keyboard", () => {
	it.each([
		["full-width", "０１２３４５６７８９"],
		["Arabic", "٠١٢٣٤٥٦٧٨٩"],
		["Persian and Urdu", "۰۱۲۳۴۵۶۷۸۹"],
		["Hindi", "०१२३४५६७८९"],
		["Bengali", "০১২৩৪৫৬৭৮৯"],
		["Punjabi", "੦੧੨੩੪੫੬੭੮੯"],
		["Gujarati", "૦૧૨૩૪૫૬૭૮૯"],
		["Tamil", "௦௧௨௩௪௫௬௭௮௯"],
	])("are read: %s", (_script, typed) => {
		expect(trimmedAscii(typed)).toBe("0123456789");
	});

	it("are not guessed from a superscript or a circle", () => {
		expect(trimmedAscii("²①")).toBe("²①");
	});
});

describe("a short number", () => {
	it("keeps a dash or a space inside it, since 1-2 is not 12", () => {
		expect(trimmedAscii(" 1-2 ")).toBe("1-2");
		expect(trimmedAscii("\u200E1 2\u00A0")).toBe("1 2");
	});
});

describe("a number in groups", () => {
	it("is read through spaces, dashes and marks that came with a copy", () => {
		expect(withoutGaps("\u2066943\u00A0476–59\u201119\u2069 \t")).toBe("9434765919");
	});

	it("keeps every other character, so that the rule can refuse it", () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[!-,.-~]*$/), (visible) => {
				expect(withoutGaps(visible)).toBe(visible);
			}),
		);
	});
});
