import { describe, expect, it } from "vitest";
import { LANGUAGES } from "#locales/index.ts";
import { readLaw } from "./law.forms.ts";

const TODAY = "2026-11-26";
const GOOD = {
	name: "Eye Safety Act 2026",
	purpose: "care",
	"words-en": "Every eye scan must be read by it.",
	link: "https://www.legislation.gov.uk/ukpga/2026/1",
	"starts-day": "1",
	"starts-month": "12",
	"starts-year": "2026",
	"ends-day": "26",
	"ends-month": "11",
	"ends-year": "2028",
};

function read(over: Readonly<Record<string, string>> = {}) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...GOOD, ...over })) form.set(name, value);
	return readLaw(
		form,
		TODAY,
		LANGUAGES.map(({ tag }) => tag),
	);
}

describe("the form of a law", () => {
	it("gives the law with the words that were written, for one purpose or all", () => {
		const { name, link } = GOOD;
		const words = { en: GOOD["words-en"], ur: "ہر سکین" };
		const days = { starts: "2026-12-01", ends: "2028-11-26" };
		expect(read({ "words-ur": "ہر سکین" })).toMatchObject({
			law: { purpose: "care", name, words, link, ...days },
		});
		expect(read({ purpose: "all" })).toMatchObject({ law: { purpose: null } });
	});

	it.each(LANGUAGES.map(({ tag }) => tag))("takes the words in %s", (tag) => {
		expect(read({ [`words-${tag}`]: "Rule" })).toMatchObject({ law: { words: { [tag]: "Rule" } } });
	});

	it("takes words in no language that the portal does not have", () => {
		expect(read({ "words-xx": "Rule", "words-__proto__": "Rule" })).toMatchObject({
			law: { words: { en: GOOD["words-en"] } },
		});
	});

	it.each([
		["no name", { name: " " }, "name", "name-missing"],
		["no purpose", { purpose: "" }, "purpose", "purpose-missing"],
		["words in other languages only", { "words-en": "", "words-cy": "Rhaid" }, "words-en", "words-missing"],
		["a link that a browser would run", { link: "javascript:alert(1)" }, "link", "link-not-https"],
		["a link that is none", { link: "the act" }, "link", "link-not-https"],
		["no last day", { "ends-day": "" }, "ends-day", "date-missing"],
		["a last day more than two years away", { "ends-day": "27" }, "ends-day", "date-in-future"],
		["a last day that is over", { "ends-day": "25", "ends-year": "2026" }, "ends-day", "ends-past"],
		["a last day before the first", { "ends-day": "30", "ends-year": "2026" }, "ends-day", "ends-first"],
	])("refuses %s, and keeps what was typed", (_, over, field, name) => {
		const { typed, ...rest } = read(over);
		expect(rest).toEqual({ problems: [{ field, name }] });
		expect(typed).toMatchObject({
			...GOOD,
			...Object.fromEntries(Object.entries(over).map(([k, v]) => [k, v.trim()])),
		});
	});

	it("lets a law that ends today be entered", () => {
		const today = { "starts-month": "11", "ends-year": "2026" };
		expect(read(today)).toMatchObject({ law: { ends: TODAY } });
	});
});
