import { describe, expect, it } from "vitest";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { tallyOf } from "./outside-report.ts";

const by = (staffId: string, at = NOON) => ({ staffId, name: staffId.toUpperCase(), at });
const many = (count: number, staffId: string, at = NOON) =>
	Array.from({ length: count }, () => by(staffId, at));

describe("who looked from outside, counted", () => {
	it("has a line for each person, who tried most in vain first", () => {
		expect(tallyOf([by("ann"), by("ann"), by("bo"), by("cy")], [by("bo"), by("di"), by("di")])).toEqual([
			{ staffId: "di", name: "DI", looks: 0, tries: 2, stopped: 0 },
			{ staffId: "bo", name: "BO", looks: 1, tries: 1, stopped: 0 },
			{ staffId: "ann", name: "ANN", looks: 2, tries: 0, stopped: 0 },
			{ staffId: "cy", name: "CY", looks: 1, tries: 0, stopped: 0 },
		]);
		expect(tallyOf([], [])).toEqual([]);
	});

	it("says on how many days all tries were used up", () => {
		const tomorrow = minutesAfterNoon(24 * 60);
		const tries = [
			...many(20, "di"),
			...many(19, "di", tomorrow),
			...many(20, "di", minutesAfterNoon(48 * 60)),
		];
		expect(tallyOf([], tries)).toMatchObject([{ tries: 59, stopped: 2 }]);
	});
});
