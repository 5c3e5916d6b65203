import { describe, expect, it } from "vitest";
import {
	pathsOf,
	type Question,
	questionIn,
	questionOf,
	questionOfDraft,
	scopeOf,
	subjectOfDraft,
} from "./question.ts";

const register = { byId: new Map([["eye-scan", {} as never]]) };
const QUESTIONS: readonly Question[] = [
	{ about: "tool", tool: "eye-scan" },
	{ about: "purpose", purpose: "training" },
	{ about: "everything" },
];

describe("a question", () => {
	it.each(QUESTIONS)("is found again from the scope of its answer: %o", (question) => {
		expect(questionOf(scopeOf(question))).toEqual(question);
	});
	it("has a draft and pages of its own", () => {
		expect(QUESTIONS.map(subjectOfDraft).map(questionOfDraft)).toEqual(QUESTIONS);
		for (const none of ["", "tool", "tool:", "purpose:care", "purpose:__proto__"]) {
			expect(questionOfDraft(none)).toBeUndefined();
		}
		expect(
			new Set(QUESTIONS.flatMap((question) => [pathsOf(question, "en").ask, pathsOf(question, "en").check]))
				.size,
		).toBe(6);
	});
	it("is read from its address", () => {
		expect(questionIn({ tool: "eye-scan" }, register)).toEqual(QUESTIONS[0]);
		expect(questionIn({ purpose: "training" }, register)).toEqual(QUESTIONS[1]);
		expect(questionIn({}, register)).toEqual(QUESTIONS[2]);
	});
	it("does not exist for a tool nobody knows, or for care of all tools", () => {
		for (const tool of ["nothing", "__proto__", "constructor", ""])
			expect(questionIn({ tool }, register)).toBeUndefined();
		for (const purpose of ["care", "money", "__proto__"])
			expect(questionIn({ purpose }, register)).toBeUndefined();
	});
	it("is on no page for what only staff record", () => {
		expect(questionOf({ tool: "eye-scan", purpose: null })).toBeUndefined();
		expect(questionOf({ tool: null, purpose: "care" })).toBeUndefined();
	});
});
