/**
 * What `locales/<tag>/glossary.json` says of its language: the word for each of the terms that patients meet again and
 * again, how long words and sentences may be, and what cannot be otherwise, each with its reason. The file is for people
 * who translate and for tests; the portal reads nothing of it.
 */
import { jsonOf } from "./tree.ts";

/** A term in English: its words as they stand on screen, and the phrases in which they mean something else. */
interface EnglishTerm {
	readonly words: readonly string[];
	readonly "but-not"?: readonly string[];
}

interface Glossary<Term> {
	readonly limits: {
		readonly "letters-in-a-word": number;
		readonly "words-in-a-sentence": number;
		readonly "words-on-average": number;
	};
	readonly "long-words": Readonly<Record<string, string>>;
	readonly terms: Readonly<Record<string, Term>>;
}

/** A translation says of each term how the forms of its word begin, so that endings are free. */
interface GlossaryOfTranslation extends Glossary<readonly string[]> {
	/** Where a term is rightly said in another way: `term file path`. */
	readonly "said-otherwise": Readonly<Record<string, string>>;
	/** Texts that are right although they are the same as in English: `file path`. */
	readonly "same-in-english": Readonly<Record<string, string>>;
}

export const ENGLISH_TERMS = (jsonOf("locales/en/glossary.json") as Glossary<EnglishTerm>).terms;

/** The glossary of a translation. */
export function glossaryOf(tag: string): GlossaryOfTranslation {
	return jsonOf(`locales/${tag}/glossary.json`) as GlossaryOfTranslation;
}

/** The words of an article, “and”, “for” and the like that Arabic writes onto the next word. */
const WRITTEN_ONTO = "[وفبكل]{0,2}(?:ال|لل|ل)?";

/** The English words of each term as one pattern, and the phrases that mean something else. */
const SAID = Object.entries(ENGLISH_TERMS).map(([term, { words, "but-not": others = [] }]) => ({
	term,
	words: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(quoted).join("|")})(?![\\p{L}\\p{N}])`, "iu"),
	others: others.length === 0 ? undefined : new RegExp(others.map(quoted).join("|"), "giu"),
}));

/** The terms that this English text uses. What is filled in later, and the phrases that mean something else, do not count. */
export function termsIn(english: string): readonly string[] {
	const said = english.replaceAll(/\{\{[^}]*\}\}|<[^>]*>/g, "");
	return SAID.filter(({ words, others }) => {
		if (!words.test(said)) return false;
		return others === undefined || words.test(said.replaceAll(others, ""));
	}).map(({ term }) => term);
}

/** What finds a word that begins in one of these ways. */
export function wordLike(beginnings: readonly string[]): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{M}])(?:${WRITTEN_ONTO})(?:${beginnings.map(quoted).join("|")})`, "iu");
}

function quoted(text: string): string {
	return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
