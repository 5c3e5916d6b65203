import { describe, expect, it } from "vitest";
import { faultsIn, markup } from "#tests/ui-gallery/markup.tsx";
import { PostForm } from "./form.tsx";

const languages = [
	{ tag: "en", name: "English", dir: "ltr", href: "/en/choose", current: true, offered: true },
	{ tag: "ur", name: "اردو", dir: "rtl", href: "/ur/choose", current: false, offered: true },
] as const;

describe("a form", () => {
	it("posts, carries its token and its one-time key, and leaves the checking to the server", async () => {
		const html = markup(<PostForm action="/en/choose" token="tok" once="key" submit="Continue" />);
		expect(html).toMatch(/^<form novalidate="" id="form" method="post" action="\/en\/choose"/);
		expect(html).toContain('<input type="hidden" name="token" value="tok"/>');
		expect(html).toContain('<input type="hidden" name="once" value="key"/>');
		expect(await faultsIn(html)).toEqual([]);
	});

	it("has the answer button first, so that Enter never changes the language", () => {
		const html = markup(<PostForm action="/en/choose" token="t" submit="Continue" languages={languages} />);
		const buttons = html.match(/<button[^>]*>/g) ?? [];
		expect(buttons).toHaveLength(2);
		expect(buttons[0]).toContain('id="form-submit"');
		expect(buttons[0]).not.toContain("formaction");
		expect(buttons[1]).toContain('formaction="/ur/choose"');
		expect(buttons[1]).toContain('name="switch" value="ur"');
	});

	it("offers some languages at once, and all behind one more button that keeps what was typed", () => {
		const more = {
			tag: "fa",
			name: "فارسی",
			dir: "rtl",
			href: "/fa/choose",
			current: false,
			offered: false,
		} as const;
		const html = markup(
			<PostForm action="/en/choose" token="t" submit="Continue" languages={[...languages, more]} />,
		);
		expect(html).not.toContain("/fa/choose");
		expect(html).toContain('name="switch" value="all" formaction="/en/choose?languages=all"');
		const all = [...languages, { ...more, offered: true }];
		const asked = markup(<PostForm action="/en/choose" token="t" submit="Continue" languages={all} />);
		expect(asked).toContain('formaction="/fa/choose"');
		expect(asked).not.toContain('value="all"');
	});

	it("has another way to go on before the languages, not after them", () => {
		const html = markup(
			<PostForm
				action="/a"
				token="t"
				submit="Take it back"
				second={<a href="/keep">Keep it</a>}
				languages={languages}
			/>,
		);
		const places = ['id="form-submit"', "Keep it", "<fieldset"].map((what) => html.indexOf(what));
		expect(places).toEqual([...places].sort((a, b) => a - b));
	});

	it("does not offer the language it is in, nor a switch with nothing to switch to", () => {
		const html = markup(<PostForm action="/a" token="t" submit="Go" languages={languages.slice(0, 1)} />);
		expect(html.match(/<button/g)).toHaveLength(1);
		expect(html).not.toContain("<fieldset");
	});

	it("can stand twice on a page", async () => {
		const html = markup(
			<>
				<PostForm action="/a" token="t" submit="One" languages={languages} />
				<PostForm
					id="two"
					action="/b"
					token="t"
					submit="Two"
					name="move"
					value="stop"
					languages={languages}
				/>
			</>,
		);
		expect(await faultsIn(html)).toEqual([]);
		expect(html).toMatch(/<button id="two-submit"[^>]* name="move" value="stop"/);
	});
});
