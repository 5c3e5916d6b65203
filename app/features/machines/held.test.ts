import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DECISION_ANSWERS, type DecisionAnswer } from "#app/core/decision-reasons.ts";
import {
	type Difference,
	differencesOf,
	differingGroups,
	groupOf,
	groupsOf,
	type Held,
	isHeld,
	isWithin,
	namedIn,
	stretchOf,
} from "./held.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const differing = (ours: readonly Held[], theirs: readonly Held[]) =>
	differingGroups(groupsOf(ours, hash), groupsOf(theirs, hash));

const answer = fc.constantFrom<DecisionAnswer>("permit", "deny", "ask", "unknown");
const nhsNumber = fc.integer({ min: 0, max: 9_999_999 }).map((n) => `999${String(n).padStart(7, "0")}`);
const record = fc.uniqueArray(fc.record({ nhsNumber, answer }), {
	minLength: 1,
	maxLength: 200,
	selector: (one) => one.nhsNumber,
});

/** One thing that goes wrong between the record and a system, with the patient it goes wrong for. */
const wrongs: Readonly<Record<Difference, (held: readonly Held[], at: number) => readonly Held[]>> = {
	lost: (held, at) => held.filter((_, place) => place !== at),
	doubled: (held, at) => [...held, ...held.slice(at, at + 1)],
	stale: (held, at) =>
		held.map((one, place) =>
			place === at ? { ...one, answer: one.answer === "deny" ? "permit" : "deny" } : one,
		),
	extra: (held) => held,
};

describe("what a system holds and what the record has", () => {
	it("are the same in whatever order they are held", () => {
		fc.assert(
			fc.property(record, (ours) => {
				const theirs = [...ours].reverse();
				expect([differing(ours, theirs), differencesOf(ours, theirs)]).toEqual([[], []]);
			}),
		);
	});

	it.each(["lost", "doubled", "stale", "extra"] as const)(
		"differ by just the patient and the group where one change is %s, wherever it is",
		(what) => {
			fc.assert(
				fc.property(record, fc.nat(), (all, place) => {
					const at = place % all.length;
					const wrong = all[at] as Held;
					// What is extra for the record is one that the record itself does not have.
					const ours = what === "extra" ? wrongs.lost(all, at) : all;
					const theirs = wrongs[what](all, at);
					expect(differing(ours, theirs)).toEqual([groupOf(wrong.nhsNumber)]);
					expect(differencesOf(ours, theirs)).toEqual([{ nhsNumber: wrong.nhsNumber, what }]);
				}),
			);
		},
	);

	it("differ where a group is sent twice", () => {
		const groups = groupsOf([{ nhsNumber: "9990000026", answer: "deny" }], hash);
		expect(differingGroups(groups, [...groups, ...groups])).toEqual(["02"]);
	});

	it("leave out the usual answer, what nobody can choose, and who is on no list", () => {
		const reasons = { permit: "used-unless-no", deny: "said-no", ask: "unsure", unknown: "could-not-tell" };
		const held = DECISION_ANSWERS.filter((one) =>
			isHeld({ answer: one, reason: reasons[one as "deny"] ?? "not-used-here" }, "permit"),
		);
		expect(held).toEqual(["deny", "ask", "unknown"]);
		expect(isHeld({ answer: "unknown", reason: "not-on-list" }, "permit")).toBe(false);
	});
});

/** What is named to a system that sends so many at once, until there is nothing more; with how often it asked. */
function namedByParts(ours: readonly Held[], theirs: readonly Held[], most: number) {
	const sorted = [...theirs].sort((a, b) => (a.nhsNumber < b.nhsNumber ? -1 : 1));
	const found: { readonly nhsNumber: string; readonly what: Difference }[] = [];
	let asked = 0;
	for (let from: string | null = null; asked === 0 || from !== null; asked += 1) {
		const start: string | null = from;
		const rest = sorted.filter((one) => isWithin(one.nhsNumber, { from: start, below: null }));
		const stretch = stretchOf(rest.slice(0, most), start, rest.length > most);
		if (stretch === undefined) throw new Error("not in order");
		const named = namedIn(ours, rest.slice(0, most), stretch, most);
		expect(named.differences.length).toBeLessThanOrEqual(most);
		found.push(...named.differences);
		from = named.next;
	}
	return { found, asked };
}

describe("what differs, part by part", () => {
	it("is all that differs, each once, however few are sent and named at once", () => {
		const side = fc.array(fc.record({ nhsNumber, answer }), { maxLength: 60 });
		fc.assert(
			fc.property(record, side, fc.integer({ min: 2, max: 20 }), fc.nat(), (ours, others, most, place) => {
				const wrong = ours[place % ours.length] as Held;
				const theirs = [...ours.slice(0, place % ours.length), wrong, ...others];
				expect(namedByParts(ours, theirs, most).found).toEqual(differencesOf(ours, theirs));
			}),
		);
	});

	it("comes to an end also where one number is held more often than may be sent", () => {
		const often: Held = { nhsNumber: "9990000018", answer: "deny" };
		const { found, asked } = namedByParts([], [often, often, often, often, often], 2);
		expect([found, asked]).toEqual([[{ nhsNumber: often.nhsNumber, what: "extra" }], 2]);
	});

	it("is refused where there is more and it is out of order, or it is below where it goes on", () => {
		const [low, high]: Held[] = ["9990000018", "9990000026"].map((one) => ({
			nhsNumber: one,
			answer: "deny",
		}));
		if (low === undefined || high === undefined) throw new Error("two");
		expect(stretchOf([high, low], null, true)).toBeUndefined();
		expect(stretchOf([], null, true)).toBeUndefined();
		expect(stretchOf([low], high.nhsNumber, false)).toBeUndefined();
		expect(stretchOf([high, low], null, false)).toEqual({ from: null, below: null });
		expect(stretchOf([low, high], null, true)).toEqual({ from: null, below: high.nhsNumber });
	});
});
