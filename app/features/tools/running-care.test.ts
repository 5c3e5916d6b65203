import { describe, expect, it } from "vitest";
import { ANSWER_OF, REASONS, type Reason } from "#app/core/decision-reasons.ts";
import { PURPOSES } from "#app/core/scope.ts";
import { runningCare } from "./running-care.ts";
import { ON_UNKNOWN } from "./told-facts.ts";

const POLICIES = [undefined, ...ON_UNKNOWN];
const cases = REASONS.flatMap((reason) => POLICIES.map((onUnknown) => ({ reason, onUnknown })));
const inCare = (reason: Reason, onUnknown: (typeof POLICIES)[number]) =>
	runningCare(reason, "care", onUnknown === undefined ? {} : { onUnknown });
const DEATHS: readonly Reason[] = ["died", "no-after-death"];

describe("what a tool already runs", () => {
	it("follows the tool's policy wherever it is asked first or could not be told", () => {
		for (const reason of ["unsure", "tool-changed", "ask-again", "could-not-tell", "not-on-list"] as const)
			for (const policy of ON_UNKNOWN) expect(inCare(reason, policy), reason).toBe(policy);
	});

	it("is a person's to decide where nobody told what holds", () => {
		expect(inCare("unsure", undefined)).toBe("person-decides");
	});

	it("never goes on against a no, and is not just switched off either", () => {
		const denied = cases.filter(({ reason }) => ANSWER_OF[reason] === "deny" && !DEATHS.includes(reason));
		for (const { reason, onUnknown } of denied)
			expect(inCare(reason, onUnknown), reason).toBe(
				onUnknown === "nothing-runs" ? "nothing-runs" : "person-takes-over",
			);
	});

	it("is told wherever the answer stops a tool in care, and nowhere else", () => {
		for (const { reason, onUnknown } of cases) {
			const stops = !["permit", "not-applicable"].includes(ANSWER_OF[reason]) && !DEATHS.includes(reason);
			expect(inCare(reason, onUnknown) !== null, reason).toBe(stops);
			for (const purpose of PURPOSES)
				if (purpose !== "care") expect(runningCare(reason, purpose, {})).toBeNull();
		}
	});
});
