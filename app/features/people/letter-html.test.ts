import { describe, expect, it } from "vitest";
import { filled, html, lines, ltr, SLOT } from "./letter-html.ts";

describe("a piece of a letter", () => {
	it("shows what people typed as they typed it, and as nothing else", () => {
		const name = `<script>"O'Neill" & co</script>`;
		expect(html`<p title="${name}">${name}</p>`.html).toBe(
			`<p title="&lt;script&gt;&quot;O&#39;Neill&quot; &amp; co&lt;/script&gt;">&lt;script&gt;&quot;O&#39;Neill&quot; &amp; co&lt;/script&gt;</p>`,
		);
	});

	it("may hold other pieces, and leaves out what is not there", () => {
		expect(html`${[html`<b>`, html`${"&"}`]}${false}${undefined}${html`</b>`}`.html).toBe("<b>&amp;</b>");
	});

	it("cannot be made of an object that only looks like text", () => {
		expect(html`${JSON.stringify({ html: "<b>" })}`.html).toBe("{&quot;html&quot;:&quot;&lt;b&gt;&quot;}");
	});
});

describe("what is set apart in a letter", () => {
	const name = "\u2068ליאה <כהן>\u2069";

	it("is so by an element, and by the characters where none can stand", () => {
		expect(html`<p title="${name}">By ${name}</p>`.html).toBe(
			'<p title="\u2068ליאה &lt;כהן&gt;\u2069">By <bdi>ליאה &lt;כהן&gt;</bdi></p>',
		);
		expect(html`<title>${name}</title>`.html).toBe("<title>\u2068ליאה &lt;כהן&gt;\u2069</title>");
	});

	it("is each line of an address: one in another script does not turn the next", () => {
		expect(lines(["ליאה", "12 Mill Lane"]).html).toBe(
			'<span class="line"><bdi>ליאה</bdi></span><span class="line"><bdi>12 Mill Lane</bdi></span>',
		);
	});
});

describe("a sentence with a piece in it", () => {
	it("has the piece in its place, and is escaped around it", () => {
		expect(filled(`Call <${SLOT}> & ask`, ltr("01632")).html).toBe(
			'Call &lt;<bdi dir="ltr">01632</bdi>&gt; &amp; ask',
		);
	});

	it("stays whole where the sentence or the pieces run out", () => {
		expect(filled("Call us", ltr("01632")).html).toBe("Call us");
		expect(filled(`${SLOT} or ${SLOT}`, ltr("1")).html).toBe('<bdi dir="ltr">1</bdi> or ');
	});
});
