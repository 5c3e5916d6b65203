import { describe, expect, it } from "vitest";
import { readOutside } from "./outside.forms.ts";

const WHOLE = {
	number: "943 476 5919",
	day: "27",
	month: "3",
	year: "1957",
	because: "they-asked",
	why: "They asked at our desk.",
};

function form(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
	const data = new FormData();
	for (const [name, values] of Object.entries(fields))
		for (const value of [values].flat()) data.append(name, value);
	return data;
}

const read = (fields: Parameters<typeof form>[0]) => readOutside(form(fields), "2026-11-27", "cy");
const problemsOf = (fields: Parameters<typeof form>[0]) => {
	const found = read(fields);
	return "problems" in found ? found.problems.map(({ field, name }) => `${field} ${name}`) : [];
};

describe("the form to look from outside the list", () => {
	it("gives the number, the birth date, and why, with the language of the page", () => {
		expect(read(WHOLE)).toEqual({
			typed: WHOLE,
			asked: {
				nhsNumber: "9434765919",
				birthDate: "1957-03-27",
				because: "they-asked",
				why: "They asked at our desk.",
				lang: "cy",
			},
		});
	});

	it("says each thing that is missing, in the order of the page, and chooses no reason", () => {
		const all = [
			"number nhs-number-missing",
			"day date-missing",
			"because because-missing",
			"why why-missing",
		];
		expect(problemsOf({})).toEqual(all);
		expect(problemsOf({ ...WHOLE, because: "curious", why: "  " })).toEqual(all.slice(2));
	});

	it("tells a slip in the number or in the date as a slip", () => {
		expect(problemsOf({ ...WHOLE, number: "943 476 5918" })).toEqual(["number nhs-number-check-digit"]);
		expect(problemsOf({ ...WHOLE, number: "94347659" })).toEqual(["number nhs-number-length"]);
		expect(problemsOf({ ...WHOLE, day: "31", month: "2" })).toEqual(["day date-not-real"]);
		expect(problemsOf({ ...WHOLE, number: ["1", "2"] })).toContain("number sent-twice");
	});

	it("takes 200 characters and not one more, none of them hidden, and gives back what was typed", () => {
		expect(problemsOf({ ...WHOLE, why: "x".repeat(200) })).toEqual([]);
		expect(problemsOf({ ...WHOLE, why: "x".repeat(201) })).toEqual(["why too-long"]);
		expect(read({ ...WHOLE, why: "x".repeat(201) }).typed.why).toHaveLength(201);
		expect(problemsOf({ ...WHOLE, why: "a\u202Eb" })).toEqual(["why text-not-readable"]);
	});
});
