import { describe, expect, it } from "vitest";
import { closingLine, countsOfVitest, leftOut, sum } from "./counts.ts";

const ran = { status: "passed", fullName: "an answer is kept" };
const wrong = { status: "failed", fullName: "an answer is lost", failureMessages: ["expected 1 to be 0"] };
const passed = { name: "kept.test.ts", status: "passed", assertionResults: [ran, wrong] };
const unloaded = { name: "broken.test.ts", status: "failed", assertionResults: [] };

describe("the closing line", () => {
	it("says what passed and what failed, also when that is nothing", () => {
		expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
		expect(closingLine({ passed: 0, failed: 0, skipped: 0 })).toBe("0 passed, 0 failed");
	});

	it("hides no test that was left out", () => {
		expect(closingLine({ passed: 1, failed: 2, skipped: 3 })).toBe("1 passed, 2 failed, 3 skipped");
	});

	it("adds up the rules and the journeys", () => {
		const rules = { passed: 5, failed: 1, skipped: 0, failures: ["a rule"] };
		const journeys = { passed: 2, failed: 1, skipped: 1, failures: ["a journey"] };
		expect(sum(rules, journeys)).toEqual({
			passed: 7,
			failed: 2,
			skipped: 1,
			failures: ["a rule", "a journey"],
		});
	});
});

describe("a test file that does not load", () => {
	it("counts as failed, although none of its tests ran", () => {
		const report = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
		const counts = countsOfVitest({ ...report, testResults: [passed, unloaded] });
		expect(counts).toMatchObject({ passed: 2, failed: 1, skipped: 2 });
	});
});

describe("a test that failed", () => {
	it("is named with what it said, and so is a file that does not load", () => {
		const report = { numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 };
		expect(countsOfVitest({ ...report, testResults: [passed, unloaded] }).failures).toEqual([
			"an answer is lost: expected 1 to be 0",
			"broken.test.ts does not load",
		]);
	});
});

describe("a test that was left out", () => {
	it("is named, and what ran is not", () => {
		const skipped = { status: "skipped", fullName: "a disk (not run: not root) is full" };
		expect(leftOut({ testResults: [passed, { ...passed, assertionResults: [ran, skipped] }] })).toEqual([
			skipped.fullName,
		]);
	});
});
