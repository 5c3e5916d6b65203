import { describe, expect, it } from "vitest";
import { ANSWER_OF, DECISION_ANSWERS, NEXT_ACTION_KEYS, NEXT_ACTIONS, REASONS } from "./decision-reasons.ts";
import { PURPOSES } from "./scope.ts";

describe("the table of reasons", () => {
	it("has an answer and a next action for every reason, and uses every answer and action", () => {
		expect(Object.keys(ANSWER_OF).sort()).toEqual([...REASONS].sort());
		expect(Object.keys(NEXT_ACTIONS).sort()).toEqual([...REASONS].sort());
		expect(new Set(Object.values(ANSWER_OF))).toEqual(new Set(DECISION_ANSWERS));
		expect(new Set(Object.values(NEXT_ACTIONS))).toEqual(new Set(NEXT_ACTION_KEYS));
	});

	it("names only what keys and machines can carry", () => {
		for (const name of [...REASONS, ...NEXT_ACTION_KEYS]) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
		expect(PURPOSES).toHaveLength(5);
	});
});
