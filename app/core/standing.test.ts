import { describe, expect, it } from "vitest";
import {
	anError,
	anUndoing,
	aPause,
	asked,
	consentTool,
	decided,
	EVERYTHING,
	says,
	thePatient,
} from "#tests/builders.ts";

describe("a choice that was taken back", () => {
	it("is as if never said, where it was a yes", () => {
		expect(decided(says("no"), says("yes"), anUndoing(2))).toMatchObject({ reason: "said-no", choiceSeq: 1 });
		expect(asked({ tool: consentTool }, says("yes"), anUndoing(1)).reason).toBe("needs-a-yes");
	});

	it("brings no earlier yes back, where it was a no or unsure", () => {
		for (const answer of ["no", "unsure"] as const) {
			expect(asked({ tool: consentTool }, says("yes"), says(answer), anUndoing(2)).reason).toBe(
				"needs-a-yes",
			);
			const broad = [says("yes"), says(answer, thePatient, EVERYTHING), anUndoing(2)];
			expect(asked({ tool: consentTool }, ...broad).reason).toBe("needs-a-yes");
		}
	});

	it("leaves an earlier no in its place", () => {
		expect(decided(says("no"), says("unsure"), anUndoing(2))).toMatchObject({
			reason: "said-no",
			choiceSeq: 1,
		});
	});
});

describe("an entry recorded in error", () => {
	it("is ignored with all that it did", () => {
		expect(decided(says("yes"), says("no"), anError(2))).toMatchObject({ reason: "said-yes", choiceSeq: 1 });
		expect(decided(aPause(), anError(1)).reason).toBe("used-unless-no");
		expect(decided(says("yes"), anUndoing(1), anError(2)).reason).toBe("said-yes");
	});

	it("counts again when saying so was itself an error", () => {
		expect(decided(says("no"), anError(1), anError(2)).reason).toBe("said-no");
	});
});
