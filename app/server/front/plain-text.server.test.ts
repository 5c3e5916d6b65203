import { describe, expect, it } from "vitest";
import { LINE, plainText } from "./plain-text.server.ts";

const page = (main: string) =>
	`<!DOCTYPE html><html><head><title>T</title></head><body><nav>Menu</nav><main id="main" tabindex="-1">${main}</main><footer><p class="help">Call <a href="tel:01">01</a></p><p>Other</p></footer></body></html>`;
const text = (main: string, dir: "ltr" | "rtl" = "ltr") =>
	plainText(page(main), (words) => `Heading: ${words}`, "https://x.example", dir);

describe("a page as plain text", () => {
	it("has its own part and the phone line, headings in words and a line for each thing", () => {
		expect(text("<h1>Eye <!-- -->tool</h1><p>It looks.</p><ul><li>One</li><li>Two</li></ul>")).toBe(
			"Heading: Eye tool\nIt looks.\n\n- One\n- Two\n\nCall 01\n",
		);
	});

	it("has whole addresses, and rows of a list as a name with its text", () => {
		expect(text('<dl class="summary"><div><dt>When</dt><dd>Today<br/>at 9</dd></div></dl>')).toContain(
			"When: Today\nat 9",
		);
		expect(text('<p><a href="/en/my?a=1&amp;b=2">Read</a> it.</p>')).toContain(
			"Read (https://x.example/en/my?a=1&b=2) it.",
		);
	});

	it("leaves out what only works on a screen, as a drawing, or is filled in by hand", () => {
		const out = text(
			'<form><label>Name</label></form><svg><path/></svg><div class="paper fill"><p>☐ Yes</p></div><p class="paper">Whose it is</p><p class="screen">Print</p><p class="screen text">Address</p><nav>Back</nav><p>Kept</p>',
		);
		expect(out).toBe("Whose it is\n\nAddress\n\nKept\n\nCall 01\n");
	});

	it("shows what somebody typed as text, and never as markup", () => {
		expect(text("<p>&lt;b&gt; &amp;amp; &#x27;x&#x27; &quot;</p>")).toContain("<b> &amp; 'x' \"");
	});

	it("sets names and numbers apart where they run the other way, on each line", () => {
		expect(text("<p>Saved by <bdi>ליאה כהן</bdi> and <bdi>Jo</bdi></p>")).toContain(
			"Saved by \u2068ליאה כהן\u2069 and Jo\n",
		);
		expect(text('<p>فون: <bdi dir="ltr">0800 123</bdi></p><p><bdi>Jo</bdi> نے</p>', "rtl")).toContain(
			"فون: \u20660800 123\u2069\n\n\u2068Jo\u2069 نے\n",
		);
		const name = `${"Ann ".repeat(30)}Lee`;
		for (const line of text(`<p>نام: <bdi>${name}</bdi></p>`, "rtl").split("\n").slice(0, 2))
			expect(line).toMatch(/^(?:نام: )?\u2068[A-Za-z ]+\u2069$/);
	});

	it("breaks lines at 72 signs between words, whatever the script", () => {
		const long = `${"ہسپتال ".repeat(60)}`;
		const lines = text(`<p>${long}</p><p>${"word ".repeat(90)}</p>`).split("\n");
		expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(LINE);
		expect(text(`<p>${"x".repeat(100)} y</p>`)).toContain(`${"x".repeat(100)}\ny`);
	});

	it("is nothing but an end of line where a page has no part of its own", () => {
		expect(plainText("", (words) => words, "", "ltr")).toBe("\n");
	});
});
