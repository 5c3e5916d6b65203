import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import { SIGNAL_WHY } from "#app/features/watch/signal.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { PageRequestProvider } from "#app/ui/request.tsx";
import { LANGUAGES, type LanguageTag } from "#locales/index.ts";
import type { Watched } from "../watched.ts";
import { CheckedHere, CheckFound, StateNotice } from "./watched.tsx";

const translators = loadTranslators("locales");
const since = "2026-11-21T12:00:00.000Z";
const RUNNING = { paused: null, review: null, retired: null };
const check: NonNullable<Watched["check"]> = {
	on: "2026-11-02",
	nextOn: "2027-02-02",
	figures: { right: 188, of: 200 },
	found: "It missed 3.",
	overdue: false,
};

function drawn(lang: LanguageTag, part: JSX.Element): string {
	const translator = translators.get(lang);
	if (translator === undefined) throw new Error(`no words in ${lang}`);
	const site = { name: "Riverside Health", phone: "01632 960 123" };
	const request = {
		lang,
		path: "/",
		token: "",
		site,
		signedIn: undefined,
		demo: true,
		display: { easy: false, size: null },
	};
	return renderToString(
		<I18nextProvider i18n={translator}>
			<PageRequestProvider value={request}>{part}</PageRequestProvider>
		</I18nextProvider>,
	)
		.replaceAll("<!-- -->", "")
		.replaceAll("&#x27;", "'");
}

describe("what a tool's page says of today", () => {
	it("is nothing where nothing is to be said", () => {
		expect(drawn("en", <StateNotice {...RUNNING} />)).toBe("");
	});

	it("is since when and why it is stopped, and that a person does the work", () => {
		const html = drawn("en", <StateNotice {...RUNNING} paused={{ since, why: "It missed 2 eyes." }} />);
		expect(html).toContain("We stopped this tool on 21 November 2026. Nobody uses it here now.");
		expect(html).toContain("It missed 2 eyes.");
	});

	it("is since when and why nobody uses it any more", () => {
		const html = drawn("en", <StateNotice {...RUNNING} retired={{ since, why: "Its maker gave it up." }} />);
		expect(html).toContain("We stopped using this tool for good on 21 November 2026.");
		expect(html).toContain("Its maker gave it up.");
	});

	it.each(LANGUAGES.filter(({ tag }) => tag !== "en").map(({ tag }) => tag))(
		"marks the words of staff as English, and says so, in %s",
		(lang) => {
			const says = translators.get(lang)?.t("watch:public.in-english") ?? "";
			for (const part of [
				<StateNotice key="state" {...RUNNING} review={{ since, why: "We look." }} />,
				<CheckFound key="found" check={check} />,
			]) {
				const html = drawn(lang, part);
				expect(html).toContain(says);
				expect(html).toMatch(/<p lang="en" dir="ltr">(We look|It missed 3)\.<\/p>/);
			}
			expect(drawn("en", <CheckFound check={check} />)).not.toContain("in English");
		},
	);

	it.each(LANGUAGES.map(({ tag }) => tag))("says in %s itself what the website found", (lang) => {
		const html = drawn(lang, <StateNotice {...RUNNING} review={{ since, why: SIGNAL_WHY }} />);
		expect(html).toContain(translators.get(lang)?.t("watch:public.signal"));
		expect(html).not.toContain('lang="en"');
	});

	it("is when it was checked, how often it was right, and when it is checked again, or that this is late", () => {
		const html = drawn("en", <CheckedHere check={check} />);
		for (const words of ["2 November 2026", "It was right in 188 of 200.", "by 2 February 2027"])
			expect(html).toContain(words);
		expect(html).not.toContain("late");
		expect(drawn("en", <CheckedHere check={{ ...check, overdue: true, figures: null }} />)).toContain(
			"Our next check is late. It was due by 2 February 2027.",
		);
	});
});
