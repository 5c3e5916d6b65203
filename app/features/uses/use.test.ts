import { describe, expect, it } from "vitest";
import { ANSWER_OF, REASONS } from "#app/core/decision-reasons.ts";
import { anEntry, anError, entries, minutesAfterNoon, says } from "#tests/builders.ts";
import { aUse } from "#tests/uses.ts";
import { isAgainst, lookedIntoBy, usesIn, WHY_NOT, wasAllowed, whyNot } from "./use.ts";

describe("the uses in a patient's entries", () => {
	it("stand with the newest use first, whatever the order in which they came", () => {
		const found = usesIn(
			entries(
				aUse({ use: "old", usedAt: "2026-03-01T09:00:00Z" }),
				says("no"),
				aUse({ use: "new", usedAt: "2026-11-20T09:00:00Z" }),
				aUse({ use: "between", usedAt: "2026-06-01T09:00:00Z" }),
			),
		);
		expect(found.map(({ id }) => id)).toEqual(["new", "between", "old"]);
	});

	it("keep one that was recorded in error, with the day on which that was found", () => {
		const [use] = usesIn([anEntry(aUse(), 1), anEntry(anError(1), 2, minutesAfterNoon(5))]);
		expect(use?.inErrorAt).toEqual(minutesAfterNoon(5));
	});

	it("keep one as it was where the correction was itself the mistake", () => {
		expect(usesIn(entries(aUse(), anError(1), anError(2)))[0]?.inErrorAt).toBeNull();
	});

	it("are none where nothing was used", () => {
		expect(usesIn(entries(says("yes")))).toEqual([]);
	});
});

describe("a use that was not allowed", () => {
	it.each(REASONS)("is told by the decision of that moment: %s", (reason) => {
		const decided = { answer: ANSWER_OF[reason], reason };
		const allowed = ["permit", "not-applicable"].includes(decided.answer);
		expect(wasAllowed(decided)).toBe(allowed);
		expect(whyNot(decided) === undefined).toBe(allowed);
	});

	it("has a reason that a patient can read", () => {
		const told = new Set(REASONS.map((reason) => whyNot({ answer: ANSWER_OF[reason], reason })));
		expect([...told].filter((why) => why !== undefined).sort()).toEqual([...WHY_NOT].sort());
	});

	it("is against a no only while it stands", () => {
		const no = aUse({ decided: { answer: "deny", reason: "said-no" } });
		expect(usesIn(entries(no)).map(isAgainst)).toEqual([true]);
		expect(usesIn(entries(no, anError(1))).map(isAgainst)).toEqual([false]);
		expect(usesIn(entries(aUse())).map(isAgainst)).toEqual([false]);
	});

	it("is looked into by the next working day, over Christmas too", () => {
		expect(lookedIntoBy(new Date("2026-11-20T12:00:00Z"), "england")).toBe("2026-11-23");
		expect(lookedIntoBy(new Date("2026-12-24T12:00:00Z"), "england")).toBe("2026-12-29");
		expect(lookedIntoBy(new Date("2027-03-27T23:30:00Z"), "england")).toBe("2027-03-30");
	});
});
