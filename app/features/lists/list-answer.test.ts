import { describe, expect, it } from "vitest";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import type { Checked } from "#app/features/record/checked.ts";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { answerLines } from "./list-answer.ts";

const number = testNhsNumber(1);
const permit = (over: Partial<Checked>): Checked => ({
	patientNo: 1,
	answer: "permit",
	reason: "said-yes",
	ref: null,
	notice: null,
	expires: minutesAfterNoon(1),
	lawEnds: null,
	...over,
});
const lines = (checked: Checked) => answerLines([{ line: 2, number }], [checked], NOON);
const validUntil = (checked: Checked) => lines(checked).csv.trim().split(",").at(-1);
const nextDay = new Date(NOON.getTime() + 86_400_000);

describe("how long an answer of a list holds", () => {
	it("is to the end of its day", () => {
		expect(validUntil(permit({}))).toMatch(/T(?:00|23):00:00\.000Z$/);
		expect(validUntil(permit({ reason: "law", lawEnds: nextDay }))).toBe(validUntil(permit({})));
		expect(lines(permit({})).permitted).toBe(`${number},\n`);
	});

	it.each([
		["a law that ends before", permit({ reason: "law", lawEnds: minutesAfterNoon(45) }), 45],
		["an emergency", permit({ reason: "emergency" }), 1],
	])("ends with %s, and then it is not among the bare numbers", (_what, checked, minutes) => {
		expect(validUntil(checked)).toBe(minutesAfterNoon(minutes).toISOString());
		expect(lines(checked).permitted).toBe("");
	});
});
