import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { LANGUAGES, type LanguageTag } from "#locales/index.ts";
import type { GroupLine } from "../group-report.ts";
import { GroupBars } from "./group-bars.tsx";

const translators = loadTranslators("locales");

const line = (what: GroupLine["what"], cells: GroupLine["cells"]): GroupLine => ({
	...{ what, cells, total: "few", by: "age" },
	...{ tool: "t", purpose: "care" },
});
const drawn = (lang: LanguageTag, ...lines: readonly GroupLine[]) => {
	const translator = translators.get(lang);
	if (translator === undefined) throw new Error(`no words for ${lang}`);
	return renderToString(
		<I18nextProvider i18n={translator}>
			<GroupBars lines={lines} names={{}} />
		</I18nextProvider>,
	);
};
const texts = (html: string) => [...html.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, words]) => words);
const bars = (html: string) => /<path[^>]* d="([^"]*)"/.exec(html)?.[1]?.match(/M(\d+) \d+H(\d+)/g) ?? [];

const yes = line("yes", [
	["0", 40],
	["16", null],
	["25", 0],
]);

describe("a table drawn as bars", () => {
	it("has each group with its figure, and a bar for each figure that is shown and not 0", () => {
		const html = drawn("en", yes);
		expect(texts(html)).toEqual(["Under 16", "40", "16 to 24", "not shown", "25 to 44", "0"]);
		expect(bars(html)).toHaveLength(1);
	});

	it("has a line for each answer where there are several, under the name of its group", () => {
		const html = drawn("en", yes, line("no", null));
		expect(texts(html).slice(0, 5)).toEqual(["Under 16", "Yes", "40", "No", "not shown"]);
	});

	it("reads as sentences in a browser that shows words alone", () => {
		const words = drawn("en", yes, line("no", null)).replace(/<!--.*?-->|<[^>]+>/g, "");
		expect(words.replace(/\s+/g, " ")).toContain(
			" Under 16: Yes 40, No not shown. 16 to 24: Yes not shown, No not shown.",
		);
	});

	it("begins where the page's lines begin: on the right in Urdu", () => {
		const [begin, end] = (bars(drawn("en", yes))[0] ?? "").slice(1).split(/ \d+H/).map(Number);
		const [other, otherEnd] = (bars(drawn("ur", yes))[0] ?? "").slice(1).split(/ \d+H/).map(Number);
		expect([other, otherEnd]).toEqual([300 - (begin ?? 0), 300 - (end ?? 0)]);
		expect(end).toBeGreaterThan(begin ?? 0);
	});

	it.each(LANGUAGES.map(({ tag }) => tag))(
		"has a title and says what it shows, in its colours too: %s",
		(lang) => {
			const html = drawn(lang, yes);
			const [, title, about] = /aria-labelledby="([^" ]+) ([^" ]+)"/.exec(html) ?? [];
			expect(html).toMatch(new RegExp(`<title id="${title}">[^<]+</title><desc id="${about}">[^<]+</desc>`));
			expect([...html.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour)).toEqual([
				"currentColor",
				"currentColor",
			]);
		},
	);

	it("is not there where there is nothing to draw", () => {
		expect(drawn("en", line("yes", null))).toBe("");
		expect(drawn("en")).toBe("");
	});
});
