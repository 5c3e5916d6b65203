import { describe, expect, it } from "vitest";
import {
	aPause,
	asked,
	aTool,
	EVERYTHING,
	everyPurpose,
	minutesAfterNoon,
	says,
	thePatient,
} from "#tests/builders.ts";

describe("the basis of a purpose", () => {
	it.each(["research", "training", "synthetic"] as const)("is always consent for %s", (purpose) => {
		for (const basis of ["objection", "consent", "information"] as const)
			expect(asked({ tool: aTool({ basis: { [purpose]: basis } }), purpose }).reason).toBe("needs-a-yes");
	});

	it("leaves nothing to choose where no information about patients goes in, whatever was said", () => {
		const tool = aTool({ basis: { research: "information" }, usesPatientData: false });
		const answers = (["yes", "no", "unsure"] as const).map(
			(answer) => asked({ tool, purpose: "research" }, says(answer, thePatient, EVERYTHING)).answer,
		);
		expect([asked({ tool, purpose: "research" }).reason, ...answers]).toEqual([
			"no-individual-choice",
			...["not-applicable", "not-applicable", "not-applicable"],
		]);
		const strange = aTool({ basis: { research: "objection" }, usesPatientData: false });
		expect(asked({ tool: strange, purpose: "research" }).reason).toBe("needs-a-yes");
	});

	it("is the provider's setting for planning", () => {
		const tool = aTool({ basis: { planning: "objection" }, planning: "consent" });
		expect(asked({ tool, purpose: "planning" }).reason).toBe("needs-a-yes");
		const other = aTool({ basis: { planning: "consent" }, planning: "objection" });
		expect(asked({ tool: other, purpose: "planning" }).reason).toBe("used-unless-no");
	});

	it("is not made by the provider's setting where the tool does not name planning", () => {
		const tool = aTool({ planning: "objection" });
		expect(asked({ tool, purpose: "planning" }).reason).toBe("purpose-does-not-apply");
	});

	it("is consent for care too where a machine alone makes a significant decision", () => {
		expect(asked({ tool: aTool({ machineAlone: true }) }).reason).toBe("needs-a-yes");
		const informing = aTool({ machineAlone: true, basis: { care: "information" } });
		expect(asked({ tool: informing }).reason).toBe("needs-a-yes");
	});
});

describe("a legal requirement", () => {
	const law = { name: "Act", starts: minutesAfterNoon(0), ends: minutesAfterNoon(10), purpose: null };

	it("is stronger than a no and than an open dispute", () => {
		expect(asked({ tool: aTool({ laws: [law] }) }, says("no"), aPause())).toMatchObject({
			answer: "permit",
			reason: "law",
		});
	});

	it("counts from its start until before its end", () => {
		const reasonAt = (minutes: number) =>
			asked({ tool: aTool({ laws: [law] }), at: minutesAfterNoon(minutes) }, says("no")).reason;
		expect([-1, 0, 9, 10].map(reasonAt)).toEqual(["said-no", "law", "law", "said-no"]);
	});

	it("counts for its own purpose alone", () => {
		const tool = aTool({ ...everyPurpose, laws: [{ ...law, purpose: "planning" }] });
		expect(asked({ tool }, says("no", thePatient, EVERYTHING)).reason).toBe("said-no");
		expect(asked({ tool, purpose: "planning" }, says("no", thePatient, EVERYTHING)).reason).toBe("law");
	});
});
