import { describe, expect, it } from "vitest";
import { DECISION_ANSWERS, NEXT_ACTION_KEYS, REASONS } from "#app/core/decision-reasons.ts";
import words from "#locales/en/reasons.json" with { type: "json" };

describe("the words of a decision", () => {
	it("are there for each answer, each reason and each next action, and for nothing else", () => {
		expect(Object.keys(words.answer)).toEqual([...DECISION_ANSWERS]);
		expect(Object.keys(words.sentence)).toEqual([...REASONS]);
		expect(Object.keys(words.next)).toEqual([...NEXT_ACTION_KEYS]);
	});

	it("say yes for one answer only", () => {
		const yes = Object.entries(words.answer).filter(([, text]) => /\byes\b/i.test(text));
		expect(yes.map(([answer]) => answer)).toEqual(["permit"]);
	});

	it("say “you can use the tool” only where the answer is yes, and “do not” wherever it is no", () => {
		for (const [action, text] of Object.entries(words.next)) {
			expect(/^(You can use|Use) the tool/.test(text), action).toBe(action.startsWith("use-the-tool"));
			expect(/^Do not (use|start)/.test(text), action).toBe(
				!/^(use-the-tool|care-as-usual|say-that-no-choice)/.test(action),
			);
		}
	});
});
