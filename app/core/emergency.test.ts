import { describe, expect, it } from "vitest";
import {
	anOverride,
	aPause,
	aPauseClosed,
	aStatus,
	asked,
	consentTool,
	decided,
	EVERYTHING,
	EYE,
	everyPurpose,
	minutesAfterNoon,
	says,
	theAttorney,
	theMother,
	thePatient,
} from "#tests/builders.ts";
import type { Scope } from "./scope.ts";

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
});
