/**
 * Words for a reading age of 9: Flesch–Kincaid grade 4 at most, 11 words a sentence on average, 20 at most. The score
 * is a gate against growing hard, not a proof of being understood; that takes people who read the pages.
 */
import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { describe, expect, it } from "vitest";
import { UNAVOIDABLE } from "./glossary.ts";
import { countWords, sentencesOf, WORD_FILES, wordsOf } from "./words.ts";

const HARDEST_GRADE = 4;
const MEAN_WORDS = 11;
const MOST_WORDS = 20;

describe.each(WORD_FILES)("the English of %s", (file) => {
	const prose = [...(wordsOf("en", file) ?? [])].flatMap(([, text]) => sentencesOf(text)).filter(isSentence);
	const words = prose.reduce((sum, sentence) => sum + countWords(sentence), 0);

	it.skipIf(prose.length === 0)("is read by a child of 9", () => {
		const syllables = prose.reduce((sum, sentence) => sum + countSyllables(sentence), 0);
		const grade = fleschKincaid({ sentence: prose.length, word: words, syllable: syllables });
		expect(grade, hardest(prose)).toBeLessThanOrEqual(HARDEST_GRADE);
	});

	it.skipIf(prose.length === 0)("has short sentences", () => {
		expect(words / prose.length, "mean words a sentence").toBeLessThanOrEqual(MEAN_WORDS);
		expect(prose.filter((sentence) => countWords(sentence) > MOST_WORDS)).toEqual([]);
	});
});

describe("the list of unavoidable words", () => {
	it("stays short", () => {
		expect(Object.keys(UNAVOIDABLE).length).toBeLessThanOrEqual(30);
	});
});

/** The formula is about sentences. A label (“Date of birth”) is none, but a label of more than 8 words is read as one. */
function isSentence(text: string): boolean {
	return /[.!?]["”’)]?$/.test(text) || countWords(text) > 8;
}

function countSyllables(sentence: string): number {
	const words = sentence.toLowerCase().match(/[\p{L}’']+|\d[\d,.]*/gu) ?? [];
	return words.reduce((sum, word) => sum + (word in UNAVOIDABLE ? 2 : Math.max(1, syllable(word))), 0);
}

/** The five sentences that raise the score most, for the person who has to make them plainer. */
function hardest(prose: readonly string[]): string {
	const scored = prose.map((text) => {
		const grade = fleschKincaid({ sentence: 1, word: countWords(text), syllable: countSyllables(text) });
		return { text, grade };
	});
	const worst = scored.sort((a, b) => b.grade - a.grade).slice(0, 5);
	return `hardest sentences:\n${worst.map(({ text, grade }) => `  ${grade.toFixed(1)}  ${text}`).join("\n")}\n`;
}
