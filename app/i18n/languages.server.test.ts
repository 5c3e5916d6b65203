import { describe, expect, it } from "vitest";
import { LANGUAGES, type LanguageTag } from "#locales/index.ts";
import { loadTranslators } from "./languages.server.ts";
import type { Words } from "./use-words.ts";

const translators = loadTranslators("locales");
const wordsIn = (tag: LanguageTag) => translators.get(tag)?.t as Words;
/** One name in letters of each direction. */
const NAMES = { ltr: "Sara Khan", rtl: "سارة خان" } as const;

describe.each(LANGUAGES)("a sentence in $name", ({ tag, dir }) => {
	const t = wordsIn(tag);

	it("sets a name apart that runs the other way, in each place that it has, and leaves others as they are", () => {
		const name = NAMES[dir === "ltr" ? "rtl" : "ltr"];
		const said = t("acting:for", { name });
		expect(said.split(name).length - 1).toBe(said.split(`\u2068${name}\u2069`).length - 1);
		expect(said).toContain(name);
		expect(t("acting:for", { name: NAMES[dir] })).not.toMatch(/[\u2068\u2069]/);
	});

	it("sets apart whatever else it is given, whatever its place is called", () => {
		const other = NAMES[dir === "ltr" ? "rtl" : "ltr"];
		for (const said of [
			t("staff:tasks.kind.wish", { tool: other }),
			t("letters:invitation.who", { provider: other }),
			t("staff:find.nobody-text", { typed: other }),
		])
			expect(said).toContain(`\u2068${other}\u2069`);
	});
});
