/** Writes how many journeys passed, failed and were skipped to the file that `COUNTS_FILE` names, for `tests/run.ts`. */
import { writeFileSync } from "node:fs";
import type { FullResult, Reporter, Suite } from "@playwright/test/reporter";
import type { Counts } from "./counts.ts";

export default class CountReporter implements Reporter {
	#suite: Suite | undefined;
	#errors = 0;

	onBegin(_config: unknown, suite: Suite): void {
		this.#suite = suite;
	}

	/** An error outside any test: a journey file that does not load, a server that does not start. */
	onError(): void {
		this.#errors += 1;
	}

	onEnd(result: FullResult): void {
		const tests = this.#suite?.allTests() ?? [];
		const outcomes = tests.map((test) => test.outcome());
		const unexpected = tests.filter((test) => ["unexpected", "flaky"].includes(test.outcome()));
		const counts: Counts = {
			passed: outcomes.filter((outcome) => outcome === "expected").length,
			failed: unexpected.length + this.#errors,
			skipped: outcomes.filter((outcome) => outcome === "skipped").length,
			failures: unexpected.map((test) => test.titlePath().filter(Boolean).join(" › ")),
		};
		if (result.status !== "passed" && counts.failed === 0) counts.failed = 1;
		const file = process.env["COUNTS_FILE"];
		if (file) writeFileSync(file, JSON.stringify(counts));
	}
}
