import { describe, expect, it } from "vitest";
import { displayForNeeds, displayText, readDisplay, SCREEN_SIZES } from "./display.ts";

const EVERY = [true, false].flatMap((easy) => [null, ...SCREEN_SIZES].map((size) => ({ easy, size })));

describe("how pages are shown", () => {
	it("is read from a browser as it was given to it", () => {
		for (const display of EVERY) expect(readDisplay(displayText(display))).toEqual(display);
		expect(new Set(EVERY.map(displayText)).size).toBe(12);
	});

	it.each([
		"",
		"easy",
		"easy.",
		"easy.20.",
		"easy.9999",
		"easy.020",
		"hard.20",
		".usual",
		"EASY.20",
		"easy.20;plain.16",
	])("is not read from “%s”", (text) => {
		expect(readDisplay(text)).toBeUndefined();
	});

	it("follows from needs only where they ask something of a screen", () => {
		expect(displayForNeeds({ formats: ["easy-read"], printSize: null })).toEqual({ easy: true, size: null });
		expect(displayForNeeds({ formats: ["large-print"], printSize: 24 })).toEqual({ easy: false, size: 24 });
		expect(displayForNeeds({ formats: ["audio", "braille"], printSize: null })).toBeUndefined();
	});
});
