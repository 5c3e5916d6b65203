import { describe, expect, it } from "vitest";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { LANGUAGES } from "#locales/index.ts";
import { PROBLEMS } from "../problem.server.ts";
import { makeProblemPage } from "./problem-page.server.ts";

const SHEETS = { all: "/assets/app-x.css", large: "/assets/large-x.css" };
const page = makeProblemPage(loadTranslators("locales"), "0800 <b> 123");

describe("a page that says what went wrong", () => {
	it.each(LANGUAGES)("is in the language of the address: $name", ({ tag, dir }) => {
		for (const problem of PROBLEMS) {
			const html = page(problem, { path: `/${tag}/my`, languages: "en" });
			expect(html).toContain(`<html lang="${tag}" dir="${dir}">`);
			expect(html).toMatch(/<title>[^<]{5,}<\/title>/);
			expect(html).not.toMatch(/errors:|errors\.|\{\{/);
		}
	});

	it("is in the browser's language where the address has none", () => {
		expect(page(404, { path: "/nothing", languages: "fr, ur;q=0.8" })).toContain(
			'<html lang="ur" dir="rtl">',
		);
		expect(page(400, { path: "", languages: "" })).toContain('<html lang="en" dir="ltr">');
	});

	it("repeats nothing of the address, and no markup of the phone number", () => {
		const html = page(404, { path: '/en/"><script>alert(1)</script>', languages: '"><b>' });
		expect(html).not.toMatch(/script|alert|<b>/);
		expect(html).toContain("0800 &#60;b&#62; 123");
	});

	it("looks like every other page for a few bytes more", () => {
		const asked = { path: "/en", languages: "" };
		const translators = loadTranslators("locales");
		const styled = makeProblemPage(translators, undefined, SHEETS)(404, asked);
		expect(styled).toContain('<link rel="stylesheet" href="/assets/app-x.css"></head>');
		expect(styled.length - makeProblemPage(translators, undefined)(404, asked).length).toBeLessThan(80);
	});

	it("is in large print for whoever chose it", () => {
		const html = makeProblemPage(
			loadTranslators("locales"),
			undefined,
			SHEETS,
		)(404, {
			...{ path: "/en", languages: "", size: 24 },
		});
		expect(html).toContain('<html lang="en" dir="ltr" class="p24">');
		expect(html).toContain('<link rel="stylesheet" href="/assets/large-x.css"></head>');
	});

	it("does without a phone number while there is none", () => {
		const bare = makeProblemPage(loadTranslators("locales"), undefined)(404, { path: "/en", languages: "" });
		expect(bare).not.toMatch(/undefined|call/i);
	});
});
