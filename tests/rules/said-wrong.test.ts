/**
 * A tool stops for a patient when they, whoever acts for them or a clinician said that it was wrong, and what a clinician said can be
 * withheld from the patient. The reason knows only that it was said, so its words must not make it the patient's own.
 */
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "#locales/index.ts";
import { wordsOf } from "./words.ts";

/** The word for a patient, as far as all its forms share it. */
const PATIENT: Readonly<Record<string, RegExp>> = {
	en: /patient/i,
	cy: /claf/i,
	ur: /مریض/,
	bn: /রোগী/,
	pl: /pacjen/i,
	ar: /المريض/,
	pa: /ਮਰੀਜ਼/,
	ro: /pacient/i,
	tr: /hasta/i,
	pt: /utente/i,
	gu: /દર્દી/,
	so: /bukaan/i,
	fa: /بیمار/,
};

describe.each(LANGUAGES.map(({ tag }) => tag))("that a tool was said to be wrong, in %s", (tag) => {
	it.each([
		["reasons.json", "sentence.disputed"],
		["reasons.json", "sentence.dispute-closed"],
		["overrides.json", "refused.disputed"],
	])("is nobody's word in %s: %s", (file, key) => {
		const text = wordsOf(tag, file)?.get(key) ?? "";
		const [first = ""] = text.split(/[.।۔]/);
		expect(first).not.toBe("");
		expect(first).not.toMatch(PATIENT[tag] ?? /^$/);
	});

	it("asks nobody to answer the patient, who may not know of it", () => {
		const next = wordsOf(tag, "reasons.json")?.get("next.use-a-person-and-answer-the-dispute") ?? "";
		expect(next).not.toBe("");
		expect(next).not.toMatch(PATIENT[tag] ?? /^$/);
	});

	it("is not read beside a use of it, by the patient either: only that it was stopped", () => {
		const uses = wordsOf(tag, "uses.json");
		expect(uses?.get("short.disputed")).toBe(uses?.get("short.stopped"));
	});
});
