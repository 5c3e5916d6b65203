/** The order in which Vitest takes the test files: those that start whole programs first, so that no worker is left alone with one at the end. */
import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** Longest first, as parts of their paths. Without these a fresh clone begins with the largest file, and the attacks come last. */
const LONGEST = [
	"/tests/attacks/doors",
	"/tests/attacks/portal",
	"/tests/faults/",
	"/tests/languages/",
	"/tests/same-truth/",
	"/app/server/",
];

/** Takes the longest first, and among the others those that Vitest itself would. */
export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const order = await super.sort(files);
		return order.toSorted((a, b) => rank(a) - rank(b));
	}
}

function rank({ moduleId }: TestSpecification): number {
	const found = LONGEST.findIndex((part) => moduleId.includes(part));
	return found === -1 ? LONGEST.length : found;
}
