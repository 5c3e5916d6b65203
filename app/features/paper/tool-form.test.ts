import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { USUAL_DISPLAY } from "#app/core/display.ts";
import { wordsOf } from "#app/features/people/letter-envelope.ts";
import { explain } from "#app/features/tools/explain.ts";
import type { KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import { ExplainedTool } from "#app/features/tools/parts/explained-tool.tsx";
import { currentRegister } from "#app/features/tools/register.store.server.ts";
import { watchedOf } from "#app/features/tools/watched.ts";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { PageRequestProvider } from "#app/ui/request.tsx";
import { LANGUAGES, type LanguageTag, languageOf } from "#locales/index.ts";
import { NOON } from "#tests/builders.ts";
import { openPortal, type TestPortal } from "#tests/portal.ts";
import { readFormId } from "./form-id.ts";
import { toolFormOf } from "./tool-form-of.ts";
import { toolSections } from "./tool-sections.ts";

const translators = loadTranslators("locales");
const EYES = "eye-scan-urgency";

let portal: TestPortal;
let register: KnownRegister;
beforeAll(async () => {
	portal = await openPortal();
	register = await currentRegister(portal.db);
});
afterAll(() => portal.close());

const tool = (id: string) => register.byId.get(id) ?? expect.fail(`no tool ${id}`);

function form(of: KnownTool, lang: LanguageTag = "en", over: Partial<KnownRegister> = {}): string {
	return toolFormOf({ ...register, ...over }, of, undefined, {
		language: { ...languageOf(lang), tag: lang },
		words: (tag) => wordsOf(translators, tag),
		dayIn: (when) => formatDay(lang, when),
		numberIn: (value) => formatNumber(lang, value),
		origin: "https://choices.example",
		at: NOON,
		printSize: null,
	}).html;
}

/** What can be read, with one space between. */
function textOf(html: string): string {
	return html
		.replace(/<[^>]+>/g, " ")
		.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (entity) => ENTITIES[entity] ?? "")
		.replace(/[\u2066-\u2069]/g, "")
		.replace(/\s+/g, " ")
		.replace(/ (?=[.,:;?])/g, "")
		.trim();
}
const ENTITIES: Readonly<Record<string, string>> = {
	...{ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'" },
};

/** The page on the screen, as everybody reads it, without its boxes for a printed page. */
function screen(of: KnownTool, lang: LanguageTag): string {
	const translator = translators.get(lang) ?? expect.fail(lang);
	const everywhere = new Set(register.services.keys());
	const providers = new Set(register.providers.keys());
	const request = {
		...{ lang, path: "/", token: "", signedIn: undefined, demo: true },
		site: { name: "Riverside Health", phone: "01632 960 123" },
		display: USUAL_DISPLAY,
	};
	const page = createElement(ExplainedTool, {
		tool: explain(of, { ...of.notice, words: of.words }, everywhere, lang),
		watched: watchedOf(of, providers, "2026-11-21"),
	});
	const asked = createElement(PageRequestProvider, { value: request }, page);
	return renderToString(createElement(I18nextProvider, { i18n: translator }, asked)).replace(
		/<div class="paper[^"]*">.*?<\/div>/s,
		"",
	);
}

/** All that the form could say of it, before anything is left out. */
function onPaper(of: KnownTool, lang: LanguageTag): string[] {
	const everywhere = new Set(register.services.keys());
	return toolSections({
		t: wordsOf(translators, lang),
		lang,
		tool: explain(of, { ...of.notice, words: of.words }, everywhere, lang),
		watched: watchedOf(of, new Set(register.providers.keys()), "2026-11-21"),
		laws: [],
		people: undefined,
		provider: { name: "Riverside Health", phone: "01632 960 123" },
		dayIn: (when) => formatDay(lang, when),
		numberIn: (value) => formatNumber(lang, value),
	}).flatMap(({ name, hasHeading, lines }) =>
		lines.length === 0 ? [] : [...(hasHeading ? [name] : []), ...lines.map(({ text }) => text)],
	);
}

describe("the paper form of a tool", () => {
	it.each(["en", "ur", "pl"] as const)(
		"says what the page says, in its order, for every tool (%s)",
		(lang) => {
			for (const each of [...register.tools, { ...tool(EYES), paused: true }]) {
				const said = onPaper(each, lang).map(textOf);
				const read = [...screen(each, lang).matchAll(/<(p|li|h2|h3)\b[^>]*>(.*?)<\/\1>/gs)].map(
					([, , inside = ""]) => textOf(inside),
				);
				expect(said, each.id).toEqual(read);
			}
		},
	);

	it("has three boxes in the order of the web, one for help, and a number that names tool, version and language", () => {
		for (const { tag } of LANGUAGES) {
			const html = form(tool(EYES), tag);
			const t = wordsOf(translators, tag);
			const boxes = [...html.matchAll(/<span class="box"><\/span>\s*([^<]+)/g)].map(([, words = ""]) =>
				words.trim(),
			);
			expect(boxes.map(textOf)).toEqual(
				[...(["yes", "no", "unsure"] as const).map((one) => t(`choices:option.${one}`)), t("paper:help")].map(
					textOf,
				),
			);
			const id = /<bdi dir="ltr">([\d]+-[\d]+-\w\w-\w)<\/bdi>/.exec(html)?.[1] ?? "";
			expect(readFormId(id)).toEqual({
				ok: true,
				value: { about: "tool", number: tool(EYES).number, notice: tool(EYES).notice.number, lang: tag },
			});
		}
	});

	it("tells our staff in English what each box means, where it is in another language", () => {
		const html = form(tool(EYES), "pa");
		expect(/<p class="staff-copy" lang="en" dir="ltr">(.*?)<\/p>/s.exec(html)?.[1]).toMatch(
			/Eye scan tool.*1\. Yes\. 2\. No, a person instead\. 3\. Not sure, talk to me\..*help/,
		);
		expect(form(tool(EYES), "ur")).toContain('lang="ur" dir="rtl"');
		expect(form(tool(EYES), "en")).not.toContain("1. Yes.");
	});

	it("leaves out whole parts where it would be too long, names each, and says where to read it", () => {
		const long = Array.from(
			{ length: 30 },
			(_, at) =>
				`Sentence ${at} is about as long as a sentence may be, and says nothing that anybody has to read on paper.`,
		);
		const words = tool(EYES).words.get("en") ?? expect.fail();
		const eyes = {
			...tool(EYES),
			words: new Map([["en", { ...words, works: long, limits: ["It may miss things."] }]]),
		};
		const html = form(eyes);
		expect(html, "the same each time").toBe(form(eyes));
		expect(html).not.toContain("Sentence 0");
		const said = textOf(/<p class="left-out">(.*?)<\/p>/s.exec(html)?.[1] ?? "");
		expect(said).toMatch(/So we left out: How well it works/);
		expect(said).toContain("https://choices.example/en/tools/eye-scan-urgency");
		expect(said).toContain("01632 960 100");
		expect(html).toContain("It may miss things.");
		expect(html).toContain("What it does for you");
	});

	it("keeps the question, its boxes and what it is about whatever else is too long", () => {
		const words = tool(EYES).words.get("en") ?? expect.fail();
		const long = Array.from({ length: 90 }, () => "A sentence that goes on and on.".repeat(6));
		const all = { ...words, who: long, uses: long, works: long, limits: long, instead: long, why: long };
		const html = form({ ...tool(EYES), words: new Map([["en", all]]) });
		expect(html).not.toContain("goes on and on");
		for (const said of [
			words.line,
			"Can we use the Eye scan tool in your care?",
			"No, a person instead",
			"Form number",
		])
			expect(textOf(html)).toContain(said);
	});

	it("asks nothing where nobody can choose, or nobody uses it any more", () => {
		expect(form(tool("staff-rostering"))).not.toContain('class="box"');
		expect(form({ ...tool(EYES), retired: true })).not.toContain('class="box"');
	});

	it("says that a stamp is needed where there is no free address, and where to post it", () => {
		const [first] = register.providers.values();
		if (first === undefined) return expect.fail();
		const withProvider = (freepost: string | null) =>
			textOf(form(tool(EYES), "en", { providers: new Map([[first.id, { ...first, freepost }]]) }));
		expect(withProvider(null)).toMatch(/You need a stamp\..*We have no free address: .*1 Mill Lane/);
		expect(withProvider("Freepost EYES")).toMatch(/You do not need a stamp: Freepost EYES/);
		expect(withProvider("Freepost EYES")).not.toContain("1 Mill Lane");
	});

	it("has nothing secret in what a phone reads from it, and shows what anybody typed as text", () => {
		const words = tool(EYES).words.get("en") ?? expect.fail();
		const html = form({ ...tool(EYES), words: new Map([["en", { ...words, line: "<script>x</script>" }]]) });
		expect(html).toContain("&lt;script&gt;");
		expect(/<title>([^<]*)<\/title>/.exec(html)?.[1]).toBe(
			"Code for a phone: https://choices.example/en/tools/eye-scan-urgency",
		);
	});
});
