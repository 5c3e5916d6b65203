import { describe, expect, it } from "vitest";
import type { Moved } from "#app/core/dispute-entry.ts";
import { aChoice, aDispute, aMove, anError, entries, written } from "#tests/builders.ts";
import { disputesIn, isOpen, OPEN_STATES, writtenFor } from "./dispute.ts";
import { MOVES } from "./moves.ts";

const drOkoye = { id: "okoye", name: "Dr Okoye" };
const take: Moved = { move: "take", reviewer: drOkoye };
const answer: Moved = {
	move: "answer",
	outcomes: ["overruled"],
	passedTo: [],
	written: written("You were right."),
	apology: null,
};

function when(...moves: readonly Moved[]) {
	const [found] = disputesIn(entries(aDispute({ checker: "checker" }), ...moves.map(aMove)));
	if (found === undefined) throw new Error("no dispute");
	return found;
}

describe("a dispute folded from its entries", () => {
	it("begins as raised, open and unseen, and whoever checked the use may not review it", () => {
		expect(when()).toMatchObject({
			state: "raised",
			harm: null,
			reviewer: null,
			mayNotReview: ["checker"],
			closedAt: null,
			seq: 1,
		});
	});

	it("is looked at, asked about, replied to and answered", () => {
		expect(when(take)).toMatchObject({ state: "looking", reviewer: drOkoye });
		const asked = when(take, { move: "ask", written: written("Which eye?") });
		expect(asked).toMatchObject({ state: "asking", waits: [{ to: null }] });
		const replied = when(
			take,
			{ move: "ask", written: written("Which eye?") },
			{ move: "reply", written: written("Left") },
		);
		expect(replied.state).toBe("looking");
		expect(replied.waits[0]?.to).not.toBeNull();
		expect(when(take, answer)).toMatchObject({ state: "answered", answer });
		expect(when(take, answer).closedAt).not.toBeNull();
	});

	it("keeps the first look for harm as its time, and the latest as what was found", () => {
		const twice = when({ move: "look", harm: "possible", note: "" }, { move: "look", harm: "low", note: "" });
		expect(twice.harm).toBe("low");
		expect(twice.lookedAt).toEqual(twice.history[0]?.at);
	});

	it("that the patient does not accept is open again, and not for the same reviewer", () => {
		const again = when(take, { move: "agree-date", day: "2026-12-24" }, answer, {
			move: "disagree",
			written: null,
		});
		expect(again).toMatchObject({
			state: "raised",
			reviewer: null,
			mayNotReview: ["checker", "okoye"],
			agreedDay: null,
			closedAt: null,
		});
	});

	it("that is taken back is closed, and waits for nobody", () => {
		const back = when(take, { move: "ask", written: written("Which eye?") }, { move: "withdraw" });
		expect(back.state).toBe("withdrawn");
		expect(back.waits[0]?.to).toEqual(back.closedAt);
	});

	it("counts the days of candour, and a translation changes nothing else", () => {
		const told = when(
			{ move: "candour", step: "told", day: "2026-12-01" },
			{
				move: "translate",
				of: 1,
				written: written("x"),
			},
		);
		expect(told.candour).toEqual({ told: "2026-12-01" });
		expect(told.state).toBe("raised");
	});

	it("is told apart from others, and is not there where it was recorded in error", () => {
		const other = aDispute({ dispute: "dispute-2" });
		const all = disputesIn(entries(aChoice(), aDispute(), other, aMove(take), anError(3)));
		expect(all.map(({ id, state }) => [id, state])).toEqual([["dispute-1", "looking"]]);
	});

	it("ignores a move that was recorded in error", () => {
		const [found] = disputesIn(entries(aDispute(), aMove(take), anError(2)));
		expect(found).toMatchObject({ state: "raised", reviewer: null });
	});

	it("is folded in the order of the record, whatever order it is given in", () => {
		const some = entries(aDispute(), aMove(take), aMove(answer));
		expect(disputesIn(some.toReversed())).toEqual(disputesIn(some));
	});

	it("can be left from every open state by the patient", () => {
		for (const state of OPEN_STATES) {
			expect(MOVES.withdraw.from).toContain(state);
			expect(isOpen({ state })).toBe(true);
		}
		expect(MOVES.withdraw.by).toContain("patient");
	});
});

describe("what was written", () => {
	const both = { words: "Which eye?", lang: "en", translated: { words: "کون سی آنکھ؟", lang: "ur" } };

	it("is read in the reader's language where a person translated it, else as it was written", () => {
		expect(writtenFor(both, "ur").words).toBe("کون سی آنکھ؟");
		expect(writtenFor(both, "en").words).toBe("Which eye?");
		expect(writtenFor(both, "pl")).toEqual({ words: "Which eye?", lang: "en" });
	});
});
