import { describe, expect, it } from "vitest";
import {
	aChoice,
	anUndoing,
	aSaying,
	aStatus,
	asked,
	aTool,
	consentTool,
	decided,
	EVERYTHING,
	EYE,
	entries,
	says,
	theMother,
	thePatient,
} from "#tests/builders.ts";
import { standingWord } from "./deciding-choice.ts";
import type { EntryBody } from "./entry.ts";
import type { Scope } from "./scope.ts";
import { fold } from "./standing.ts";

const RESEARCH: Scope = { tool: EYE, purpose: "research" };

describe("a patient's own choice", () => {
	it("is what decides, and the decision names it and its notice", () => {
		expect(decided(says("no"))).toMatchObject({ answer: "deny", reason: "said-no", choiceSeq: 1, notice: 1 });
		expect(asked({ tool: consentTool }, says("yes"))).toMatchObject({ answer: "permit", reason: "said-yes" });
	});

	it("asks first while they are not sure", () => {
		expect(decided(says("unsure"))).toMatchObject({ answer: "ask", reason: "unsure", choiceSeq: 1 });
	});

	it.each(["online", "phone", "paper", "in-person", "letter"] as const)("counts the same by %s", (way) => {
		expect(decided(says("yes"), says("no", thePatient, undefined, way)).reason).toBe("said-no");
		expect(asked({ tool: consentTool }, says("yes", thePatient, undefined, way)).reason).toBe("said-yes");
	});

	it("can be changed as often as they like, the latest counting", () => {
		expect(decided(says("no"), says("yes")).reason).toBe("said-yes");
		expect(decided(says("no"), says("yes"), says("no")).reason).toBe("said-no");
	});

	it("about one purpose says nothing about another", () => {
		expect(decided(says("no", thePatient, RESEARCH)).reason).toBe("used-unless-no");
	});

	it("about one tool says nothing about another", () => {
		expect(decided(says("no", thePatient, { tool: "skin-photo", purpose: "care" })).reason).toBe(
			"used-unless-no",
		);
	});
});

describe("no to everything", () => {
	it("ends last month's yes about one tool", () => {
		expect(decided(says("yes"), says("no", thePatient, EVERYTHING))).toMatchObject({
			reason: "said-no",
			choiceSeq: 2,
		});
	});

	it("leaves a yes that is said again after it", () => {
		expect(decided(says("yes"), says("no", thePatient, EVERYTHING), says("yes"))).toMatchObject({
			reason: "said-yes",
			choiceSeq: 3,
		});
	});

	it("does not claim to be honoured where no choice is possible", () => {
		const tool = aTool({ basis: { care: "information" } });
		expect(asked({ tool }, says("no", thePatient, EVERYTHING)).reason).toBe("no-individual-choice");
		expect(asked({ purpose: "research" }, says("no", thePatient, EVERYTHING)).reason).toBe(
			"purpose-does-not-apply",
		);
	});
});

describe("yes to everything", () => {
	it.each([
		["no", "said-no"],
		["unsure", "unsure"],
	] as const)("never reopens %s about one tool", (answer, reason) => {
		expect(decided(says(answer), says("yes", thePatient, EVERYTHING))).toMatchObject({
			reason,
			choiceSeq: 1,
		});
	});

	it("never reopens a no about one tool, also with no to everything in between", () => {
		const history = [says("no"), says("no", thePatient, EVERYTHING), says("yes", thePatient, EVERYTHING)];
		expect(decided(...history)).toMatchObject({ reason: "said-no", choiceSeq: 1 });
	});

	it("ends an earlier no to everything", () => {
		expect(decided(says("no", thePatient, EVERYTHING), says("yes", thePatient, EVERYTHING)).reason).toBe(
			"said-yes",
		);
	});

	it("does not bring back a yes that no to everything ended", () => {
		const history = [says("yes"), says("no", thePatient, EVERYTHING), says("yes", thePatient, EVERYTHING)];
		expect(decided(...history)).toMatchObject({ reason: "said-yes", choiceSeq: 3 });
	});
});

describe("choices that are neither narrower nor broader than each other", () => {
	const tool: Scope = { tool: EYE, purpose: null };
	const purpose: Scope = { tool: null, purpose: "care" };

	it("leave the more cautious to decide", () => {
		expect(decided(says("no", thePatient, tool), says("yes", thePatient, purpose)).reason).toBe("said-no");
		expect(decided(says("unsure", thePatient, tool), says("yes", thePatient, purpose)).reason).toBe("unsure");
	});

	it("end a yes by any later no or unsure", () => {
		expect(decided(says("yes", thePatient, tool), says("unsure", thePatient, purpose)).reason).toBe("unsure");
	});
});

describe("a no that a yes ended", () => {
	it("does not stand again when the patient is unsure about everything", () => {
		const inCare: Scope = { tool: null, purpose: "care" };
		const history = [says("no", thePatient, inCare), says("yes"), says("unsure", thePatient, EVERYTHING)];
		expect(decided(...history)).toMatchObject({ reason: "unsure", choiceSeq: 3 });
	});
});

describe("a yes given under an older notice", () => {
	const changed = aTool({ notice: 3, materialNotice: 2, reaskOnMaterial: true });

	it("stands and is marked so", () => {
		expect(asked({ tool: aTool({ notice: 2 }) }, says("yes"))).toMatchObject({
			answer: "permit",
			olderNotice: true,
		});
		expect(asked({ tool: aTool({ notice: 1 }) }, says("yes")).olderNotice).toBe(false);
	});

	it("is asked again after a material change, where the tool's policy says so", () => {
		expect(asked({ tool: changed }, says("yes"))).toMatchObject({
			answer: "ask",
			reason: "tool-changed",
			choiceSeq: 1,
			olderNotice: true,
		});
		expect(asked({ tool: { ...changed, reaskOnMaterial: false } }, says("yes")).reason).toBe("said-yes");
		expect(asked({ tool: changed }, aChoice({ notice: 2 }))).toMatchObject({
			reason: "said-yes",
			olderNotice: true,
		});
	});

	it("is asked again too where it named no tool, for it was given under no notice", () => {
		expect(asked({ tool: changed }, says("yes", thePatient, EVERYTHING)).reason).toBe("tool-changed");
		expect(
			asked({ tool: changed }, aChoice({ notice: 3 }), says("yes", thePatient, EVERYTHING)),
		).toMatchObject({
			reason: "said-yes",
			choiceSeq: 1,
		});
	});

	it("is asked of each who decides jointly", () => {
		const history = [aStatus("jointly"), says("yes"), aChoice({ notice: 3, said: aSaying(theMother) })];
		expect(asked({ tool: changed }, ...history)).toMatchObject({ reason: "tool-changed", choiceSeq: 2 });
	});

	it("leaves a no as it is", () => {
		expect(asked({ tool: changed }, says("no"))).toMatchObject({ reason: "said-no", olderNotice: true });
	});
});

describe("what the patient's own words come to", () => {
	const wordAbout = (tool: string | null, ...bodies: readonly EntryBody[]) =>
		standingWord(fold(entries(...bodies)), tool, "care")?.state;

	it("is the newest answer about the tool", () => {
		expect(wordAbout(EYE, says("no"), says("yes"))).toBe("yes");
		expect(wordAbout(EYE)).toBeUndefined();
	});

	it("is no where a no to everything ended a yes", () => {
		expect(wordAbout(EYE, says("yes"), says("no", thePatient, EVERYTHING))).toBe("no");
	});

	it("is nothing where a no that ended a yes was taken back", () => {
		expect(wordAbout(EYE, says("yes"), says("no"), anUndoing(2))).toBeUndefined();
	});

	it("is asked of all tools without what was said about one", () => {
		expect(wordAbout(null, says("no"))).toBeUndefined();
		expect(wordAbout(null, says("no"), says("yes", thePatient, EVERYTHING))).toBe("yes");
	});

	it("is not what somebody else said for them", () => {
		expect(wordAbout(EYE, says("no", theMother))).toBeUndefined();
	});
});
