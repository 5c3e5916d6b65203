import { describe, expect, it } from "vitest";
import type { Moved } from "#app/core/dispute-entry.ts";
import { aDispute, aMove, entries, written } from "#tests/builders.ts";
import { disputesIn } from "./dispute.ts";
import { newsOf } from "./news.ts";
import { shownEvents, stepsOf } from "./shown-event.ts";

const take: Moved = { move: "take", reviewer: { id: "okoye", name: "Dr Okoye" } };
const ask: Moved = { move: "ask", written: written("Which eye?") };
const answer: Moved = {
	move: "answer",
	outcomes: ["new-test"],
	passedTo: [],
	written: written("You were right."),
	apology: written("We are sorry."),
};

function disputeAfter(...moves: readonly Moved[]) {
	const [found] = disputesIn(entries(aDispute(), ...moves.map(aMove)));
	if (found === undefined) throw new Error("no dispute");
	return found;
}

describe("what happened, for whoever holds the patient's letter", () => {
	it("says what and when, and nothing about health, until the patient switched that on", () => {
		const dispute = disputeAfter(take, ask, answer, { move: "candour", step: "told", day: "2026-12-01" });
		const hidden = shownEvents(dispute, false, "en");
		expect(hidden.map(({ move }) => move)).toEqual(["take", "ask", "answer"]);
		expect(JSON.stringify(hidden)).not.toMatch(/eye|right|sorry|new-test/i);
		expect(hidden.map(({ isHidden }) => isHidden)).toEqual([false, true, true]);
		const shown = shownEvents(dispute, true, "en");
		expect(shown.map(({ words }) => words?.words)).toEqual([
			undefined,
			"Which eye?",
			"You were right.",
			undefined,
		]);
		expect(shown[2]).toMatchObject({ outcomes: ["new-test"], apology: { words: "We are sorry." } });
	});

	it("is in their language where a person translated it later, with the original beside it", () => {
		const dispute = disputeAfter(take, ask, {
			move: "translate",
			of: 3,
			written: written("کون سی آنکھ؟", "ur"),
		});
		expect(shownEvents(dispute, true, "ur")[1]?.words).toEqual({
			words: "کون سی آنکھ؟",
			lang: "ur",
			original: { words: "Which eye?", lang: "en" },
			isForeign: false,
		});
	});

	it("says that it is in another language where nobody translated it", () => {
		const [, asked] = shownEvents(disputeAfter(take, ask), true, "pl");
		expect(asked?.words).toMatchObject({ words: "Which eye?", lang: "en", isForeign: true, original: null });
	});

	it("never takes the translation of an answer for that of its apology", () => {
		const dispute = disputeAfter(take, answer, {
			move: "translate",
			of: 3,
			written: written("Masz rację.", "pl"),
		});
		const [, answered] = shownEvents(dispute, true, "pl");
		expect(answered?.words?.words).toBe("Masz rację.");
		expect(answered?.apology).toMatchObject({ words: "We are sorry.", isForeign: true });
	});
});

describe("the way so far", () => {
	const names = (...moves: readonly Moved[]) =>
		stepsOf(disputeAfter(...moves), "2026-12-07").map(({ name, isNow }) => (isNow ? `${name} now` : name));

	it("has one step that is now, from the receipt to the answer", () => {
		expect(names()).toEqual(["got now", "looking", "answer"]);
		expect(names(take)).toEqual(["got", "looking now", "answer"]);
		expect(names(take, ask)).toEqual(["got", "looking", "asking now", "answer"]);
		expect(names(take, answer)).toEqual(["got", "looking", "answer now"]);
		expect(names({ move: "withdraw" })).toEqual(["got", "withdrawn now"]);
	});

	it("begins anew when the patient does not agree", () => {
		expect(names(take, ask, answer, { move: "disagree", written: null })).toEqual([
			"got now",
			"looking",
			"answer",
		]);
	});
});

describe("what the patient is written to about", () => {
	const news = (...moves: readonly Moved[]) => {
		const dispute = disputeAfter(...moves);
		const last = dispute.history.at(-1);
		return newsOf(dispute, last ?? dispute.raised);
	};

	it.each([
		["the raising", [], "raised"],
		["who looks", [take], "take"],
		["a question", [take, ask], "ask"],
		["an answer", [take, answer], "answer"],
		["that it was taken back", [{ move: "withdraw" }], "withdraw"],
		["a look for harm, never", [{ move: "look", harm: "severe", note: "" }], undefined],
		["a step of candour, never", [{ move: "candour", step: "told", day: "2026-12-01" }], undefined],
		[
			"our words in their language",
			[take, ask, { move: "translate", of: 3, written: written("x", "ur") }],
			"translate",
		],
		["their own words in ours, never", [{ move: "translate", of: 1, written: written("x") }], undefined],
	] as const)("is %s", (_what, moves, expected) => {
		expect(news(...(moves as readonly Moved[]))).toBe(expected);
	});

	it("is nothing while a challenge is withheld from them", () => {
		const what = {
			by: "clinician",
			challenge: "harm",
			withheld: "It would harm them to read it now.",
		} as const;
		const [withheld] = disputesIn(entries(aDispute({ what }), aMove(take)));
		expect(withheld && newsOf(withheld, withheld.raised)).toBeUndefined();
	});

	it("is a copy of what staff typed for them", () => {
		expect(news(take, ask, { move: "reply", written: written("Left") })).toBe("reply");
	});
});
