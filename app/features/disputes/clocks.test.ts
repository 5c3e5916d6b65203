import { describe, expect, it } from "vitest";
import type { Moved, Route } from "#app/core/dispute-entry.ts";
import type { Nation } from "#app/core/working-day.ts";
import { aDispute, aMove, written } from "#tests/builders.ts";
import { answerDay, type ClockName, clocksOf, isOverdue, nextClock } from "./clocks.ts";
import { apply, begun, type Dispute } from "./dispute.ts";

/** Raised at this instant with these routes, then moved at these instants. */
function dispute(
	at: string,
	routes: readonly Route[] = ["tool-output"],
	...moves: readonly (readonly [at: string, moved: Moved])[]
): Dispute {
	const raised = {
		seq: 1,
		ref: "R",
		at: new Date(at),
		body: aDispute({ what: { by: "patient", routes: [...routes] } }),
	};
	return moves.reduce(
		(now, [when, moved], place) =>
			apply(now, { seq: place + 2, ref: "M", at: new Date(when), body: aMove(moved) }),
		begun(raised),
	);
}

const ask: Moved = { move: "ask", written: written("Which eye?") };
const reply: Moved = { move: "reply", written: written("The left") };
const answer: Moved = {
	move: "answer",
	outcomes: ["upheld"],
	passedTo: [],
	written: written("We agree."),
	apology: null,
};

const due = (one: Dispute, nation: Nation, today = "2026-01-01") => answerDay(one, nation, today);
const clock = (one: Dispute, name: ClockName, nation: Nation = "england", today = "2027-12-31") =>
	clocksOf(one, nation, today).find((found) => found.name === name);

describe("the day of the answer", () => {
	it.each([
		["over Christmas and New Year", "2026-12-21T12:00:00Z", "england", "2027-01-07"],
		["over the same days in Scotland, with 2 January", "2026-12-21T12:00:00Z", "scotland", "2027-01-08"],
		["over Easter", "2026-03-30T12:00:00Z", "england", "2026-04-15"],
		["over Easter in Scotland, where Monday is worked", "2026-03-30T12:00:00Z", "scotland", "2026-04-14"],
		["over St Patrick's Day", "2026-03-10T12:00:00Z", "northern-ireland", "2026-03-25"],
		["over the same day in Wales", "2026-03-10T12:00:00Z", "wales", "2026-03-24"],
		["over the summer bank holiday", "2026-08-24T12:00:00Z", "england", "2026-09-08"],
		["over the same Monday in Scotland, which works it", "2026-08-24T12:00:00Z", "scotland", "2026-09-07"],
		["over the spring clock change", "2026-03-24T12:00:00Z", "scotland", "2026-04-08"],
		["over the autumn clock change", "2026-10-20T12:00:00Z", "england", "2026-11-03"],
	] as const)("is ten working days on, %s", (_when, at, nation, day) => {
		expect(due(dispute(at), nation)).toBe(day);
	});

	it("counts from the day in London, which in summer begins an hour before that of UTC", () => {
		// 23:30 in London on 29 June is 22:30 UTC; half an hour after midnight on the 30th is 23:30 UTC of the 29th.
		expect(due(dispute("2026-06-29T22:30:00Z"), "england")).toBe("2026-07-13");
		expect(due(dispute("2026-06-29T23:30:00Z"), "england")).toBe("2026-07-14");
	});

	it("is the same on both sides of the hour that a clock change takes or gives", () => {
		expect(due(dispute("2026-03-29T00:59:00Z"), "england")).toBe(
			due(dispute("2026-03-29T01:01:00Z"), "england"),
		);
		expect(due(dispute("2026-10-25T00:59:00Z"), "england")).toBe(
			due(dispute("2026-10-25T01:01:00Z"), "england"),
		);
	});

	it("is the shortest promise where several things are wrong", () => {
		expect(due(dispute("2026-11-23T12:00:00Z", ["complaint"]), "england")).toBe("2026-12-21");
		expect(due(dispute("2026-11-23T12:00:00Z", ["complaint", "urgent"]), "england")).toBe("2026-11-30");
	});

	it("waits while the patient is asked something, and no longer", () => {
		const waiting = dispute("2026-11-23T12:00:00Z", ["tool-output"], ["2026-11-25T12:00:00Z", ask]);
		expect(due(waiting, "england", "2026-11-25")).toBe("2026-12-07");
		expect(due(waiting, "england", "2026-12-01")).toBe("2026-12-11");
		const replied = dispute(
			"2026-11-23T12:00:00Z",
			["tool-output"],
			["2026-11-25T12:00:00Z", ask],
			["2026-12-01T12:00:00Z", reply],
		);
		expect(due(replied, "england", "2027-03-01")).toBe("2026-12-11");
	});

	it("counts each wait, and a weekend in one not at all", () => {
		const twice = dispute(
			"2026-11-23T12:00:00Z",
			["tool-output"],
			["2026-11-27T12:00:00Z", ask],
			["2026-11-29T12:00:00Z", reply],
			["2026-11-30T12:00:00Z", ask],
			["2026-12-02T12:00:00Z", reply],
		);
		expect(due(twice, "england")).toBe("2026-12-09");
	});

	it("starts anew when the patient does not agree, and forgets the waits and the agreed day before", () => {
		const again = dispute(
			"2026-11-02T12:00:00Z",
			["tool-output"],
			["2026-11-03T12:00:00Z", ask],
			["2026-11-10T12:00:00Z", reply],
			["2026-11-11T12:00:00Z", { move: "agree-date", day: "2026-12-24" }],
			["2026-11-20T12:00:00Z", answer],
			["2026-11-23T12:00:00Z", { move: "disagree", written: null }],
		);
		expect(due(again, "england")).toBe("2026-12-07");
		expect(clock(again, "answer")?.met).toBeNull();
	});

	it("is the agreed day, also one that an explanation of the delay names", () => {
		const agreed = dispute(
			"2026-11-23T12:00:00Z",
			["complaint"],
			["2026-11-24T12:00:00Z", { move: "agree-date", day: "2027-01-15" }],
		);
		expect(due(agreed, "england")).toBe("2027-01-15");
		const late = apply(agreed, {
			seq: 9,
			ref: "M",
			at: new Date("2027-01-14T12:00:00Z"),
			body: aMove({ move: "explain-delay", written: written("We wait for a test."), day: "2027-02-01" }),
		});
		expect(due(late, "england")).toBe("2027-02-01");
	});
});

describe("the clocks of law", () => {
	it("acknowledge a complaint within three working days, over Christmas too", () => {
		expect(clock(dispute("2026-12-23T12:00:00Z", ["complaint"]), "acknowledge")?.due).toBe("2026-12-30");
		expect(clock(dispute("2026-12-30T12:00:00Z", ["complaint"]), "acknowledge", "scotland")?.due).toBe(
			"2027-01-06",
		);
	});

	it("acknowledge a data protection complaint within 30 days that begin with its own", () => {
		expect(clock(dispute("2026-01-31T12:00:00Z", ["data-protection"]), "acknowledge-data")?.due).toBe(
			"2026-03-01",
		);
	});

	it("end a month later on the last day of a shorter month", () => {
		expect(clock(dispute("2026-01-31T12:00:00Z", ["record-wrong"]), "one-month")?.due).toBe("2026-02-28");
		expect(clock(dispute("2028-01-31T12:00:00Z", ["machine-alone"]), "one-month")?.due).toBe("2028-02-29");
		expect(clock(dispute("2026-08-31T12:00:00Z", ["complaint"]), "six-months")?.due).toBe("2027-02-28");
	});

	it("do not wait for the patient", () => {
		const waiting = dispute("2026-11-23T12:00:00Z", ["record-wrong"], ["2026-11-25T12:00:00Z", ask]);
		expect(clock(waiting, "one-month")?.due).toBe("2026-12-23");
	});

	it("have an urgent worry looked at the same day, also on a Sunday, and all else by the next working day", () => {
		expect(clock(dispute("2026-11-22T12:00:00Z", ["urgent"]), "urgent-look")?.due).toBe("2026-11-22");
		expect(clock(dispute("2026-12-24T12:00:00Z"), "harm-look")?.due).toBe("2026-12-29");
	});

	it("start the duty of candour with the look that found harm, and not for low harm", () => {
		const harmed = (harm: "moderate" | "low") =>
			dispute(
				"2026-11-23T12:00:00Z",
				["tool-output"],
				["2026-11-24T12:00:00Z", { move: "look", harm, note: "" }],
			);
		expect(clock(harmed("moderate"), "candour")?.due).toBe("2026-12-08");
		expect(clock(harmed("low"), "candour")).toBeUndefined();
	});
});

describe("a clock", () => {
	it("is over only after the end of its day, and never once it is met", () => {
		const open = { name: "answer", due: "2026-12-07", met: null } as const;
		expect([isOverdue(open, "2026-12-07"), isOverdue(open, "2026-12-08")]).toEqual([false, true]);
		expect(isOverdue({ ...open, met: "2026-12-09" }, "2026-12-10")).toBe(false);
	});

	it("that runs out first is the next, and none runs on what was taken back", () => {
		const both = dispute("2026-11-23T12:00:00Z", ["complaint"]);
		expect(nextClock(both, clocksOf(both, "england", "2026-11-23"))?.name).toBe("harm-look");
		const back = dispute(
			"2026-11-23T12:00:00Z",
			["complaint"],
			["2026-11-24T12:00:00Z", { move: "withdraw" }],
		);
		expect(nextClock(back, clocksOf(back, "england", "2026-11-25"))).toBeUndefined();
	});
});
