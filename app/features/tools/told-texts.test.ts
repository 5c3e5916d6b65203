import { describe, expect, it } from "vitest";
import type { ToldFacts } from "./told-facts.ts";
import { englishTexts, placeIn, textsIn, toldTexts } from "./told-texts.ts";

const FACTS: ToldFacts = {
	answers: "Dr Jane Cole",
	evidence: { setting: "care", where: "Leeds", when: "2025", lessWell: null },
};
const says = (english: string, text: string) => ({ english, says: text });

describe("the texts of a tool's facts in another language", () => {
	it("are those that stand there in English, and no other", () => {
		expect(englishTexts(FACTS)).toEqual({
			answers: "Dr Jane Cole",
			evidenceWhere: "Leeds",
			evidenceWhen: "2025",
		});
		expect(englishTexts({})).toEqual({});
	});

	it("are shown while they say what the English says, and not once it is written anew or taken away", () => {
		const texts = {
			answers: [says("Dr Jane Cole", "Dr Jane Cole, meddyg"), says("Dr Amy Lowe", "Dr Amy Lowe, meddyg")],
		};
		expect(textsIn(texts, FACTS)).toEqual({ answers: "Dr Jane Cole, meddyg" });
		expect(textsIn(texts, { ...FACTS, answers: "Dr Amy Lowe" })).toEqual({ answers: "Dr Amy Lowe, meddyg" });
		expect(textsIn(texts, { ...FACTS, answers: "Dr Tom Reed" })).toEqual({});
		expect(textsIn(texts, {})).toEqual({});
		expect(textsIn(undefined, FACTS)).toEqual({});
	});

	it("say where and when in one language: the reader's own, or English where a part of it is", () => {
		expect(placeIn(FACTS, { evidenceWhere: "Yn Leeds", evidenceWhen: "Yn 2025" })).toEqual({
			english: "Leeds, 2025",
			own: "Yn Leeds, Yn 2025",
		});
		expect(placeIn(FACTS, { evidenceWhere: "Yn Leeds" })).toEqual({ english: "Leeds, 2025", own: undefined });
		expect(placeIn({}, {})).toEqual({ english: "", own: undefined });
	});

	it("are kept for these six alone, each with the English that it says", () => {
		const several = { answers: [says("a", "b"), says("c", "d")] };
		expect(toldTexts.parse(several)).toEqual(several);
		// A notice of before has one alone.
		expect(toldTexts.parse({ answers: says("a", "b") })).toEqual({ answers: [says("a", "b")] });
		for (const wrong of [
			{ safetyCase: says("a", "b") },
			{ answers: "b" },
			{ answers: says("a", "") },
			{ answers: [] },
		])
			expect(toldTexts.safeParse(wrong).success).toBe(false);
	});
});
