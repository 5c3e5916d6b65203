import { describe, expect, it } from "vitest";
import { aStatus, decided, says, theAttorney, theFather, theMother } from "#tests/builders.ts";

describe("a trusted person while the patient decides for themself", () => {
	it("can say no, which counts like any no", () => {
		expect(decided(says("yes"), says("no", theMother)).reason).toBe("said-no");
	});

	it("cannot say yes against the patient's own no or unsure", () => {
		expect(decided(says("no"), says("yes", theMother))).toMatchObject({ reason: "said-no", choiceSeq: 1 });
		expect(decided(says("unsure"), says("yes", theMother)).reason).toBe("unsure");
	});

	it("cannot do so in two steps either", () => {
		expect(decided(says("no"), says("no", theMother), says("yes", theMother)).reason).toBe("said-no");
		expect(decided(says("no"), says("unsure", theMother), says("yes", theMother)).reason).toBe("said-no");
	});

	it("has their no ended by the patient's own yes", () => {
		expect(decided(says("no", theMother), says("yes")).reason).toBe("said-yes");
	});
});

describe("a patient who decides jointly with a parent", () => {
	it("is denied as a conflict while they disagree, whoever spoke last", () => {
		expect(decided(aStatus("jointly"), says("yes"), says("no", theMother))).toMatchObject({
			answer: "deny",
			reason: "conflict",
		});
		expect(decided(aStatus("jointly"), says("no"), says("yes", theMother)).reason).toBe("conflict");
		expect(decided(aStatus("jointly"), says("no", theMother), says("yes")).reason).toBe("conflict");
	});

	it("is no longer in conflict once one of them changes their own answer", () => {
		expect(decided(aStatus("jointly"), says("no"), says("yes", theMother), says("yes")).reason).toBe(
			"said-yes",
		);
		expect(
			decided(aStatus("jointly"), says("no"), says("yes", theMother), says("no", theMother)).reason,
		).toBe("said-no");
	});

	it("is told the latest of two who say the same", () => {
		expect(decided(aStatus("jointly"), says("no"), says("no", theMother)).choiceSeq).toBe(3);
		expect(decided(aStatus("jointly"), says("yes", theMother), says("yes")).choiceSeq).toBe(3);
	});

	it("is asked while one of them is unsure, and denied by a no of one alone", () => {
		expect(decided(aStatus("jointly"), says("yes"), says("unsure", theMother)).reason).toBe("unsure");
		expect(decided(aStatus("jointly"), says("no", theMother)).reason).toBe("said-no");
		expect(decided(aStatus("jointly"), says("yes", theMother)).reason).toBe("said-yes");
	});
});

describe("a represented patient", () => {
	it("has their representative decide", () => {
		expect(decided(aStatus("represented"), says("yes", theAttorney)).reason).toBe("said-yes");
		expect(decided(says("yes"), aStatus("represented"), says("no", theAttorney)).reason).toBe("said-no");
	});

	it("is heard when they object, now or while they decided for themself", () => {
		expect(decided(aStatus("represented"), says("yes", theAttorney), says("no"))).toMatchObject({
			answer: "ask",
			reason: "patient-objects",
			choiceSeq: 3,
		});
		expect(decided(says("no"), aStatus("represented"), says("yes", theAttorney)).reason).toBe(
			"patient-objects",
		);
		expect(decided(says("unsure"), aStatus("represented"), says("yes", theAttorney)).reason).toBe(
			"patient-objects",
		);
	});

	it("is not asked past a representative who is unsure", () => {
		const history = [says("no"), aStatus("represented"), says("unsure", theAttorney)];
		expect(decided(...history)).toMatchObject({ answer: "ask", reason: "unsure", choiceSeq: 3 });
	});

	it("does not object with a no that they themself ended", () => {
		expect(decided(says("no"), says("yes"), aStatus("represented"), says("yes", theAttorney)).reason).toBe(
			"said-yes",
		);
	});

	it("is in conflict while two representatives disagree", () => {
		const history = [aStatus("represented"), says("yes", theMother), says("no", theFather)];
		expect(decided(...history)).toMatchObject({ answer: "deny", reason: "conflict" });
	});

	it("keeps their own no where no representative has answered; their yes waits", () => {
		expect(decided(says("no"), aStatus("represented")).reason).toBe("said-no");
		expect(decided(says("unsure"), aStatus("represented")).reason).toBe("unsure");
		expect(decided(says("yes"), aStatus("represented"))).toMatchObject({
			answer: "ask",
			reason: "representative-decides",
		});
	});
});

describe("a patient who comes to decide for themself", () => {
	it.each(["yes", "no", "unsure"] as const)(
		"is asked where a trusted person's earlier %s would decide",
		(answer) => {
			for (const before of ["jointly", "represented"] as const)
				expect(decided(aStatus(before), says(answer, theMother), aStatus("self"))).toMatchObject({
					answer: "ask",
					reason: "ask-again",
				});
		},
	);

	it("keeps their own choices", () => {
		expect(decided(aStatus("jointly"), says("no"), says("yes", theMother), aStatus("self")).reason).toBe(
			"said-no",
		);
		expect(decided(aStatus("jointly"), says("yes"), says("yes", theMother), aStatus("self"))).toMatchObject({
			reason: "said-yes",
			choiceSeq: 2,
		});
	});

	it("is asked until they have said for themself, whatever yes others say for them meanwhile", () => {
		const history = [aStatus("represented"), says("yes", theMother), aStatus("self"), says("yes", theMother)];
		expect(decided(...history).reason).toBe("ask-again");
		expect(decided(...history, says("yes"))).toMatchObject({ reason: "said-yes", choiceSeq: 5 });
		expect(decided(...history, says("no")).reason).toBe("said-no");
	});

	it("can still be denied or asked by what a trusted person says from then on", () => {
		const history = [aStatus("represented"), says("yes", theMother), aStatus("self")];
		expect(decided(...history, says("no", theMother)).reason).toBe("said-no");
		expect(decided(...history, says("unsure", theMother)).reason).toBe("unsure");
	});

	it("is not asked again by an assessment that finds what was so already", () => {
		expect(decided(says("yes", theMother), aStatus("self")).reason).toBe("said-yes");
	});
});
