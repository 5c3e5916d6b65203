import { describe, expect, it } from "vitest";
import {
	anError,
	aQuestion,
	aStatus,
	aTrust,
	aTrustEnded,
	decided,
	entries,
	says,
	theAttorney,
	theFather,
	theMother,
} from "#tests/builders.ts";
import { decide } from "./decision.ts";
import { fold } from "./standing.ts";

const represented = [aStatus("represented"), aTrust(theAttorney)] as const;

describe("a yes of somebody whose authority has ended", () => {
	it("asks again, and says why", () => {
		expect(decided(...represented, says("yes", theAttorney)).reason).toBe("said-yes");
		expect(decided(...represented, says("yes", theAttorney), aTrustEnded(theAttorney))).toMatchObject({
			...{ answer: "ask", reason: "authority-ended", choiceSeq: 3 },
		});
	});

	it("asks again with a parent too, whoever the patient decides with", () => {
		const history = [aTrust(theMother), says("yes", theMother), aTrustEnded(theMother)];
		for (const before of [[], [aStatus("jointly")], [aStatus("represented")]])
			expect(decided(...before, ...history).reason).toBe("authority-ended");
	});

	it("does not count against the no of somebody else, nor beside the yes of somebody else", () => {
		const history = [
			aStatus("represented"),
			aTrust(theMother),
			says("yes", theMother),
			aTrustEnded(theMother),
		];
		expect(decided(...history, says("no", theFather)).reason).toBe("said-no");
		expect(decided(...history, says("yes", theFather)).reason).toBe("said-yes");
	});

	it("is not revived when they are on record again, until they say it again", () => {
		const again = [...represented, says("yes", theAttorney), aTrustEnded(theAttorney), aTrust(theAttorney)];
		expect(decided(...again).reason).toBe("authority-ended");
		expect(decided(...again, says("yes", theAttorney)).reason).toBe("said-yes");
	});

	it("stands again where the end was a mistake", () => {
		expect(
			decided(...represented, says("yes", theAttorney), aTrustEnded(theAttorney), anError(4)).reason,
		).toBe("said-yes");
	});

	it("asks again from the moment when their last day is over, and no answer is good for longer", () => {
		const given = [aStatus("represented"), aTrust(theAttorney, { until: "2026-11-21" })];
		const standing = fold(entries(...given, says("yes", theAttorney)));
		const asked = (at: string) => decide(standing, aQuestion({ at: new Date(at) }));
		expect(asked("2026-11-21T23:59:30Z")).toMatchObject({
			...{ reason: "said-yes", expires: new Date("2026-11-22T00:00:00Z") },
		});
		expect(asked("2026-11-22T00:00:00Z").reason).toBe("authority-ended");
	});

	it("asks again where they may only help from now on", () => {
		expect(
			decided(...represented, says("yes", theAttorney), aTrust(theAttorney, { may: "help" })).reason,
		).toBe("authority-ended");
	});
});

describe("a no or not sure of somebody whose authority has ended", () => {
	it("goes on counting", () => {
		expect(decided(...represented, says("no", theAttorney), aTrustEnded(theAttorney)).reason).toBe("said-no");
		expect(decided(...represented, says("unsure", theAttorney), aTrustEnded(theAttorney)).reason).toBe(
			"unsure",
		);
	});
});
