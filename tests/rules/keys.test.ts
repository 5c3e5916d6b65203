/** A key without words shows a patient a code; words without a key are read by nobody but translators. */
import { describe, expect, it } from "vitest";
import { keysInCode, means } from "./code-keys.ts";
import { stem, WORD_FILES, wordsOf } from "./words.ts";

/** Told to patients by the name of the tool, not by a key. */
const NOT_ASKED_BY_KEY = "notices.json";

/**
 * Keys that the code makes from a name it holds elsewhere, as `file:prefix`, each with where the name comes from.
 * A template in a call (`t(`date.${part}`)`) is understood by itself and needs no line here.
 */
const BY_NAME: Readonly<Record<string, string>> = {};

const files = WORD_FILES.filter((file) => file !== NOT_ASKED_BY_KEY);
const asked = keysInCode(files.map((file) => file.replace(".json", "")));
const whole = files.flatMap((file) => {
	const paths = [...(wordsOf("en", file)?.keys() ?? [])];
	const counted = new Set(paths.filter((path) => path.endsWith("_other")).map(stem));
	return paths.map((path) => `${file.replace(".json", "")}:${counted.has(stem(path)) ? stem(path) : path}`);
});

/** A list or a group can be asked for whole (`returnObjects`): each of its upper keys is a key too. */
const known = [...new Set(whole.flatMap(withUpperKeys))];

describe("the words in code", () => {
	it("are all in the English word files", () => {
		const unknown = asked.filter(({ key }) => !known.some((word) => means(key, word)));
		expect(unknown.map(({ where, key }) => `${where}  ${key}`)).toEqual([]);
	});
});

describe("the English word files", () => {
	it("hold nothing that no page asks for", () => {
		const keys = [...new Set(asked.map(({ key }) => key))];
		const prefixes = Object.keys(BY_NAME);
		const unread = [...new Set(whole)].filter(
			(word) =>
				!prefixes.some((prefix) => word.startsWith(prefix)) &&
				!withUpperKeys(word).some((upper) => keys.some((key) => means(key, upper))),
		);
		expect(unread).toEqual([]);
	});

	it("have names of keys made elsewhere only where they exist", () => {
		expect(Object.keys(BY_NAME).filter((prefix) => !whole.some((word) => word.startsWith(prefix)))).toEqual(
			[],
		);
	});
});

/** `ui:a.b.0` → `ui:a.b.0`, `ui:a.b`, `ui:a`. */
function withUpperKeys(key: string): readonly string[] {
	const end = key.lastIndexOf(".");
	return end < 0 ? [key] : [key, ...withUpperKeys(key.slice(0, end))];
}
