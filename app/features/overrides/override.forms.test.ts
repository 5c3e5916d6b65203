import { describe, expect, it } from "vitest";
import { readOverrideForm, readOverridePressed } from "./override.forms.ts";

const WHOLE = { because: "too-ill", why: "Bleeding.", minutes: "30" };

function form(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
	const data = new FormData();
	for (const [name, values] of Object.entries(fields))
		for (const value of [values].flat()) data.append(name, value);
	return data;
}

const problemsOf = (fields: Readonly<Record<string, string | readonly string[]>>) => {
	const read = readOverrideForm(form(fields), "en");
	return "problems" in read ? read.problems.map(({ field, name }) => `${field} ${name}`) : [];
};

describe("the form that starts an emergency override", () => {
	it("gives why the patient cannot decide, the words with their language, and how long", () => {
		expect(readOverrideForm(form(WHOLE), "cy")).toEqual({
			typed: WHOLE,
			wanted: { because: "too-ill", why: "Bleeding.", lang: "cy", minutes: 30 },
		});
	});

	it.each(["", "0", "14", "59", "61", "90", "-15", "1e1", "15.5", "15 "])(
		"takes %j for no time",
		(minutes) => {
			const trimmed = minutes.trim() === "15" ? [] : ["minutes minutes-missing"];
			expect(problemsOf({ ...WHOLE, minutes })).toEqual(trimmed);
		},
	);

	it("chooses nothing for anybody, and says each thing that is missing", () => {
		expect(problemsOf({})).toEqual(["because because-missing", "why why-missing", "minutes minutes-missing"]);
		expect(problemsOf({ ...WHOLE, because: "no-time" })).toEqual(["because because-missing"]);
		expect(problemsOf({ ...WHOLE, minutes: ["15", "60"] })).toEqual(["minutes sent-twice"]);
	});

	it("takes no words that hide or turn what stands beside them, nor too many, and gives back what was typed", () => {
		expect(problemsOf({ ...WHOLE, why: "a\u202Eb" })).toEqual(["why text-not-readable"]);
		expect(problemsOf({ ...WHOLE, why: "x".repeat(1001) })).toEqual(["why too-long"]);
		expect(readOverrideForm(form({ ...WHOLE, minutes: "" }), "en").typed).toMatchObject({ why: "Bleeding." });
	});

	it("is for the patient's own care: another purpose is refused", () => {
		expect(problemsOf({ ...WHOLE, purpose: "care" })).toEqual([]);
		for (const purpose of ["research", "planning", "training", "synthetic", ""])
			expect(problemsOf({ ...WHOLE, purpose })).toEqual(["main only-care"]);
	});
});

describe("the press", () => {
	it("takes what cannot be a key, a mark or a tick for none", () => {
		const whole = { step: "check", agreed: "yes", once: "a".repeat(32), seen: "12-needs-a-yes" };
		expect(readOverridePressed(form(whole))).toEqual({ ...whole, agreed: true, change: false });
		expect(
			readOverridePressed(form({ ...whole, agreed: "on", once: "x", seen: "<b>", step: "save" })),
		).toEqual({
			step: "form",
			agreed: false,
			once: undefined,
			seen: undefined,
			change: false,
		});
	});
});
