import { describe, expect, it } from "vitest";
import type { EntryBody } from "#app/core/entry.ts";
import {
	aChoice,
	aDispute,
	aMove,
	anError,
	anUndoing,
	aPause,
	aSaying,
	aStatus,
	aTrustEnded,
	aWish,
	theMother,
	thePatient,
	written,
} from "#tests/builders.ts";
import { isOwnWord, isOwnWordForOthers } from "./own-word.ts";

const NEEDS: EntryBody = {
	kind: "needs.said",
	version: 1,
	needs: {
		reads: "ur",
		speaks: null,
		contact: "letter",
		formats: [],
		printSize: null,
		interpreters: [],
		supports: [],
		other: null,
	},
	lang: "en",
	said: aSaying(),
};
const COMMENT: EntryBody = {
	...{ kind: "comment.made", version: 1, comment: "c", tool: "eye-scan", provider: "riverside", round: null },
	...{ clear: "yes", worry: "", wish: "", lang: "en", said: aSaying() },
};
const CALL: EntryBody = {
	...{ kind: "call.asked", version: 1, task: "t", number: null, time: "any", about: null, lang: "en" },
	said: aSaying(),
};
const PUT_OFF: EntryBody = { kind: "needs.put-off", version: 1, recorder: { who: "patient" } };
const USED: EntryBody = { kind: "letter-code", version: 1, what: "used", recorder: { who: "patient" } };
const byPatient = { recorder: { who: "patient" } } as const;
const byStaff = { recorder: { who: "staff", id: "staff-1", name: "Rhian Price" } } as const;

describe("the patient's own word", () => {
	it.each([
		["an answer", aChoice()],
		["an answer that staff wrote down", aChoice({ said: { ...aSaying(thePatient, "phone"), ...byStaff } })],
		["an answer of who decides for them", aChoice({ said: aSaying(theMother) })],
		["that it was taken back", anUndoing(1)],
		["what they need", NEEDS],
		["that they said nothing of it now", PUT_OFF],
		["what they say is wrong", aDispute()],
		[
			"their reply to a question about it",
			{ ...aMove({ move: "reply", written: written("Left.") }), ...byPatient },
		],
		["what they think of a tool", COMMENT],
		["that they asked for a call", CALL],
		["their wishes for after their death", aWish({})],
		["that somebody may not act for them any more", { ...aTrustEnded(theMother), ...byPatient }],
	])("is %s", (_what, body) => {
		expect(isOwnWord(body)).toBe(true);
	});

	it.each([
		["what staff found to be a mistake", anError(1)],
		["who decides, as staff assessed it", aStatus("self")],
		["that a tool was stopped", aPause()],
		["that their letter was used", USED],
		["what staff answered", { ...aMove({ move: "acknowledge" }), ...byStaff }],
		[
			"a clinician's challenge",
			aDispute({
				what: { by: "clinician", challenge: "disagree", withheld: null },
				said: { ...aSaying(), decider: null, ...byStaff },
			}),
		],
	])("is not %s", (_what, body) => {
		expect(isOwnWord(body)).toBe(false);
	});

	it("is for who acts for them too where it is an answer or a need, and not where it is a complaint, a thought or a wish", () => {
		expect([aChoice(), anUndoing(1), NEEDS].map((body) => isOwnWordForOthers(body))).toEqual([
			true,
			true,
			true,
		]);
		expect([aDispute(), COMMENT, CALL, aWish({})].map((body) => isOwnWordForOthers(body))).toEqual([
			false,
			false,
			false,
			false,
		]);
	});
});
