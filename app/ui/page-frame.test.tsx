import { brotliCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { faultsIn, markup } from "#tests/ui-gallery/markup.tsx";
import { PageFrame } from "./page-frame.tsx";

const frame = {
	lang: "en-GB",
	provider: { name: "Riverside Surgery", href: "/en" },
	languages: [
		{ tag: "en", name: "English", dir: "ltr", href: "/en/tools", current: true, offered: true },
		{ tag: "ur", name: "اردو", dir: "rtl", href: "/ur/tools", current: false, offered: true },
	],
	switchAt: "/en/formats?page=%2Fen%2Ftools",
	helpPhone: "0800 123 4567",
	links: {
		ai: "/en/what-is-ai",
		call: "/en/call",
		accessibility: "/en/accessibility",
		privacy: "/en/privacy",
	},
} as const;

const signedIn = { endsAt: "10:42", shared: true, stay: "/en/stay", finish: "/en/finish", token: "t" };

describe("the frame of a page", () => {
	it("is clean HTML, signed in or not, with problems or without", async () => {
		const problems = [{ field: "main", text: "Choose an answer" }];
		const plain = (
			<PageFrame {...frame} title="AI tools">
				<p>One</p>
			</PageFrame>
		);
		const full = (
			<PageFrame
				{...frame}
				title="AI tools"
				problems={problems}
				back={{ href: "/en", text: "Back" }}
				notice={<p>Saved</p>}
				nav={[{ href: "/en/my", text: "Your choices", current: true }]}
				signedIn={signedIn}
				reviewed={false}
			>
				<p>One</p>
			</PageFrame>
		);
		expect(await faultsIn(markup(plain))).toEqual([]);
		expect(await faultsIn(markup(full))).toEqual([]);
	});

	it("leads past itself first, and names this language and others in their own words and direction", () => {
		const html = markup(
			<PageFrame {...frame} title="AI tools">
				{"One"}
			</PageFrame>,
		);
		expect(html).toMatch(/^<a class="skip" href="#main">/);
		expect(html).toContain(
			'<a href="/en/formats?page=%2Fen%2Ftools"><span><span lang="en" dir="ltr">English</span>',
		);
		expect(html).toContain('<span lang="ur" dir="rtl">اردو</span>');
	});

	it("keeps the phone number left to right in any sentence, and dials it without spaces", () => {
		const html = markup(
			<PageFrame {...frame} title="AI tools">
				{"One"}
			</PageFrame>,
		);
		expect(html).toContain('<a href="tel:08001234567"><bdi dir="ltr">0800 123 4567</bdi></a>');
	});

	it("puts what is wrong before the heading, focused without script", () => {
		const html = markup(
			<PageFrame {...frame} title="Your code" problems={[{ field: "code", text: "Type it" }]}>
				{"One"}
			</PageFrame>,
		);
		expect(html.indexOf('id="errors"')).toBeLessThan(html.indexOf("<h1>"));
		expect(html).toMatch(/<section id="errors"[^>]* tabindex="-1" autofocus="">/);
		expect(html).toContain('<a href="#code">Type it</a>');
		expect(html).not.toContain("alert");
	});

	it("lets somebody who is signed in stay or leave by a form, and nobody else", () => {
		const html = markup(
			<PageFrame {...frame} title="AI tools" signedIn={signedIn}>
				{"One"}
			</PageFrame>,
		);
		expect(html).toContain("You are signed in until 10:42.");
		expect(html).toMatch(/<form novalidate="" id="finish" method="post" action="\/en\/finish"/);
		expect(
			markup(
				<PageFrame {...frame} title="AI tools">
					{"One"}
				</PageFrame>,
			),
		).not.toContain("<form");
	});

	it("owns up to words that no person has checked", () => {
		const sentence = "A person has not checked these words";
		expect(
			markup(
				<PageFrame {...frame} reviewed={false}>
					{"One"}
				</PageFrame>,
			),
		).toContain(sentence);
		expect(
			markup(
				<PageFrame {...frame} reviewed={true}>
					{"One"}
				</PageFrame>,
			),
		).not.toContain(sentence);
	});

	it("costs less than a kilobyte on the line", () => {
		const html = markup(
			<PageFrame {...frame} title="AI tools" signedIn={signedIn}>
				{"One"}
			</PageFrame>,
		);
		expect(brotliCompressSync(html).length).toBeLessThan(1000);
	});
});
