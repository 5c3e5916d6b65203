import { describe, expect, it } from "vitest";
import { wordsOf } from "#app/features/people/letter-envelope.ts";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { LANGUAGES, type LanguageTag, languageOf } from "#locales/index.ts";
import { NOON } from "#tests/builders.ts";
import { choicesForm, type FormProvider } from "./choices-form.ts";
import { readFormId } from "./form-id.ts";

const translators = loadTranslators("locales");
const riverside: FormProvider = {
	...{ name: "Riverside Health", phone: "01632 960 123", address: "2 Mill Lane\nRiverside" },
	...{ freepost: null, planningBasis: "objection" },
};

function form(about: "purposes" | "everything", lang: LanguageTag, over: Partial<FormProvider> = {}): string {
	return choicesForm(
		about,
		{ ...riverside, ...over },
		{
			language: { ...languageOf(lang), tag: lang },
			words: (tag) => wordsOf(translators, tag),
			dayIn: (when) => formatDay(lang, when),
			numberIn: (value) => formatNumber(lang, value),
			...{ origin: "https://choices.example", at: NOON, printSize: null },
		},
	).html;
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
			expect(form("purposes", "en", { planningBasis })).toContain(
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
