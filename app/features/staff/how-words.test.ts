import { describe, expect, it } from "vitest";
import { HELPED_BY_STAFF, type Helped } from "#app/core/helped.ts";
import { wordsOf } from "#app/features/people/letter-envelope.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { LANGUAGES, type LanguageTag } from "#locales/index.ts";
import { howWords } from "./how-words.ts";

const translators = loadTranslators("locales");

describe("who helped, as staff read it", () => {
	it("is a sentence of its own", () => {
		expect(said("en", "Jo Hill")).toContain("Who helped: Jo Hill.");
		expect(said("en", true)).toContain("Who helped: Someone.");
		expect(said("en", HELPED_BY_STAFF)).toContain("Who helped: Library or other staff.");
	});

	it.each(LANGUAGES.map(({ tag }) => tag))("ends once, with the stop of the language: %s", (tag) => {
		const text = said(tag, true);
		expect(text).not.toMatch(/[.۔।]\s*[.۔।]/u);
		if (["ur", "bn", "pa"].includes(tag)) expect(text).not.toMatch(/\.$/);
	});

	it("is not said where nobody helped", () => {
		expect(said("en", false)).not.toContain("Who helped");
	});
});

function said(tag: LanguageTag, helped: Helped): string {
	return howWords(wordsOf(translators, tag), () => "5 March 2026", {
		ref: "R",
		answer: "no",
		general: false,
		at: "2026-03-05T12:00:00.000Z",
		saidOn: null,
		way: "in-person",
		decider: null,
		recorder: "Ann Lee",
		interpreter: null,
		isPrivate: false,
		helped,
	});
}
