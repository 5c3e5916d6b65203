import { describe, expect, it } from "vitest";
import { isolated, isolatedInMarkup, isolatedLines, leftToRight } from "./isolated.ts";

/** The characters as signs that can be seen. */
const seen = (text: string) =>
	text.replaceAll("\u2068", "[").replaceAll("\u2069", "]").replaceAll("\u2066", "(");

describe("a name in a sentence", () => {
	it("is set apart where it runs the other way", () => {
		expect(seen(isolated("أمينة", "ltr"))).toBe("[أمينة]");
		expect(seen(isolated("شہناز بیگم", "ltr"))).toBe("[شہناز بیگم]");
		expect(seen(isolated("שרה לוי", "ltr"))).toBe("[שרה לוי]");
		expect(seen(isolated("Priya Desai", "rtl"))).toBe("[Priya Desai]");
		expect(seen(isolated("প্রিয়া", "rtl"))).toBe("[প্রিয়া]");
	});

	it("is left as it is where it turns nothing", () => {
		for (const name of ["Priya Desai", "প্রিয়া", "O’Neill-Łuczak", "Zoe\u0301", "👩🏽‍⚕️", "3", ""])
			expect(isolated(name, "ltr")).toBe(name);
		for (const name of ["شہناز بیگم", "שרה", "👩🏽‍⚕️", "10:42", "5 مارچ 2026", ""])
			expect(isolated(name, "rtl")).toBe(name);
	});

	it("is set apart whole: one letter, marks that combine, emoji, two scripts, 300 letters", () => {
		for (const name of ["م", "مُحَمَّد", "👩🏽‍⚕️ ليلى", "Dr ليلى Haddad (MD)", "ليلى ".repeat(60)])
			expect(seen(isolated(name, "ltr"))).toBe(`[${name}]`);
		for (const name of ["A", "e\u0301", "A".repeat(300)])
			expect(seen(isolated(name, "rtl"))).toBe(`[${name}]`);
	});

	it("is set apart once", () => {
		const once = isolated("ليلى", "ltr");
		expect(isolated(once, "ltr")).toBe(once);
		expect(isolated(`${once} and ${once}`, "ltr")).toBe(`${once} and ${once}`);
		expect(isolated(isolated(`${once} قال`, "ltr"), "ltr")).toBe(isolated(`${once} قال`, "ltr"));
	});

	it("takes its override along, and ends nothing but itself", () => {
		expect(seen(isolated("Sam \u202Enimda", "ltr"))).toBe("[Sam \u202Enimda]");
		expect(seen(isolated("Sam\u2069 \u202Enimda", "ltr"))).toBe("[Sam \u202Enimda]");
		expect(seen(isolated("Sam\u2068", "rtl"))).toBe("[Sam]");
	});
});

describe("a text in several lines", () => {
	it("sets a name apart on each line that it stands on", () => {
		const lines = ["By \u2068Maya", "Jo \u2066020", "7946\u2069 Clarke\u2069 and", "Sam"];
		expect(isolatedLines(lines).map(seen)).toEqual(["By [Maya]", "[Jo (020]]", "[(7946] Clarke] and", "Sam"]);
	});
});

describe("a code in a sentence", () => {
	it("runs from left to right wherever it stands", () => {
		expect(seen(leftToRight("0800 123 4567", "rtl"))).toBe("(0800 123 4567]");
		expect(leftToRight("0800 123 4567", "ltr")).toBe("0800 123 4567");
	});
});

describe("a name on a page", () => {
	const name = isolated("ليلى", "ltr");

	it("stands in an element of its own", () => {
		expect(isolatedInMarkup(`<p>By ${name} and ${name}.</p>`)).toBe(
			"<p>By <bdi>ليلى</bdi> and <bdi>ليلى</bdi>.</p>",
		);
		expect(isolatedInMarkup(`<p>${isolated(`${name} قال`, "ltr")}</p>`)).toBe(
			"<p><bdi><bdi>ليلى</bdi> قال</bdi></p>",
		);
		expect(isolatedInMarkup(`<p>\u2068&lt;b&gt; ليلى\u2069</p>`)).toBe("<p><bdi>&lt;b&gt; ليلى</bdi></p>");
	});

	it("keeps the characters where no element can stand", () => {
		for (const html of [
			`<title>By ${name}</title>`,
			`<svg><title id="x">${name}</title></svg>`,
			`<select><option value="1" selected="">${name}</option></select>`,
			`<textarea name="x">\n${name}</textarea>`,
			`<nav aria-label="${name}"><input value="${name}"/></nav>`,
		])
			expect(isolatedInMarkup(html)).toBe(html);
	});

	it("is no element that nothing ends, and ends none that it did not begin", () => {
		for (const html of ["<p>\u2068ليلى</p>", "<p>ليلى\u2069</p>", `<p>\u2068ل<b>يل</b>ى\u2069</p>`])
			expect(isolatedInMarkup(html)).toBe(html);
	});
});
