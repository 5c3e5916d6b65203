import { describe, expect, it } from "vitest";
import {
	aChoice,
	anError,
	anOverride,
	anUndoing,
	aSaying,
	asked,
	decided,
	EVERYTHING,
	everyPurpose,
	says,
	thePatient,
} from "#tests/builders.ts";
import type { Answer, EntryBody } from "./entry.ts";

describe("a paper form that was written before a standing choice", () => {
	const form = (answer: Answer, disagreesWith: number[]): EntryBody =>
		aChoice({ answer, disagreesWith, saidOn: "2026-11-01", said: aSaying(thePatient, "paper") });

	it("is a conflict with it, whichever of them is the yes", () => {
		expect(decided(says("no"), form("yes", [1]))).toMatchObject({
			answer: "deny",
			reason: "conflict",
			choiceSeq: 2,
		});
		expect(decided(says("yes"), form("no", [1])).reason).toBe("conflict");
	});

	it("is not settled by a call alone, but by an answer marked so or given online", () => {
		const history = [says("no"), form("yes", [1])];
		expect(decided(...history, says("yes", thePatient, undefined, "phone")).reason).toBe("conflict");
		expect(decided(...history, says("yes")).reason).toBe("said-yes");
		const settling = aChoice({ settles: true, said: aSaying(thePatient, "phone") });
		expect(decided(...history, settling).reason).toBe("said-yes");
		expect(decided(...history, settling, says("yes", thePatient, undefined, "phone")).reason).toBe(
			"said-yes",
		);
	});

	it("is not settled by yes to everything, but by no to everything", () => {
		const history = [says("no"), form("yes", [1])];
		expect(decided(...history, says("yes", thePatient, EVERYTHING)).reason).toBe("conflict");
		expect(decided(...history, says("no", thePatient, EVERYTHING)).reason).toBe("said-no");
	});

	it("is a conflict only where both speak", () => {
		const broad = aChoice({ scope: EVERYTHING, answer: "no", disagreesWith: [1], saidOn: "2026-11-01" });
		const history = [says("yes"), { ...broad, said: aSaying(thePatient, "paper") }];
		expect(decided(...history).reason).toBe("conflict");
		expect(asked({ tool: everyPurpose, purpose: "planning" }, ...history).reason).toBe("said-no");
	});

	it("is no conflict when the form or the choice was recorded in error", () => {
		expect(decided(says("no"), form("yes", [1]), anError(2)).reason).toBe("said-no");
		expect(decided(says("no"), form("yes", [1]), anError(1)).reason).toBe("said-yes");
	});

	it("stays a conflict when the no it disagreed with is taken back: that is not saying yes", () => {
		expect(decided(says("no"), form("yes", [1]), anUndoing(1)).reason).toBe("conflict");
	});

	it("is never overridden", () => {
		expect(decided(says("unsure"), form("yes", [1]), anOverride()).reason).toBe("conflict");
	});
});
