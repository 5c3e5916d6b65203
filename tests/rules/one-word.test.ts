/** One thing has one word in each language, so that a reader knows it again; and no word or sentence is longer than it has to be. */
import { describe, expect, it } from "vitest";
import { ENGLISH_TERMS, glossaryOf, termsIn, wordLike } from "./terms.ts";
import { countWords, sentencesOf, stem, TRANSLATIONS, WORD_FILES, wordsOf } from "./words.ts";

const read = new Map<string, ReadonlyMap<string, string>>();
const TERMS = Object.keys(ENGLISH_TERMS);
const ENGLISH = textsOf("en");
/** The terms of each English text, by its key. */
const USED = new Map([...ENGLISH].map(([where, text]) => [where, termsIn(text)]));

describe("the glossary", () => {
	it("has at least forty terms, each of them used", () => {
		expect(TERMS.length).toBeGreaterThanOrEqual(40);
		const used = new Set([...USED.values()].flat());
		expect(TERMS.filter((term) => !used.has(term))).toEqual([]);
	});

	it("finds a word in any of its forms, and not inside another word", () => {
		expect("Eich llythyrau").toMatch(wordLike(["llythyr"]));
		expect("للأبحاث").toMatch(wordLike(["أبحاث"]));
		expect("Sieh den Brief").not.toMatch(wordLike(["rief"]));
		expect(termsIn("A letter has a code")).toEqual(["letter", "code"]);
		expect(termsIn("Use a letter or number, not {{code}}")).toEqual([]);
	});
});

describe.each(TRANSLATIONS)("the words of %s", (tag) => {
	it("have a word for each term of the glossary, and for no other", () => {
		expect.soft(Object.keys(glossaryOf(tag).terms)).toEqual(TERMS);
	});

	it("are the one of the glossary wherever English uses a term", () => {
		const allowed = glossaryOf(tag)["said-otherwise"];
		const wrong = sayingOtherwise(tag).filter(({ where }) => allowed[where] === undefined);
		expect
			.soft(
				wrong.map(({ where, text, english }) => `${where}: “${text}” for “${english}”`),
				`say it with the word in locales/${tag}/glossary.json`,
			)
			.toEqual([]);
	});

	it("have few exceptions, each of them needed", () => {
		const allowed = Object.keys(glossaryOf(tag)["said-otherwise"]);
		expect(allowed.length).toBeLessThanOrEqual(10);
		const other = sayingOtherwise(tag).map(({ where }) => where);
		expect(allowed.filter((where) => !other.includes(where))).toEqual([]);
	});
});

describe.each(["en", ...TRANSLATIONS])("the text in %s", (tag) => {
	const { limits, "long-words": unavoidable } = glossaryOf(tag);

	it("has no word that is longer than its language needs", () => {
		const most = limits["letters-in-a-word"];
		const long = [...textsOf(tag)].flatMap(([where, text]) =>
			longWords(text, most)
				.filter((word) => !isName(tag, where, word) && unavoidable[word] === undefined)
				.map((word) => `${where}: “${word}”`),
		);
		expect
			.soft(long, `more than ${most} letters; a word that cannot be avoided is listed with its reason`)
			.toEqual([]);
	});

	it("lists only long words that it has", () => {
		expect(Object.keys(unavoidable).length).toBeLessThanOrEqual(10);
		const said = new Set(
			[...textsOf(tag).values()].flatMap((text) => longWords(text, limits["letters-in-a-word"])),
		);
		expect(Object.keys(unavoidable).filter((word) => !said.has(word))).toEqual([]);
	});

	it("has short sentences, each of them and on average", () => {
		const sentences = [...textsOf(tag).values()].flatMap((text) => sentencesOf(text)).filter(isWhole);
		const long = sentences.filter((sentence) => countWords(sentence) > limits["words-in-a-sentence"]);
		expect.soft(long).toEqual([]);
		const words = sentences.reduce((sum, sentence) => sum + countWords(sentence), 0);
		expect(words / sentences.length).toBeLessThanOrEqual(limits["words-on-average"]);
	});
});

/** The texts of a language that use another word than the glossary's where English uses the term. */
function sayingOtherwise(tag: string) {
	const words = new Map(TERMS.map((term) => [term, wordLike(glossaryOf(tag).terms[term] ?? [])]));
	return [...textsOf(tag)].flatMap(([where, text]) => {
		const key = ENGLISH.has(where) ? where : `${stem(where)}_other`;
		return (USED.get(key) ?? [])
			.filter((term) => !words.get(term)?.test(text))
			.map((term) => ({ where: `${term} ${stem(where)}`, text, english: ENGLISH.get(key) }));
	});
}

/** The words with more letters than that, as a reader counts letters: a vowel sign belongs to its consonant. */
function longWords(text: string, most: number): readonly string[] {
	const words =
		text.replaceAll(/\{\{[^}]*\}\}|<[^>]*>|\S+[./@:]\S+/g, " ").match(/[\p{L}\p{M}’'\u200c]+/gu) ?? [];
	return words
		.map((word) => word.toLowerCase())
		.filter((word) => word.length > most && countLetters(word) > most);
}

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function countLetters(word: string): number {
	return [...letters.segment(word)].length;
}

/** A word that stands so in English too is a name. */
function isName(tag: string, where: string, word: string): boolean {
	return tag !== "en" && (ENGLISH.get(where) ?? "").toLowerCase().includes(word);
}

function isWhole(sentence: string): boolean {
	return /[.!?…۔؟।][”"’)]?$/u.test(sentence);
}

function textsOf(tag: string): ReadonlyMap<string, string> {
	const found = read.get(tag);
	if (found !== undefined) return found;
	const texts = new Map(
		WORD_FILES.flatMap((file) =>
			[...(wordsOf(tag, file) ?? [])].map(([path, text]) => [`${file} ${path}`, text] as const),
		),
	);
	read.set(tag, texts);
	return texts;
}
