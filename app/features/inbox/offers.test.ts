import { describe, expect, it } from "vitest";
import {
	aChallenge,
	aDispute,
	aMember,
	CHECKER,
	following,
	REVIEWER,
	SAYING,
} from "#tests/dispute-builders.ts";
import { offersTo } from "./offers.ts";

const TODAY = "2026-11-21";
const reviewer = aMember("clinician", REVIEWER.id);
const lead = aMember("lead");

describe("what staff are offered", () => {
	it("is at the desk only what the desk may do", () => {
		const moves = offersTo(aDispute(), aMember("reception"), TODAY, true).map(({ move }) => move);
		expect(moves).toEqual(["acknowledge", "translate", "agree-date", "withdraw"]);
	});

	it("is never to tell a patient that we have what a doctor or nurse said", () => {
		const moves = offersTo(aChallenge(), lead, TODAY, false).map(({ move }) => move);
		expect(moves).not.toContain("acknowledge");
		expect(moves).toContain("withdraw");
	});

	it("leaves out what is done, what is not owed, and what needs no translation", () => {
		const got = following(aDispute(), SAYING.acknowledge);
		const moves = offersTo(got, lead, TODAY, false).map(({ move }) => move);
		expect(moves).toEqual(["take", "explain-delay", "agree-date", "withdraw"]);
	});

	it("says what an answer waits for, and then offers it", () => {
		const answer = (dispute = aDispute()) =>
			offersTo(dispute, reviewer, TODAY, false).find(({ move }) => move === "answer")?.waits;
		const taken = following(aDispute(), SAYING.take);
		expect(answer()).toBeUndefined();
		expect(answer(taken)).toBe("not-looked-yet");
		expect(answer(following(taken, { move: "look", harm: "possible", note: "" }))).toBe("harm-not-settled");
		expect(answer(following(taken, SAYING.look))).toBeNull();
		expect(answer(following(taken, { move: "look", harm: "severe", note: "" }))).toBeNull();
	});

	it("tells who checked the use that somebody else takes it", () => {
		const offers = offersTo(aDispute(), aMember("clinician", CHECKER), TODAY, false);
		expect(offers).toContainEqual({ move: "take", waits: "is-the-checker" });
	});

	it("has the duty of candour from moderate harm on", () => {
		const moves = (harm: "low" | "moderate") =>
			offersTo(following(aDispute(), { move: "look", harm, note: "" }), lead, TODAY, false).map(
				({ move }) => move,
			);
		expect(moves("low")).not.toContain("candour");
		expect(moves("moderate")).toContain("candour");
	});

	it("has telling the patient only where they are not told", () => {
		const moves = (why: string | null) =>
			offersTo(aChallenge(why), lead, TODAY, false).map(({ move }) => move);
		expect(moves("It would frighten them.")).toContain("tell-patient");
		expect(moves(null)).not.toContain("tell-patient");
	});
});
