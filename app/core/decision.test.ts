import { describe, expect, it } from "vitest";
import {
	aChoice,
	anOverride,
	aPause,
	aPauseClosed,
	aQuestion,
	aStatus,
	asked,
	aTool,
	consentTool,
	decided,
	EVERYTHING,
	EYE,
	entries,
	everyPurpose,
	minutesAfterNoon,
	NOON,
	says,
	theAttorney,
	theMother,
	thePatient,
} from "#tests/builders.ts";
import { decide } from "./decision.ts";
import type { Decider } from "./said.ts";
import type { Purpose, Scope } from "./scope.ts";
import { fold } from "./standing.ts";
import type { StandingRow } from "./standing-row.ts";

const RESEARCH: Scope = { tool: EYE, purpose: "research" };

describe("a patient who has said nothing", () => {
	it("has a tool used that is used unless they say no", () => {
		expect(decided()).toMatchObject({ answer: "permit", reason: "used-unless-no", choiceSeq: null });
	});

	it("has no tool used that needs their yes", () => {
		expect(asked({ tool: consentTool })).toMatchObject({ answer: "deny", reason: "needs-a-yes" });
	});

	it("is told where no individual choice is possible", () => {
		const tool = aTool({ basis: { care: "information" } });
		expect(asked({ tool })).toMatchObject({ answer: "not-applicable", reason: "no-individual-choice" });
	});

	it("is unknown to a service that has them on none of its lists", () => {
		expect(asked({ onList: false })).toMatchObject({ answer: "unknown", reason: "not-on-list" });
	});

	it("has no tool used for a purpose that the tool does not name", () => {
		expect(asked({ purpose: "research" })).toMatchObject({
			answer: "not-applicable",
			reason: "purpose-does-not-apply",
		});
	});
});

describe("a tool that is paused or retired for everybody", () => {
	it("is not used, whatever else stands", () => {
		const law = { name: "Act", starts: minutesAfterNoon(-9), ends: minutesAfterNoon(9), purpose: null };
		expect(asked({ tool: aTool({ paused: true, laws: [law] }) }, says("yes"), anOverride()).reason).toBe(
			"tool-paused",
		);
		expect(asked({ tool: aTool({ retired: true, laws: [law] }) }, says("yes"), anOverride()).reason).toBe(
			"tool-retired",
		);
	});
});

describe("a dispute that pauses the tool for this patient", () => {
	it("stops the tool while it is open, also after a new yes", () => {
		expect(decided(says("yes"), aPause(), says("yes"))).toMatchObject({ answer: "deny", reason: "disputed" });
	});

	it("stops no other tool", () => {
		expect(decided(aPause("dispute-1", "skin-photo")).reason).toBe("used-unless-no");
	});

	it("asks the patient once it is closed, whatever they said before", () => {
		expect(decided(aPause(), aPauseClosed())).toMatchObject({ answer: "ask", reason: "dispute-closed" });
		expect(decided(says("yes"), aPause(), says("yes"), aPauseClosed()).reason).toBe("dispute-closed");
	});

	it("is answered by a later choice that names the tool", () => {
		expect(decided(aPause(), aPauseClosed(), says("yes")).reason).toBe("said-yes");
		const anyPurpose = says("yes", thePatient, { tool: EYE, purpose: null });
		expect(decided(aPause(), aPauseClosed(), anyPurpose).reason).toBe("said-yes");
	});

	it("is not answered by yes to everything, nor by a choice about another purpose", () => {
		expect(decided(aPause(), aPauseClosed(), says("yes", thePatient, EVERYTHING)).reason).toBe(
			"dispute-closed",
		);
		expect(decided(aPause(), aPauseClosed(), says("yes", thePatient, RESEARCH)).reason).toBe(
			"dispute-closed",
		);
	});

	it("is answered with no by a later no of any breadth", () => {
		expect(decided(aPause(), aPauseClosed(), says("no", thePatient, EVERYTHING)).reason).toBe("said-no");
	});

	it("goes on while another dispute about the tool is open", () => {
		expect(decided(aPause("one"), aPause("two"), aPauseClosed("one")).reason).toBe("disputed");
		expect(
			decided(aPause("one"), aPause("two"), aPauseClosed("one"), says("yes"), aPauseClosed("two")).reason,
		).toBe("dispute-closed");
	});

	it("is not answered by a trusted person while the patient decides", () => {
		expect(decided(aPause(), aPauseClosed(), says("yes", theMother)).reason).toBe("dispute-closed");
		expect(decided(aStatus("jointly"), aPause(), aPauseClosed(), says("yes", theMother)).reason).toBe(
			"said-yes",
		);
	});
});

describe("a tool that is not used here", () => {
	it("takes a yes as a wish and nothing more", () => {
		expect(asked({ tool: aTool({ usedHere: false }) }, says("yes"))).toMatchObject({
			answer: "not-applicable",
			reason: "not-used-here",
		});
	});
});

describe("the National Data Opt-out", () => {
	it.each(["planning", "research", "training", "synthetic"] as const)("stops %s", (purpose) => {
		const question = { tool: everyPurpose, purpose, optOut: true };
		expect(asked(question)).toMatchObject({ answer: "deny", reason: "national-opt-out" });
		expect(asked(question, says("yes", thePatient, EVERYTHING)).reason).toBe("national-opt-out");
		expect(asked(question, says("yes", thePatient, { tool: EYE, purpose: null })).reason).toBe(
			"national-opt-out",
		);
		expect(asked(question, says("yes", thePatient, { tool: null, purpose })).reason).toBe("national-opt-out");
	});

	it("gives way to a yes to just this tool and purpose, and names that yes", () => {
		const question = { tool: everyPurpose, purpose: "research" as Purpose, optOut: true };
		const history = [says("yes", thePatient, RESEARCH), says("yes", thePatient, EVERYTHING)];
		expect(asked(question, ...history)).toMatchObject({ reason: "said-yes", choiceSeq: 1 });
		expect(asked(question, ...history, says("no", thePatient, EVERYTHING)).reason).toBe("national-opt-out");
	});

	it("gives way only to a yes of somebody whose yes counts, and not to one to be asked again", () => {
		const question = { tool: everyPurpose, purpose: "research" as Purpose, optOut: true };
		const anyPurpose = { tool: EYE, purpose: null };
		const own = [
			says("yes", thePatient, RESEARCH),
			aStatus("represented"),
			says("yes", theAttorney, anyPurpose),
		];
		expect(asked(question, ...own).reason).toBe("national-opt-out");
		const tool = { ...everyPurpose, materialNotice: 2, reaskOnMaterial: true };
		const old = [aChoice({ scope: RESEARCH }), aChoice({ scope: anyPurpose, notice: 2 })];
		expect(asked({ ...question, tool }, ...old).reason).toBe("national-opt-out");
	});

	it("names the latest yes where two decide", () => {
		const question = { tool: everyPurpose, purpose: "research" as Purpose, optOut: true };
		const yes = (decider: Decider) => says("yes", decider, RESEARCH);
		const history = [aStatus("jointly"), yes(thePatient), yes(theMother), yes(thePatient)];
		expect(asked(question, ...history)).toMatchObject({ reason: "said-yes", choiceSeq: 4 });
	});

	it("says nothing about the patient's own care", () => {
		expect(asked({ optOut: true }).reason).toBe("used-unless-no");
	});
});

describe("a decision", () => {
	it("says as of when it is, and holds for a minute", () => {
		expect(decided()).toMatchObject({ asOf: NOON, expires: minutesAfterNoon(1) });
	});

	it("holds no longer than an override or a law that ends, or a law that begins", () => {
		const soon = new Date(NOON.getTime() + 20_000);
		const law = { name: "Act", starts: soon, ends: minutesAfterNoon(9), purpose: null };
		expect(decided(anOverride({ ends: soon.toISOString() })).expires).toEqual(soon);
		expect(asked({ tool: aTool({ laws: [law] }) })).toMatchObject({ expires: soon, lawEnds: null });
		const inForce = { ...law, starts: minutesAfterNoon(-9) };
		expect(asked({ tool: aTool({ laws: [inForce] }) }).lawEnds).toEqual(law.ends);
		expect(
			asked({ tool: aTool({ laws: [{ ...law, starts: minutesAfterNoon(-9), ends: soon }] }) }).expires,
		).toEqual(soon);
	});

	it("is never a guess: a row that cannot be understood makes it unknown, also in an emergency", () => {
		const standing = fold(entries(says("yes"), aPause(), anOverride(), aStatus("jointly")));
		const damages: Partial<Record<keyof StandingRow, unknown>>[] = [
			{ state: "maybe" },
			{ kind: "opinion" },
			{ seq: 0 },
			{ seq: Number.NaN },
			{ purpose: "fun" },
			{ tool: 7 },
			{ who: null },
		];
		for (const at of standing.keys())
			for (const damage of damages) {
				const damaged = standing.map((row, n) => (n === at ? ({ ...row, ...damage } as StandingRow) : row));
				expect(decide(damaged, aQuestion())).toMatchObject({ answer: "unknown", reason: "could-not-tell" });
			}
		expect(decide([null as unknown as StandingRow], aQuestion()).reason).toBe("could-not-tell");
	});

	it("is unknown at a time that is no time, and for a basis that is none", () => {
		expect(asked({ at: new Date(Number.NaN) }).reason).toBe("could-not-tell");
		const tool = aTool({ basis: { care: "maybe" as "consent" } });
		expect(asked({ tool }, says("yes")).reason).toBe("could-not-tell");
	});
});
