import { describe, expect, it } from "vitest";
import { needsPeople } from "#app/features/keeping/involved.ts";
import { answerIn, answersOnPage, canAnswer, daysRefused, involvedIn, isOpen, type Round } from "./round.ts";

const change = { names: { en: "Eye scan tool" }, maker: "Acme", makerVersion: "2.0" };
const at = new Date("2026-11-21T12:00:00Z");

/** Riverside asks from 21 November to 4 December about what would be notice 2. */
const aRound = (over: Partial<Round> = {}): Round => ({
	id: "round-1",
	tool: "eye-scan",
	provider: "riverside",
	what: "asked",
	coming: 2,
	change,
	opens: "2026-11-21",
	closes: "2026-12-04",
	madeAt: at,
	stoppedAt: null,
	answer: null,
	answeredAt: null,
	...over,
});
const answered = { answer: { en: "We changed it." }, answeredAt: at };
const skipped = aRound({ what: "not-asked", opens: null, closes: null, ...answered });

describe("a round", () => {
	it("is open from its first day to the end of its last, while its change has not come and nobody ended it", () => {
		const open = (today: string, over: Partial<Round> = {}, newest = 1) =>
			isOpen(aRound(over), newest, today);
		expect(["2026-11-20", "2026-11-21", "2026-12-04", "2026-12-05"].map((today) => open(today))).toEqual([
			false,
			true,
			true,
			false,
		]);
		expect(open("2026-11-22", {}, 2)).toBe(false);
		expect(open("2026-11-22", { stoppedAt: at })).toBe(false);
	});

	it("is for 7 days at least and 90 at most, from today on", () => {
		const wrong = (opens: string, closes: string) => daysRefused(opens, closes, "2026-11-21");
		expect(wrong("2026-11-21", "2026-11-27")).toBeUndefined();
		expect(wrong("2026-11-21", "2026-11-26")).toBe("too-short");
		expect(wrong("2026-11-20", "2026-12-04")).toBe("opens-past");
		expect(wrong("2026-11-21", "2027-02-18")).toBeUndefined();
		expect(wrong("2026-11-21", "2027-02-19")).toBe("too-many-days");
	});

	it("is answered when its last day is over, or somebody ended it", () => {
		expect(canAnswer(aRound(), "2026-12-04")).toBe(false);
		expect(canAnswer(aRound(), "2026-12-05")).toBe(true);
		expect(canAnswer(aRound({ stoppedAt: at }), "2026-11-22")).toBe(true);
	});
});

describe("people who are involved in a change", () => {
	const coming = { number: 2, maker: "Acme", makerVersion: "2.0" };
	const how = (rounds: readonly Round[], today = "2026-12-05", over = {}) =>
		involvedIn(rounds, { ...coming, ...over }, today).how;

	it("are asked, then answered: only then is it enough", () => {
		expect(how([])).toBe("none");
		expect(how([aRound()], "2026-11-20")).toBe("ahead");
		expect(how([aRound()], "2026-12-04")).toBe("open");
		expect(how([aRound()])).toBe("to-answer");
		expect(how([aRound(answered)])).toBe("answered");
	});

	it("were not asked about it where the asking ended early, or was about another version or another notice", () => {
		expect(how([aRound({ ...answered, stoppedAt: at })])).toBe("none");
		expect(how([aRound(answered)], "2026-12-05", { makerVersion: "2.1" })).toBe("none");
		expect(how([aRound(answered)], "2026-12-05", { maker: null })).toBe("none");
		expect(how([aRound(answered)], "2026-12-05", { number: 3 })).toBe("none");
	});

	it("are told why they are not asked, unless they were after all", () => {
		expect(how([skipped])).toBe("not-asked");
		expect(how([skipped, aRound(answered)])).toBe("answered");
		expect(how([{ ...skipped, stoppedAt: at }])).toBe("none");
	});
});

describe("a tool's page", () => {
	const onPage = (rounds: readonly Round[], newest = 2) =>
		answersOnPage(rounds, { id: "eye-scan", newest }, "en");

	it("says why nobody was asked before what stands there now, and no more once another version came", () => {
		expect(onPage([skipped]).notAsked?.text).toBe("We changed it.");
		expect(onPage([skipped], 3).notAsked).toBeNull();
		expect(onPage([skipped], 1).notAsked).toBeNull();
		expect(onPage([skipped, aRound(answered)]).notAsked).toBeNull();
	});

	it("has the newest answer of this tool alone", () => {
		const later = new Date(at.getTime() + 1);
		const newer = aRound({ ...answered, what: "any-time", answer: { en: "Newer." }, answeredAt: later });
		const other = aRound({ ...answered, tool: "other", answer: { en: "Not here." }, answeredAt: later });
		expect(onPage([newer, aRound(answered), other]).answer?.text).toBe("Newer.");
		expect(answerIn(aRound(), "en")).toBeUndefined();
	});
});

describe("a draft", () => {
	const needs = (number: number, difference: Record<string, string> | null, uses = {}) => {
		const stages = { gp: "not-used", eyes: "trial" } as const;
		const services = Object.entries(stages).map(([id, stage]) => ({ id, names: {}, stage, since: null }));
		return needsPeople({ number, rounds: [], services, content: { difference, uses } as never });
	};

	it("needs people where the tool is new or changed, and not where only our words change", () => {
		expect(needs(1, null)).toBe(false);
		expect(needs(1, { en: "It reads both eyes." })).toBe(true);
		expect(needs(0, null)).toBe(true);
	});

	it("needs people where it comes to a service, and not where that uses it more, or no more", () => {
		const to = (stage: string) => ({ stage, since: null });
		expect(needs(1, null, { gp: to("trial") })).toBe(true);
		expect(needs(1, null, { eyes: to("in-use") })).toBe(false);
		expect(needs(1, null, { eyes: to("not-used") })).toBe(false);
	});
});
