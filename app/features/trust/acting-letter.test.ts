import { describe, expect, it } from "vitest";
import { TRUST_MAY } from "#app/core/trust-entry.ts";
import { wordsOf } from "#app/features/people/letter-envelope.ts";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { LANGUAGES } from "#locales/index.ts";
import { actingLetter } from "./acting-letter.ts";

const translators = loadTranslators("locales");
/** A name that runs the other way than the letter. */
const nameAgainst = (dir: "ltr" | "rtl") => (dir === "ltr" ? "سارة خان" : "Sara Khan");

describe.each(LANGUAGES)("the letter of who acts for a patient in $name", ({ tag, dir }) => {
	const name = nameAgainst(dir);

	it.each(TRUST_MAY)("isolates the patient's name wherever it stands: may %s", (may) => {
		const { html } = actingLetter({
			t: wordsOf(translators, tag),
			lang: tag,
			dir,
			printSize: null,
			day: "5 March 2026",
			provider: { name: "Riverside Health", phone: "01632 960 001", post: ["1 Mill Lane"], isFree: true },
			to: { name: "Jo Hill", address: ["2 Mill Lane"] },
			origin: "https://ai.example",
			readOn: [],
			patient: name,
			may,
			limits: "Nothing about the house.",
			code: "ABCD EFGH",
		});
		const named = html.split(name).length - 1;
		expect(named).toBeGreaterThanOrEqual(4);
		expect(html.split(`<bdi>${name}</bdi>`).length - 1).toBe(named);
		expect(html).toContain("Nothing about the house.");
		expect(html).not.toMatch(/[\uE000-\uE0FF]/u);
	});
});
