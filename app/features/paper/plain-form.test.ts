import { describe, expect, it } from "vitest";
import { wordsOf } from "#app/features/people/letter-envelope.ts";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { LANGUAGES, type LanguageTag, languageOf } from "#locales/index.ts";
import { NOON } from "#tests/builders.ts";
import { choicesForm } from "./choices-form.ts";
import { readFormId } from "./form-id.ts";
import { needsForm } from "./needs-form.ts";
import type { FormProvider } from "./plain-form.ts";
import type { Printing } from "./tool-form-of.ts";
import { wrongForm } from "./wrong-form.ts";

const translators = loadTranslators("locales");
const riverside: FormProvider = {
	...{ name: "Riverside Health", phone: "01632 960 123", address: "2 Mill Lane\nRiverside" },
	freepost: null,
};

const printing = (lang: LanguageTag): Printing => ({
	language: { ...languageOf(lang), tag: lang },
	words: (tag) => wordsOf(translators, tag),
	dayIn: (when) => formatDay(lang, when),
	numberIn: (value) => formatNumber(lang, value),
	...{ origin: "https://choices.example", at: NOON, printSize: null },
});

function form(
	about: "purposes" | "everything",
	lang: LanguageTag,
	planningBasis: "objection" | "consent" = "objection",
): string {
	return choicesForm(about, { ...riverside, planningBasis }, printing(lang)).html;
}

const boxesOn = (html: string) => html.split('class="box"').length - 1;

describe("the form about other uses of information", () => {
	it.each(LANGUAGES.map(({ tag }) => tag))(
		"asks each question with the same three answers, and has its number, in %s",
		(lang) => {
			const html = form("purposes", lang);
			// Four questions, and the box for help.
			expect(boxesOn(html)).toBe(4 * 3 + 1);
			const id = /(?<![\p{L}-])P-[A-Z]{2}-[A-Z](?!\p{L})/u.exec(html)?.[0] ?? "";
			expect(readFormId(id)).toEqual({ ok: true, value: { about: "purposes", lang } });
			expect(html).not.toMatch(/\{\{|undefined/);
		},
	);

	it("says what holds for planning at this provider while nothing is said", () => {
		const t = wordsOf(translators, "en");
		for (const planningBasis of ["objection", "consent"] as const)
			expect(form("purposes", "en", planningBasis)).toContain(
				t(`choices:purposes.planning.nothing.${planningBasis}`),
			);
	});
});

describe("the form about everything", () => {
	it.each(LANGUAGES.map(({ tag }) => tag))("asks one question, and has its number, in %s", (lang) => {
		const html = form("everything", lang);
		expect(boxesOn(html)).toBe(3 + 1);
		const id = /(?<![\p{L}-])E-[A-Z]{2}-[A-Z](?!\p{L})/u.exec(html)?.[0] ?? "";
		expect(readFormId(id)).toEqual({ ok: true, value: { about: "everything", lang } });
		expect(html).not.toMatch(/\{\{|undefined/);
	});

	it("says in English what each box means, for staff who read no other language", () => {
		expect(form("everything", "pa")).toContain("3. Not sure, talk to me.");
	});
});

describe.each([
	// Seven things that can be wrong, three ways of the answer, "I do not know", the tool left out, and help.
	["the form that something is wrong", "wrong", wrongForm, 7 + 3 + 1 + 1 + 1, 3],
	// Six who help to talk, five formats, three sizes of print, five ways, five supports, and help.
	["the form of needs", "needs", needsForm, 6 + 5 + 3 + 5 + 5 + 1, 3],
] as const)("%s", (_, about, made, boxes, blank) => {
	it.each(LANGUAGES.map(({ tag }) => tag))("asks what the page asks, and has its number, in %s", (lang) => {
		const { html } = made(riverside, printing(lang));
		expect(boxesOn(html)).toBe(boxes);
		const id = /(?<![\p{L}-])[WN]-[A-Z]{2}-[A-Z](?!\p{L})/u.exec(html)?.[0] ?? "";
		expect(readFormId(id)).toEqual({ ok: true, value: { about, lang } });
		expect(html).not.toMatch(/\{\{|undefined/);
	});

	it("has lines to write on, for what is no box", () => {
		const lines = made(riverside, printing("en")).html.split('<p class="sign"></p>').length - 1;
		expect(lines).toBe(blank);
	});
});
