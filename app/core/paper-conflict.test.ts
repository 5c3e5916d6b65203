import { describe, expect, it } from "vitest";
import {
	aChoice,
	anEntry,
	anError,
	anOverride,
	anUndoing,
	aSaying,
	aStatus,
	asked,
	decided,
	EVERYTHING,
	EYE,
	entries,
	everyPurpose,
	NOON,
	says,
	theMother,
	thePatient,
} from "#tests/builders.ts";
import type { Answer, EntryBody } from "./entry.ts";
import { paperConflicts } from "./paper-conflict.ts";
import type { Scope } from "./scope.ts";
import { fold } from "./standing.ts";
import { PATIENT } from "./standing-row.ts";

describe("a paper form that was written before a standing choice", () => {
	const form = (answer: Answer, disagreesWith: number[]): EntryBody =>
		aChoice({ answer, disagreesWith, saidOn: "2026-11-01", said: aSaying(thePatient, "paper") });

	it("is a conflict with it, whichever of them is the yes", () => {
		expect(decided(says("no"), form("yes", [1]))).toMatchObject({
			answer: "deny",
			reason: "conflict",
			choiceSeq: 2,
		});
		expect(decided(says("yes"), form("no", [1])).reason).toBe("conflict");
	});

	it("is not settled by a call alone, but by an answer marked so or given online", () => {
		const history = [says("no"), form("yes", [1])];
		expect(decided(...history, says("yes", thePatient, undefined, "phone")).reason).toBe("conflict");
		expect(decided(...history, says("yes")).reason).toBe("said-yes");
		const settling = aChoice({ settles: true, said: aSaying(thePatient, "phone") });
		expect(decided(...history, settling).reason).toBe("said-yes");
		expect(decided(...history, settling, says("yes", thePatient, undefined, "phone")).reason).toBe(
			"said-yes",
		);
	});

	it("is not settled by yes to everything, but by no to everything", () => {
		const history = [says("no"), form("yes", [1])];
		expect(decided(...history, says("yes", thePatient, EVERYTHING)).reason).toBe("conflict");
		expect(decided(...history, says("no", thePatient, EVERYTHING)).reason).toBe("said-no");
	});

	it("of everything is settled by yes to everything, but one about one tool is not", () => {
		const all = aChoice({ scope: EVERYTHING, answer: "no", disagreesWith: [1], saidOn: "2026-11-01" });
		const history = [
			says("yes", thePatient, EVERYTHING),
			{ ...all, said: aSaying(thePatient, "paper") },
			says("yes", thePatient, undefined, "phone"),
			form("no", [3]),
			says("yes", thePatient, EVERYTHING),
		];
		expect(decided(...history)).toMatchObject({ reason: "conflict", choiceSeq: 4 });
		expect(asked({ tool: everyPurpose, purpose: "planning" }, ...history).reason).toBe("said-yes");
	});

	it("by a trusted person is settled by a patient who decides for themself, and by no earlier answer", () => {
		const theirs = (disagreesWith: number[]): EntryBody =>
			aChoice({ answer: "no", disagreesWith, saidOn: "2026-11-01", said: aSaying(theMother, "paper") });
		const history = [says("yes"), theirs([1]), says("yes")];
		expect(decided(...history)).toMatchObject({ reason: "said-yes", choiceSeq: 3 });
		expect(decided(...history, theirs([3]))).toMatchObject({ reason: "conflict", choiceSeq: 4 });
		expect(decided(aStatus("represented"), says("yes", theMother), theirs([2]), says("yes")).reason).toBe(
			"conflict",
		);
	});

	it("stays a conflict when an unsure said after another answer is taken back", () => {
		expect(decided(says("no"), says("unsure"), form("yes", [2]), anUndoing(2)).reason).toBe("conflict");
	});

	it("is a conflict only where both speak", () => {
		const broad = aChoice({ scope: EVERYTHING, answer: "no", disagreesWith: [1], saidOn: "2026-11-01" });
		const history = [says("yes"), { ...broad, said: aSaying(thePatient, "paper") }];
		expect(decided(...history).reason).toBe("conflict");
		expect(asked({ tool: everyPurpose, purpose: "planning" }, ...history).reason).toBe("said-no");
	});

	it("is no conflict when the form or the choice was recorded in error", () => {
		expect(decided(says("no"), form("yes", [1]), anError(2)).reason).toBe("said-no");
		expect(decided(says("no"), form("yes", [1]), anError(1)).reason).toBe("said-yes");
	});

	it("stays a conflict when the no it disagreed with is taken back: that is not saying yes", () => {
		expect(decided(says("no"), form("yes", [1]), anUndoing(1)).reason).toBe("conflict");
	});

	it("is never overridden", () => {
		expect(decided(says("unsure"), form("yes", [1]), anOverride()).reason).toBe("conflict");
		expect(asked({ onList: false }, says("unsure"), form("yes", [1]), anOverride()).reason).toBe(
			"not-on-list",
		);
	});
});

describe("what a form disagrees with, when staff key it in", () => {
	const online = anEntry(says("no"), 1, new Date("2026-11-10T12:00:00Z"));
	const keyed = (
		answer: Answer,
		saidOn: string,
		scope: Scope = { tool: EYE, purpose: "care" },
		who = PATIENT,
	) => paperConflicts(fold([online]), { answer, saidOn, scope, who });

	it("is a later-said choice with another answer", () => {
		expect(keyed("yes", "2026-11-09")).toEqual([1]);
		expect(keyed("unsure", "2026-11-09")).toEqual([1]);
		expect(keyed("no", "2026-11-09")).toEqual([]);
	});

	it("is not a choice of the same day or of a day before the form", () => {
		expect(keyed("yes", "2026-11-10")).toEqual([]);
		expect(keyed("yes", "2026-11-11")).toEqual([]);
	});

	it("is not a choice that the form takes nothing from", () => {
		expect(keyed("yes", "2026-11-09", EVERYTHING)).toEqual([]);
		expect(keyed("yes", "2026-11-09", { tool: "skin-photo", purpose: "care" })).toEqual([]);
		expect(keyed("yes", "2026-11-09", { tool: EYE, purpose: "care" }, "mother")).toEqual([]);
	});

	it("is each yes that no to everything would end", () => {
		const other = anEntry(says("yes", thePatient, { tool: "skin-photo", purpose: "care" }), 2, NOON);
		const standing = fold([{ ...online, body: says("yes") }, other]);
		const form = { answer: "no", saidOn: "2026-11-09", scope: EVERYTHING, who: PATIENT } as const;
		expect(paperConflicts(standing, form)).toEqual([1, 2]);
	});

	it("is not a yes that was ended already", () => {
		const standing = fold([
			anEntry(says("yes"), 1, online.at),
			anEntry(says("no", thePatient, EVERYTHING), 2, online.at),
		]);
		const form = {
			answer: "no",
			saidOn: "2026-11-09",
			scope: { tool: EYE, purpose: "care" },
			who: PATIENT,
		} as const;
		expect(paperConflicts(standing, form)).toEqual([]);
	});

	it("is what the same person said, where each speaks for themself", () => {
		const standing = fold(entries(aStatus("jointly"), says("no", theMother)));
		const form = { answer: "yes", saidOn: "2026-11-09", scope: { tool: EYE, purpose: "care" } } as const;
		expect(paperConflicts(standing, { ...form, who: PATIENT })).toEqual([]);
		expect(paperConflicts(standing, { ...form, who: "mother" })).toEqual([2]);
	});
});
