import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { describe, expect, it } from "vitest";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { readingGrade } from "./reading-grade.ts";

const ours = Object.entries(readRegisterFiles().words["en"] ?? {}).map(([tool, words]) => ({
	tool,
	texts: [words.line, ...words.who, ...words.uses, ...words.works, ...words.limits, ...words.instead],
}));

/** The same text by the two packages that hold our own words to their reading age. */
function byPackages(texts: readonly string[]): number {
	const sentences = texts.flatMap((text) => text.split(/(?<=[.!?]["”’)]?)\s+/));
	const words = sentences.flatMap((one) => one.split(/\s+/));
	const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
	return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
}

describe("the reading grade", () => {
	it("of each tool's own words is that of the packages, within one school year", () => {
		const apart = ours.map(({ tool, texts }) => ({
			tool,
			by: Math.abs((readingGrade(texts)?.grade ?? 99) - byPackages(texts)),
		}));
		expect(apart.filter(({ by }) => by > 1)).toEqual([]);
		const mean = apart.reduce((sum, { by }) => sum + by, 0) / apart.length;
		expect(mean).toBeLessThan(0.2);
	});

	it("tells plain words from hard ones, and names the hardest sentence", () => {
		const plain = "It looks at your eye. A doctor reads the scan.";
		const hard =
			"Algorithmic prioritisation facilitates multidisciplinary evaluation of ophthalmological imaging.";
		expect(readingGrade([plain])?.grade).toBeLessThan(4);
		expect(readingGrade([plain])?.hardest).toEqual([]);
		expect(readingGrade([plain, hard])?.grade).toBeGreaterThan(8);
		expect(readingGrade([`${plain} ${hard}`])?.hardest).toEqual([hard]);
	});

	it("of nothing is none", () => {
		expect(readingGrade([])).toBeNull();
		expect(readingGrade(["", " – "])).toBeNull();
	});
});
