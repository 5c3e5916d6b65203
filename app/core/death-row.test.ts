import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	aChoice,
	aDeath,
	anError,
	anOverride,
	aSaying,
	aStatus,
	asked,
	aTool,
	aTrust,
	aWish,
	EVERYTHING,
	EYE,
	everyPurpose,
	minutesAfterNoon,
	says,
	theAttorney,
	theMother,
} from "#tests/builders.ts";
import { history, question, RUNS, record, wishes } from "#tests/histories.ts";
import { wishIn } from "./death-row.ts";
import { decide, type Question } from "./decision.ts";
import { ANSWER_OF } from "./decision-reasons.ts";
import type { Entry, EntryBody } from "./entry.ts";
import type { Scope } from "./scope.ts";
import { fold } from "./standing.ts";

const RESEARCH: Scope = { tool: null, purpose: "research" };
const research = { tool: everyPurpose, purpose: "research" } as const;
const reason = (question: Partial<Question>, ...bodies: readonly EntryBody[]) =>
	asked(question, ...bodies).reason;
const later = (entries: readonly Entry[], ...bodies: readonly EntryBody[]) => {
	const all = [...entries];
	for (const body of bodies) record(all, body);
	return fold(all);
};

describe("the care of somebody who has died", () => {
	it("starts no tool, whatever was said, and not by an emergency or a law", () => {
		const law = { name: "Act", starts: minutesAfterNoon(-9), ends: minutesAfterNoon(9), purpose: null };
		expect(reason({}, aDeath())).toBe("died");
		expect(reason({}, says("yes"), aDeath())).toBe("died");
		expect(reason({}, anOverride(), aDeath())).toBe("died");
		expect(reason({ tool: aTool({ laws: [law] }) }, aDeath())).toBe("died");
		expect(reason({ tool: aTool({ basis: { care: "information" } }) }, aDeath())).toBe("died");
	});

	it("tells nobody on whose list they are not", () => {
		expect(reason({ onList: false }, aDeath())).toBe("not-on-list");
	});

	it("goes on as before where the death was recorded in error", () => {
		expect(reason({}, says("yes"), aDeath(), anError(2))).toBe("said-yes");
	});
});

describe("other uses of the information of somebody who has died", () => {
	it("go on as they were where nothing was wished", () => {
		expect(reason(research, says("yes", undefined, RESEARCH), aDeath())).toBe("said-yes");
		expect(reason(research, says("no", undefined, EVERYTHING), aDeath())).toBe("said-no");
		expect(reason({ tool: everyPurpose, purpose: "planning" }, aDeath())).toBe("used-unless-no");
	});

	it("are denied where somebody would have to be asked", () => {
		expect(reason(research, aDeath())).toBe("died");
		expect(reason(research, says("unsure", undefined, RESEARCH), aDeath())).toBe("died");
	});

	it("end with the wish of a no, that of a yes too which names the tool", () => {
		const yes = aChoice({ scope: { tool: EYE, purpose: "research" } });
		expect(reason(research, yes, aWish({ research: "no" }))).toBe("said-yes");
		expect(asked(research, yes, aWish({ research: "no" }), aDeath())).toMatchObject({
			answer: "deny",
			reason: "no-after-death",
			choiceSeq: 2,
		});
		expect(reason({ tool: everyPurpose, purpose: "planning" }, aWish({ planning: "no" }), aDeath())).toBe(
			"no-after-death",
		);
	});

	it("begin with the wish of a yes where such an answer would have counted, and not before", () => {
		const wish = aWish({ research: "yes" });
		expect(reason(research, wish)).toBe("needs-a-yes");
		expect(reason(research, wish, aDeath())).toBe("yes-after-death");
		expect(reason(research, says("no", undefined, RESEARCH), wish, aDeath())).toBe("yes-after-death");
		expect(reason({ ...research, optOut: true }, wish, aDeath())).toBe("national-opt-out");
		const no = aChoice({ answer: "no", scope: { tool: EYE, purpose: "research" } });
		expect(reason(research, no, wish, aDeath())).toBe("said-no");
	});

	it("are denied by a no that came after the wish of a yes", () => {
		expect(reason(research, aWish({ research: "yes" }), says("no", undefined, EVERYTHING), aDeath())).toBe(
			"said-no",
		);
	});

	it("rest on no yes that was written down only after the death", () => {
		expect(reason(research, aDeath(), says("yes", undefined, RESEARCH))).toBe("died");
		expect(reason(research, aDeath(), aWish({ research: "yes" }))).toBe("died");
	});

	it("rest on no yes of who acted for them, on record or not", () => {
		const yes = says("yes", theAttorney, RESEARCH);
		const represented = aStatus("represented");
		expect(reason(research, represented, yes)).toBe("said-yes");
		expect(reason(research, represented, yes, aDeath())).toBe("died");
		expect(reason(research, represented, aTrust(theAttorney), yes, aDeath())).toBe("died");
		const own = says("yes", undefined, RESEARCH);
		const mothers = says("yes", theMother, RESEARCH);
		expect(reason(research, aStatus("jointly"), own, mothers, aDeath())).toBe("said-yes");
	});

	it("follow no wish that somebody else had for the patient", () => {
		const wish = { ...aWish({ research: "yes" }), said: aSaying(theMother) };
		expect(reason(research, wish, aDeath())).toBe("died");
	});
});

describe("a wish", () => {
	it("changes no answer while the patient lives", () => {
		fc.assert(
			fc.property(history, wishes, question, (before, wished, asked) => {
				const living = before.filter(({ body }) => body.kind !== "death.recorded");
				expect(decide(later(living, aWish(wished)), asked)).toEqual(decide(later(living), asked));
			}),
			RUNS,
		);
	});

	it("is taken back by wishing that it is the same as now", () => {
		const taken = [aWish({ research: "no" }), aWish({ research: "same" })];
		expect(wishIn(later([], ...taken), "research")).toBe("same");
	});
});

describe("a death, after any history", () => {
	it("permits nothing that was not permitted before, unless by a wish of a yes", () => {
		fc.assert(
			fc.property(history, question, (before, asked) => {
				const living = before.filter(({ body }) => body.kind !== "death.recorded");
				const after = decide(later(living, aDeath()), asked);
				if (after.answer !== "permit" || after.reason === "yes-after-death") return;
				expect(decide(fold(living), asked).answer).toBe("permit");
			}),
			RUNS,
		);
	});

	it("permits by a wish of a yes only what the same words said at the same place would have permitted", () => {
		fc.assert(
			fc.property(history, question, (before, asked) => {
				// A wish is taken back by another wish, and no answer by being undone: only the answer would be gone.
				const living = before.filter(
					({ body }) => body.kind !== "death.recorded" && body.kind !== "choice.undone",
				);
				if (decide(later(living, aDeath()), asked).reason !== "yes-after-death") return;
				const scope = { tool: null, purpose: asked.purpose };
				const said = living.map((entry) =>
					entry.body.kind === "after-death.wished" ? { ...entry, body: aChoice({ scope }) } : entry,
				);
				expect(ANSWER_OF[decide(fold(said), asked).reason]).toBe("permit");
			}),
			RUNS,
		);
	});

	it("permits nothing in care, and nothing against a wish of a no but what a law requires", () => {
		fc.assert(
			fc.property(history, question, (before, asked) => {
				const living = before.filter(({ body }) => body.kind !== "death.recorded");
				const dead = later(living, aWish({ planning: "no", research: "no" }), aDeath());
				const { answer, reason } = decide(dead, asked);
				if (asked.purpose === "care") expect(answer).not.toBe("permit");
				if (asked.purpose === "planning" || asked.purpose === "research")
					expect(answer === "permit" && reason !== "law").toBe(false);
			}),
			RUNS,
		);
	});
});
