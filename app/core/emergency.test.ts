import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	anEntry,
	anError,
	anOverride,
	anOverrideEnded,
	anUndoing,
	aPause,
	aPauseClosed,
	aQuestion,
	aStatus,
	asked,
	consentTool,
	decided,
	EVERYTHING,
	EYE,
	everyPurpose,
	minutesAfterNoon,
	NOON,
	says,
	theAttorney,
	theMother,
	thePatient,
} from "#tests/builders.ts";
import { additions, decider, history, RUNS, record, way } from "#tests/histories.ts";
import { decide } from "./decision.ts";
import type { Answer, EntryBody } from "./entry.ts";
import type { Scope } from "./scope.ts";
import { fold } from "./standing.ts";

const RESEARCH: Scope = { tool: EYE, purpose: "research" };

describe("an emergency override", () => {
	it("turns a denial by basis, an ask or an unknown into permit", () => {
		expect(asked({ tool: consentTool }, anOverride())).toMatchObject({
			answer: "permit",
			reason: "emergency",
		});
		expect(decided(says("unsure"), anOverride()).reason).toBe("emergency");
		expect(asked({ onList: false }, anOverride()).reason).toBe("emergency");
	});

	it("never turns a no, an open dispute or a conflict", () => {
		expect(decided(says("no"), anOverride()).reason).toBe("said-no");
		expect(decided(aPause(), anOverride()).reason).toBe("disputed");
		const history = [aStatus("jointly"), says("yes"), says("no", theMother), anOverride()];
		expect(decided(...history).reason).toBe("conflict");
	});

	it("changes nothing where somebody's no stands behind the ask or the unknown", () => {
		expect(asked({ onList: false }, says("no", thePatient, EVERYTHING), anOverride()).reason).toBe(
			"not-on-list",
		);
		expect(decided(says("no"), aPause(), aPauseClosed(), anOverride()).reason).toBe("dispute-closed");
		const history = [says("no"), aStatus("represented"), says("yes", theAttorney), anOverride()];
		expect(decided(...history).reason).toBe("patient-objects");
	});

	it("is not stopped by a no about another purpose", () => {
		const history = [says("no", thePatient, RESEARCH), anOverride()];
		expect(asked({ tool: consentTool }, ...history).reason).toBe("emergency");
	});

	it("counts in the patient's own care alone", () => {
		expect(asked({ tool: everyPurpose, purpose: "research" }, anOverride()).reason).toBe("needs-a-yes");
	});

	it("ends by itself, within an hour whatever was written", () => {
		const reasonAt = (minutes: number, ends: Date) =>
			asked({ tool: consentTool, at: minutesAfterNoon(minutes) }, anOverride({ ends: ends.toISOString() }))
				.reason;
		expect(reasonAt(29, minutesAfterNoon(30))).toBe("emergency");
		expect(reasonAt(30, minutesAfterNoon(30))).toBe("needs-a-yes");
		expect(reasonAt(58, minutesAfterNoon(600))).toBe("emergency");
		expect(reasonAt(59, minutesAfterNoon(600))).toBe("needs-a-yes");
	});

	it("permits nothing while it would last longer than an hour: the clock that started it ran ahead", () => {
		expect(asked({ tool: consentTool, at: minutesAfterNoon(-180) }, anOverride()).reason).toBe("needs-a-yes");
	});

	it.each([
		[15, 14, "emergency"],
		[15, 15, "needs-a-yes"],
		[59, 58, "emergency"],
		[59, 59, "needs-a-yes"],
		[60, 59, "emergency"],
		[60, 60, "needs-a-yes"],
		[61, 59, "emergency"],
		[61, 60, "needs-a-yes"],
	] as const)("of %i minutes, after %i minutes: %s", (lasts, passed, reason) => {
		const started = anEntry(anOverride({ ends: minutesAfterNoon(lasts).toISOString() }), 1, NOON);
		const decision = decide(fold([started]), aQuestion({ tool: consentTool, at: minutesAfterNoon(passed) }));
		expect(decision.reason).toBe(reason);
	});

	it.each([
		["behind by an hour and more when asked", -60, 30, "needs-a-yes"],
		["behind by half an hour when asked", -30, 30, "emergency"],
		["ahead by an hour when it was started", 0, 120, "needs-a-yes"],
		["ahead past its end when asked", 31, 30, "needs-a-yes"],
	] as const)("with a clock %s", (_, asks, ends, reason) => {
		const at = minutesAfterNoon(ends - 30);
		const started = anEntry(anOverride({ ends: minutesAfterNoon(ends).toISOString() }), 1, at);
		const asked = aQuestion({ tool: consentTool, at: minutesAfterNoon(asks) });
		expect(decide(fold([started]), asked).reason).toBe(reason);
	});

	it("gives no answer that is valid past its end, at any moment of it", () => {
		const started = anEntry(anOverride({ ends: minutesAfterNoon(30).toISOString() }), 1, NOON);
		for (let second = 0; second < 1800; second += 7) {
			const at = new Date(NOON.getTime() + second * 1000);
			const { answer, expires } = decide(fold([started]), aQuestion({ tool: consentTool, at }));
			expect(answer).toBe("permit");
			expect(expires.getTime()).toBeLessThanOrEqual(minutesAfterNoon(30).getTime());
		}
	});
});

describe("an override that ended before its time", () => {
	const asksOf = (...history: EntryBody[]) => asked({ tool: consentTool }, ...history).reason;

	it.each([
		["somebody ended it", [anOverrideEnded(1)], "needs-a-yes"],
		["the patient said no", [says("no")], "said-no"],
		["the patient said no to everything", [says("no", thePatient, EVERYTHING)], "said-no"],
		["a mother said no", [says("no", theMother)], "said-no"],
		["the patient is not sure", [says("unsure")], "unsure"],
		["the patient said yes", [says("yes")], "said-yes"],
		["the patient said no and took it back", [says("no"), anUndoing(2)], "needs-a-yes"],
		["the patient said yes and took it back", [says("yes"), anUndoing(2)], "needs-a-yes"],
		["a dispute was raised and closed", [aPause(), aPauseClosed()], "dispute-closed"],
		["the patient can decide again", [aStatus("represented"), aStatus("self")], "needs-a-yes"],
	] as const)("permits nothing more once %s", (_, then, reason) => {
		expect(asksOf(anOverride())).toBe("emergency");
		expect(asksOf(anOverride(), ...then)).toBe(reason);
	});

	it.each([
		["said no to research", [says("no", thePatient, RESEARCH)]],
		["said no to another tool", [says("no", thePatient, { tool: "skin-photo", purpose: "care" })]],
		["was found not to decide for themself", [aStatus("represented")]],
		["said something that was written down by mistake", [says("unsure"), anError(2)]],
	] as const)("goes on where the patient %s", (_, then) => {
		expect(asksOf(anOverride(), ...then)).toBe("emergency");
	});

	it("ends at once where a choice from before it is taken back", () => {
		expect(asksOf(says("yes"), anOverride(), anUndoing(1))).toBe("needs-a-yes");
	});

	it("ends only the override that it names, and lets another be started", () => {
		expect(asksOf(anOverride(), anOverride(), anOverrideEnded(1))).toBe("emergency");
		expect(asksOf(anOverride(), anOverrideEnded(1), anOverride())).toBe("emergency");
		expect(asksOf(says("unsure"), anOverride(), says("unsure"), anOverride())).toBe("emergency");
	});

	it("by anybody's no or unsure permits nothing more whatever is said or taken back after it, until another is started", () => {
		const word = fc.tuple(fc.constantFrom<Answer>("no", "unsure"), decider, way);
		const later = additions.map((entries) =>
			entries.map(({ body }) => body).filter(({ kind }) => kind !== "override.started"),
		);
		fc.assert(
			fc.property(history, word, later, fc.boolean(), (before, [answer, who, how], after, takesBack) => {
				const entries = [...before];
				const started = anOverride({ ends: minutesAfterNoon(30).toISOString() });
				for (const body of [started, says(answer, who, undefined, how), ...after]) record(entries, body);
				if (takesBack) record(entries, anUndoing(before.length + 2));
				for (const tool of [aQuestion().tool, consentTool])
					expect(decide(fold(entries), aQuestion({ tool })).reason).not.toBe("emergency");
			}),
			RUNS,
		);
	});
});
