import { describe, expect, it } from "vitest";
import { NOON } from "#tests/builders.ts";
import { type Asking, conformanceOf, type ReportedUse } from "./conformance.ts";

const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const use = (seconds: number, over: Partial<ReportedUse> = {}): ReportedUse => ({
	...{ id: `use-${seconds}`, patientNo: 1, tool: "eye-scan-urgency", usedAt: later(seconds) },
	...over,
});
const asking = (seconds: number, answer = "permit", over: Partial<Asking> = {}): Asking => ({
	...{ patientNo: 1, tool: "eye-scan-urgency", answer, at: later(seconds) },
	...over,
});
const why = (uses: readonly ReportedUse[], askings: readonly Asking[]) =>
	conformanceOf(uses, askings, []).notAsked.map((one) => [one.id, one.why]);

describe("a system that asks before each use", () => {
	it("asked in n of n", () => {
		const found = conformanceOf([use(5), use(100)], [asking(0), asking(95)], []);
		expect([found.asked, found.uses, found.notAsked]).toEqual([2, 2, []]);
	});

	it("may write the moment as a whole second", () => {
		expect(why([use(5)], [asking(5.9)])).toEqual([]);
		expect(why([use(5)], [asking(6)])).toEqual([["use-5", "never-asked"]]);
	});

	it("is not blamed for what it asks right after, and is told", () => {
		expect(why([use(5)], [asking(4.9), asking(5.1, "deny"), asking(5.2, "deny")])).toEqual([]);
		expect(why([use(5)], [asking(4.9, "deny"), asking(5.1, "deny")])).toEqual([["use-5", "not-permitted"]]);
	});

	it("may act on one answer until it is over, and no longer", () => {
		expect(why([use(59.9)], [asking(0)])).toEqual([]);
		expect(why([use(60)], [asking(0)])).toEqual([["use-60", "answer-over"]]);
	});
});

describe("a use", () => {
	it("is not asked for by a question about somebody else or another tool", () => {
		expect(why([use(5)], [asking(0, "permit", { patientNo: 2 })])).toEqual([["use-5", "never-asked"]]);
		expect(why([use(5)], [asking(0, "permit", { tool: "other" })])).toEqual([["use-5", "never-asked"]]);
	});

	it.each(["deny", "ask", "unknown", "not-applicable"])(
		"is not asked for where the last answer was %s",
		(answer) => {
			expect(why([use(5)], [asking(0), asking(2, answer)])).toEqual([["use-5", "not-permitted"]]);
		},
	);
});

describe("a system that is told of a change", () => {
	const told = [{ patientNo: 1, at: later(10) }];

	it("asks again, and how long that took is counted", () => {
		const found = conformanceOf([use(5), use(25)], [asking(0), asking(22, "permit")], told);
		expect([found.told, found.askedAgain, found.longestWait, found.wentOn]).toEqual([1, 1, 12, []]);
	});

	it("and acts before it asks again went on, also by an answer that still counted", () => {
		const found = conformanceOf([use(20)], [asking(0), asking(30)], told);
		expect(found.asked).toBe(1);
		expect(found.wentOn.map(({ id, toldAt }) => [id, toldAt])).toEqual([["use-20", later(10)]]);
	});

	it("and never asks again went on with each use that came later", () => {
		const found = conformanceOf([use(5), use(20), use(400)], [asking(0)], told);
		expect(found.wentOn.map(({ id }) => id)).toEqual(["use-400", "use-20"]);
		expect([found.askedAgain, found.longestWait]).toEqual([0, null]);
	});

	it("about somebody else did not go on", () => {
		expect(conformanceOf([use(20)], [asking(0)], [{ patientNo: 2, at: later(10) }]).wentOn).toEqual([]);
	});
});
