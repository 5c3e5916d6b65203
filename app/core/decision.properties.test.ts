import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	aChoice,
	anError,
	anUndoing,
	aQuestion,
	aSaying,
	consentTool,
	EYE,
	says,
	thePatient,
} from "#tests/builders.ts";
import {
	additions,
	choice,
	decider,
	history,
	purpose,
	question,
	RUNS,
	record,
	way,
} from "#tests/histories.ts";
import { literally } from "#tests/literal-rule.ts";
import { decide } from "./decision.ts";
import { REASONS } from "./decision-reasons.ts";
import type { Answer, Entry, EntryBody } from "./entry.ts";
import type { Scope } from "./scope.ts";
import { type AddingBody, apply, fold } from "./standing.ts";
import type { StandingRow } from "./standing-row.ts";
import { fromStored, toStored } from "./stored-row.ts";

const scopesOfCare: Scope[] = [
	{ tool: EYE, purpose: "care" },
	{ tool: EYE, purpose: null },
	{ tool: null, purpose: "care" },
	{ tool: null, purpose: null },
];
const objection = fc.constantFrom<Answer>("no", "unsure");
const scopeOfCare = fc.constantFrom(...scopesOfCare);

function followedBy(entries: readonly Entry[], ...bodies: EntryBody[]): Entry[] {
	const all = [...entries];
	for (const body of bodies) record(all, body);
	return all;
}

describe("the compact standing, for any history and any question", () => {
	it("decides what the whole history decides by the letter of the rule", () => {
		fc.assert(
			fc.property(history, question, (entries, asked) => {
				const { reason, choiceSeq } = decide(fold(entries), asked);
				expect({ reason, choiceSeq }).toEqual(literally(entries, asked));
			}),
			RUNS,
		);
	});

	it("is the same made entry by entry as made at once", () => {
		fc.assert(
			fc.property(additions, (entries) => {
				const bySaving = entries.reduce(
					(standing, entry) => apply(standing, entry as Entry<AddingBody>),
					fold([]),
				);
				expect(bySaving).toEqual(fold(entries));
			}),
			RUNS,
		);
	});

	it("follows the order of the record, whatever order entries are read in", () => {
		const shuffled = history.chain((entries) =>
			fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
		);
		fc.assert(
			fc.property(shuffled, ([entries, others]) => {
				expect(fold(others)).toEqual(fold(entries));
			}),
			RUNS,
		);
	});

	it("follows no clock: other times of the same entries decide the same", () => {
		const times = fc.array(fc.integer({ min: 0, max: 4e12 }), { minLength: 14, maxLength: 14 });
		fc.assert(
			fc.property(history, times, question, (entries, at, asked) => {
				const others = entries.map((entry, n) =>
					entry.body.kind === "override.started" ? entry : { ...entry, at: new Date(at[n] ?? 0) },
				);
				expect(decide(fold(others), asked)).toEqual(decide(fold(entries), asked));
			}),
			RUNS,
		);
	});

	it("has one row for each key, in any order of rows, and is read back as it was stored", () => {
		fc.assert(
			fc.property(history, question, (entries, asked) => {
				const standing = fold(entries);
				const keys = standing.map(({ kind, who, tool, purpose }) =>
					JSON.stringify([kind, who, tool, purpose]),
				);
				expect(new Set(keys).size).toBe(keys.length);
				expect(standing.map((row) => fromStored(toStored(row)))).toEqual(standing);
				expect(decide(standing.toReversed(), asked)).toEqual(decide(standing, asked));
			}),
			RUNS,
		);
	});
});

describe("a no or unsure, after any history", () => {
	it("of any breadth, by any way and of anybody who speaks for the patient is never outranked by an earlier yes", () => {
		fc.assert(
			fc.property(history, objection, scopeOfCare, decider, way, (before, answer, scope, who, how) => {
				const entries = followedBy(before, says(answer, who, scope, how));
				for (const tool of [aQuestion().tool, consentTool]) {
					const decision = decide(fold(entries), aQuestion({ tool }));
					expect(["said-yes", "used-unless-no", "tool-changed"]).not.toContain(decision.reason);
					if (answer === "no") expect(decision.answer).not.toBe("permit");
				}
			}),
			RUNS,
		);
	});

	it("is never reopened by a broader yes of anybody, also after a broad no in between", () => {
		const broader = fc.record({ who: decider, how: way, scope: fc.constantFrom(...scopesOfCare.slice(1)) });
		const yes = broader.map(({ who, how, scope }) => says("yes", who, scope, how));
		const no = broader.map(({ who, how, scope }) => says("no", who, scope, how));
		const later = fc.array(fc.oneof({ weight: 3, arbitrary: yes }, no), { maxLength: 5 });
		fc.assert(
			fc.property(history, objection, decider, later, (before, answer, who, after) => {
				const decision = decide(fold(followedBy(before, says(answer, who), ...after)), aQuestion());
				expect(["said-yes", "used-unless-no"]).not.toContain(decision.reason);
				if (answer === "no") expect(decision.answer).not.toBe("permit");
			}),
			RUNS,
		);
	});

	it("that is taken back brings no yes back that a person who decides for themself had said before", () => {
		const alone = fc.array(choice, { maxLength: 10 }).map((bodies) => followedBy([], ...bodies));
		fc.assert(
			fc.property(alone, objection, scopeOfCare, (before, answer, scope) => {
				const entries = followedBy(before, says(answer, thePatient, scope), anUndoing(before.length + 1));
				expect(decide(fold(entries), aQuestion()).reason).not.toBe("said-yes");
			}),
			RUNS,
		);
	});
});

describe("an entry in error, in any history", () => {
	it("is as if it had never been", () => {
		fc.assert(
			fc.property(history, choice, question, (before, body, asked) => {
				const entries = followedBy(before, body, anError(before.length + 1));
				expect(decide(fold(entries), asked)).toEqual(decide(fold(before), asked));
			}),
			RUNS,
		);
	});
});

describe("doubt, in any history", () => {
	it("never permits: a damaged row is unknown", () => {
		const damage = fc.constantFrom<Partial<Record<keyof StandingRow, unknown>>>(
			{ state: "maybe" },
			{ state: undefined },
			{ kind: "" },
			{ kind: "toString" },
			{ seq: -1 },
			{ seq: "1" },
			{ purpose: "" },
			{ tool: "" },
			{ who: 0 },
		);
		const standings = history.map(fold).filter((standing) => standing.length > 0);
		fc.assert(
			fc.property(standings, damage, fc.nat(), purpose, (standing, change, n, purpose) => {
				const at = n % standing.length;
				const damaged = standing.map((row, m) => (m === at ? ({ ...row, ...change } as StandingRow) : row));
				expect(decide(damaged, aQuestion({ purpose }))).toMatchObject({ answer: "unknown", choiceSeq: null });
			}),
			RUNS,
		);
	});

	it("never permits: a patient on no list is not used for, but in an emergency", () => {
		fc.assert(
			fc.property(history, purpose, (entries, purpose) => {
				const decision = decide(fold(entries), aQuestion({ purpose, onList: false }));
				if (decision.reason !== "emergency") expect(decision.answer).not.toBe("permit");
			}),
			RUNS,
		);
	});

	it("never permits by a choice that is not a yes, and holds no answer for longer than a minute", () => {
		fc.assert(
			fc.property(history, question, (entries, asked) => {
				const decision = decide(fold(entries), asked);
				const cited = entries.find((entry) => entry.seq === decision.choiceSeq)?.body;
				const isChoice = cited?.kind === "choice.made";
				const yes = isChoice ? { answer: "yes" } : { wishes: { [asked.purpose]: "yes" } };
				if (decision.answer === "permit" && cited !== undefined) expect(cited).toMatchObject(yes);
				const held = decision.expires.getTime() - decision.asOf.getTime();
				expect([held > 0, held <= 60_000]).toEqual([true, true]);
			}),
			RUNS,
		);
	});
});

describe("two who may decide", () => {
	it.each(["jointly", "represented"] as const)(
		"%s: a yes and a no are a conflict until one of them changes",
		(status) => {
			fc.assert(
				fc.property(way, way, fc.boolean(), (one, other, yesFirst) => {
					const mother = { who: "trusted", id: "mother", name: "M", authority: "parent" } as const;
					const second = status === "jointly" ? thePatient : ({ ...mother, id: "father" } as const);
					const yes = aChoice({ said: aSaying(mother, one) });
					const no = aChoice({ answer: "no", said: aSaying(second, other) });
					const entries = followedBy(
						[],
						{ kind: "status.changed", version: 1, status, evidence: "Seen.", recorder: { who: "patient" } },
						...(yesFirst ? [yes, no] : [no, yes]),
					);
					expect(decide(fold(entries), aQuestion())).toMatchObject({ answer: "deny", reason: "conflict" });
					const agreed = followedBy(entries, says("yes", second));
					expect(decide(fold(agreed), aQuestion()).reason).toBe("said-yes");
				}),
				RUNS,
			);
		},
	);
});

describe("the random histories", () => {
	it("reach every reason there is", () => {
		const sampled = fc.sample(fc.tuple(history, question), { numRuns: 6000, seed: 21 });
		const reached = new Set(sampled.map(([entries, asked]) => decide(fold(entries), asked).reason));
		// The one reason for data that cannot be understood is reached by the damaged rows above.
		expect([...reached, "could-not-tell"].sort()).toEqual([...REASONS].sort());
	});
});
