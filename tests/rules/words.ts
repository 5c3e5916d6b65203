/** The word files of `locales/`, flat: one line for each key, whatever the depth. */
import { LANGUAGES } from "#locales/index.ts";
import { everyFile, isThere, jsonOf } from "./tree.ts";

/** The languages other than English, in the order of `locales/index.ts`. */
export const TRANSLATIONS: readonly string[] = LANGUAGES.map(({ tag }) => tag as string).filter(
	(tag) => tag !== "en",
);

/** The names of the English word files: `common.json`, `tools.json` … English is what the others are compared with. The glossary is about words. */
export const WORD_FILES: readonly string[] = everyFile("locales/en")
	.map((path) => path.replace("locales/en/", ""))
	.filter((file) => file !== "glossary.json");

/** The plural categories that i18next writes behind a key. */
export const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Every text of a word file by its path: `mine.title`, `works.0`. Undefined where the language has no such file. */
export function wordsOf(tag: string, file: string): ReadonlyMap<string, string> | undefined {
	const path = `locales/${tag}/${file}`;
	return isThere(path) ? new Map(flat(jsonOf(path), "")) : undefined;
}

function flat(value: unknown, path: string): readonly (readonly [string, string])[] {
	if (typeof value !== "object" || value === null) return [[path, String(value)]];
	// The picture beside a line of Easy Read has a name for the drawing, which nobody reads.
	const read = Object.entries(value).filter(([key]) => key !== "picture");
	return read.flatMap(([key, inner]) => flat(inner, path === "" ? key : `${path}.${key}`));
}

/** The part of a key before its plural category: `days_one` and `days_other` are forms of `days`. */
export function stem(path: string): string {
	return path.replace(PLURAL, "");
}

/** The sentences of a text. A placeholder counts as a word, marks such as `<0>` as none. Urdu ends with `۔`, Bengali and Punjabi with `।`. */
export function sentencesOf(text: string): readonly string[] {
	return text
		.replaceAll(/<\/?[\w-]+\/?>/g, "")
		.replaceAll(/\{\{\s*(\w+)[^}]*\}\}/g, "$1")
		.split(/(?<=[.!?…۔؟।][”"’)]?)\s+|\n+/u)
		.map((sentence) => sentence.trim())
		.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** The words of a sentence: what stands between spaces and holds a letter or a digit. */
export function countWords(sentence: string): number {
	return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
