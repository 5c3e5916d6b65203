import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import { USUAL_DISPLAY } from "#app/core/display.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { readRegisterFiles } from "#app/server/register-files.server.ts";
import { PageRequestProvider } from "#app/ui/request.tsx";
import type { LanguageTag } from "#locales/index.ts";
import { LANGUAGES } from "#locales/index.ts";
import { NOON } from "#tests/builders.ts";
import { explain } from "../explain.ts";
import type { KnownTool } from "../known-tool.ts";
import { unknownFacts } from "../notice.ts";
import { ExplainedTool } from "./explained-tool.tsx";

const { register, words } = readRegisterFiles();
const translators = loadTranslators("locales");

/** The page of this tool as somebody of a service that uses it reads it. */
function page(
	id: string,
	lang: LanguageTag,
	isComing = false,
	training: readonly { needed: boolean }[] = [],
): string {
	const facts = register.tools.find((tool) => tool.id === id);
	const translator = translators.get(lang);
	if (facts === undefined || translator === undefined) throw new Error(`no page of ${id} in ${lang}`);
	const own = new Map(
		Object.entries(words).flatMap(([tag, all]) => (all[id] ? [[tag, all[id]] as const] : [])),
	);
	const uses = [
		{
			serviceId: "s",
			providerId: "p",
			providerName: "Riverside Health",
			stage: "in-use",
			since: "2026-03-16",
		},
	] as const;
	const tool = explain(
		{
			...{ id, uses, changed: null, materialNotice: null, here: [] },
			training: training.map((one) => ({ ...one, providerId: "p" })),
		} as unknown as KnownTool,
		{ number: 1, madeAt: NOON, facts, words: own },
		new Set(["s"]),
		lang,
	);
	const request = {
		lang,
		path: "/",
		token: "",
		site: { name: "Riverside Health", phone: "01632 960 123" },
		signedIn: undefined,
		demo: true,
		display: USUAL_DISPLAY,
	};
	return renderToString(
		<I18nextProvider i18n={translator}>
			<PageRequestProvider value={request}>
				<ExplainedTool tool={tool} isComing={isComing} />
			</PageRequestProvider>
		</I18nextProvider>,
	);
}

const text = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/&#x27;/g, "'");
/** The boxes to tick are on paper only. */
const withoutForm = (html: string) => html.replace(/<div class="paper fill">.*?<\/div>/s, "");
const headings = (html: string) => [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, words]) => words);

describe("the page of a change that is coming", () => {
	it("is no form to tick on paper: nothing of it is in use yet", () => {
		expect(page("eye-scan-urgency", "en")).toContain('class="paper fill"');
		expect(page("eye-scan-urgency", "en", true)).not.toContain('class="paper fill"');
	});
});

describe("the page of each tool", () => {
	it.each(register.tools.map(({ id }) => id))("has the same headings in the same order: %s", (id) => {
		expect(headings(page(id, "en"))).toEqual([
			"What it does for you",
			"Who decides",
			"What information it uses",
			"How well it works",
			"Your choice",
			"If you think it is wrong",
			"Get help",
			"What can go wrong with many AI tools",
			"Small print",
		]);
	});

	it.each(register.tools.map(({ id }) => id))("says all of it in 300 words at most: %s", (id) => {
		const [explained = ""] = withoutForm(page(id, "en")).split("<h2>What can go wrong with many");
		expect((text(explained).match(/[\p{L}\p{N}’'-]+/gu) ?? []).length).toBeLessThanOrEqual(300);
	});

	it("says whether our staff need training for it, and that we do not know where nobody said", () => {
		const [yes, no, unknown] = [[{ needed: true }], [{ needed: false }], []].map((said) =>
			text(page("eye-scan-urgency", "en", false, said)),
		);
		expect(yes).toContain("Our staff who use it need training.");
		expect(no).toContain("Our staff who use it need no training.");
		expect(unknown).toContain("We do not know yet if our staff need training for it.");
	});

	it.each(LANGUAGES.map(({ tag }) => tag))(
		"says “we do not know yet” where the register is silent, in %s",
		(lang) => {
			const words = translators.get(lang)?.t;
			const shown = text(page("consultation-notes", lang)).split(words?.("tools:not-known.title") ?? "–")[1];
			expect(shown).toContain(words?.("tools:not-known.how-often-right") ?? "–");
		},
	);

	it.each(register.tools.map(({ id }) => id))("says each fact that the register lacks: %s", (id) => {
		const facts = register.tools.find((tool) => tool.id === id);
		const own = words["en"]?.[id];
		if (facts === undefined || own === undefined) throw new Error(`no words for ${id}`);
		const shown = text(page(id, "en"));
		const t = translators.get("en")?.t;
		for (const fact of unknownFacts(facts, own)) {
			const said = fact === "human-check" ? "tools:page.who-unknown" : (`tools:not-known.${fact}` as const);
			expect(shown).toContain(t?.(said) ?? "–");
		}
	});

	it("does not soften how few pictures of darker skin such tools learned from", () => {
		const skin = text(page("skin-lesion-check", "en"));
		for (const fact of [
			"2,436",
			"10 showed brown skin",
			"1 showed dark brown or black skin",
			"1,585",
			"0 came from African",
		]) {
			expect(skin).toContain(fact);
		}
	});

	it("says why nobody can choose about the staff rota", () => {
		const rota = text(page("staff-rostering", "en"));
		expect(rota).toContain("Nobody can choose about this tool in their own care.");
		expect(rota).toContain("it uses no patient information");
	});

	it("names who is responsible, and never calls an example its maker", () => {
		const sleep = text(page("sleep-therapy", "en"));
		expect(sleep).toContain("Riverside Health is responsible for its use here.");
		expect(sleep).toContain("Our source names Sleepio as an example.");
	});
});
