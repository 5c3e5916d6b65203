import { describe, expect, it } from "vitest";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { wordsOf } from "./letter-envelope.ts";
import { beforeLetters, readPosted } from "./letters-posted.ts";

const t = wordsOf(loadTranslators("locales"), "en");
const head = { t, lang: "en", dir: "ltr", more: false, token: "token", ready: [7, 9], apart: [] } as const;

describe("the head of all letters", () => {
	it("has one press, and it names just the letters that are shown", () => {
		const { html } = beforeLetters(head);
		expect(html).toContain('name="letters" value="7 9"');
		expect(html.match(/<button/g)).toHaveLength(1);
	});

	it("has no press where nothing is ready, and names what needs a person first", () => {
		const { html } = beforeLetters({ ...head, ready: [], apart: [{ id: 3, name: "A <b>" }] });
		expect(html).not.toContain("<button");
		expect(html).toContain('<a href="/staff/letters/3"><bdi>A &lt;b&gt;</bdi></a>');
	});

	it("is read without guessing", () => {
		const form = new FormData();
		form.append("letters", "7 9 x -1 0 1.5");
		expect(readPosted(form)).toEqual([7, 9]);
		form.append("letters", "11");
		expect(readPosted(form)).toEqual([]);
	});
});
