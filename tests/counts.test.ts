import { describe, expect, it } from "vitest";
import { closingLine, countsOfVitest, leftOut, sum } from "./counts.ts";

const ran = { status: "passed", fullName: "an answer is kept" };
const passed = { status: "passed", assertionResults: [ran, { ...ran, status: "failed" }] };
const unloaded = { status: "failed", assertionResults: [] };

describe("the closing line", () => {
	it("says what passed and what failed, also when that is nothing", () => {
		expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
		expect(closingLine({ passed: 0, failed: 0, skipped: 0 })).toBe("0 passed, 0 failed");
	});

	it("hides no test that was left out", () => {
		expect(closingLine({ passed: 1, failed: 2, skipped: 3 })).toBe("1 passed, 2 failed, 3 skipped");
	});

	it("adds up the rules and the journeys", () => {
		const rules = { passed: 5, failed: 1, skipped: 0 };
		expect(sum(rules, { passed: 2, failed: 0, skipped: 1 })).toEqual({ passed: 7, failed: 1, skipped: 1 });
	});
});

describe("a test file that does not load", () => {
	it("counts as failed, although none of its tests ran", () => {
		const report = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
		const counts = countsOfVitest({ ...report, testResults: [passed, unloaded] });
		expect(counts).toEqual({ passed: 2, failed: 1, skipped: 2 });
	});
});

describe("a test that was left out", () => {
	it("is named, and what ran is not", () => {
		const skipped = { status: "skipped", fullName: "a disk (not run: not root) is full" };
		expect(
			leftOut({ testResults: [passed, { status: "passed", assertionResults: [ran, skipped] }] }),
		).toEqual([skipped.fullName]);
	});
});
