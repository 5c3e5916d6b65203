/** How many tests of a run passed, failed and were skipped. */
export interface Counts {
	passed: number;
	failed: number;
	skipped: number;
	/** What failed, each as its runner names it: said again at the end, where a log that was cut short still has it. */
	failures: readonly string[];
}

/** What this file needs of Vitest's JSON report. A file that does not load has status `failed` and no assertions. */
interface VitestReport {
	readonly numPassedTests: number;
	readonly numFailedTests: number;
	readonly numPendingTests: number;
	readonly numTodoTests: number;
	readonly testResults: readonly {
		readonly name: string;
		readonly status: string;
		readonly assertionResults: readonly {
			readonly status: string;
			readonly fullName: string;
			readonly failureMessages?: readonly string[] | null;
		}[];
	}[];
}

/** As many characters of what a failed test said as the closing lines have room for. */
const SAID = 400;

/** The whole names of the tests that did not run: whoever leaves one out says why in its name, or in that of its group. */
export function leftOut(report: Pick<VitestReport, "testResults">): string[] {
	return report.testResults
		.flatMap((file) => file.assertionResults)
		.filter(({ status }) => status !== "passed" && status !== "failed")
		.map(({ fullName }) => fullName);
}

/** Counts of a Vitest run. A file that does not load counts as one failed test: nothing in it ran. */
export function countsOfVitest(report: VitestReport): Counts {
	const unloaded = report.testResults.filter(
		(file) => file.status === "failed" && file.assertionResults.length === 0,
	);
	const failed = report.testResults
		.flatMap((file) => file.assertionResults)
		.filter(({ status }) => status === "failed")
		.map(
			({ fullName, failureMessages }) => `${fullName}: ${(failureMessages ?? []).join(" ").slice(0, SAID)}`,
		);
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + unloaded.length,
		skipped: report.numPendingTests + report.numTodoTests,
		failures: [...failed, ...unloaded.map(({ name }) => `${name} does not load`)],
	};
}

/** Both together. */
export function sum(a: Counts, b: Counts): Counts {
	return {
		passed: a.passed + b.passed,
		failed: a.failed + b.failed,
		skipped: a.skipped + b.skipped,
		failures: [...a.failures, ...b.failures],
	};
}

/** The closing line, in the words that are read as a test run: `12 passed, 0 failed`, and what was skipped if any. */
export function closingLine({ passed, failed, skipped }: Omit<Counts, "failures">): string {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
