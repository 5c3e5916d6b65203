import { describe, expect, it } from "vitest";
import { aDispute, following, SAYING, written } from "#tests/dispute-builders.ts";
import { inLanguage, textsOf, untranslated } from "./texts.ts";

const polish = aDispute({ written: written("To nieprawda.", "pl") });
const asked = following(
	polish,
	SAYING.take,
	{
		move: "ask",
		written: { words: "When?", lang: "en", translated: { words: "Kiedy?", lang: "pl" } },
	},
	{ move: "reply", written: written("W marcu.", "pl") },
);

describe("the texts of a dispute", () => {
	it("are what was said first and what was written since, in order", () => {
		expect(textsOf(asked).map(({ what, versions }) => [what, versions[0].words])).toEqual([
			["raised", "To nieprawda."],
			["ask", "When?"],
			["reply", "W marcu."],
		]);
	});

	it("are none where nobody wrote a word", () => {
		expect(textsOf(following(aDispute({ written: null }), SAYING.disagree))).toEqual([]);
	});

	it("keep the original beside each translation, and the latest translation counts", () => {
		const translated = following(
			polish,
			{ move: "translate", of: 1, written: written("That is a lie.") },
			{ move: "translate", of: 1, written: written("That is not true.") },
		);
		const [first] = textsOf(translated);
		expect(first?.versions[0]).toEqual({ words: "To nieprawda.", lang: "pl" });
		expect(first && inLanguage(first, "en")?.words).toBe("That is not true.");
	});
});

describe("what still is to be translated", () => {
	const missing = (readers: string[]) =>
		untranslated(textsOf(asked), readers).map(({ text, lang }) => [text.what, lang]);

	it("is what staff cannot read, and what the patient cannot", () => {
		expect(missing(["en", "pl"])).toEqual([
			["raised", "en"],
			["reply", "en"],
		]);
		expect(missing(["en", "ur"])).toContainEqual(["ask", "ur"]);
	});

	it("is named once where both read the same", () => {
		expect(missing(["pl", "pl"])).toEqual([]);
	});
});
