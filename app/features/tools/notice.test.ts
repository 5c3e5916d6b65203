import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { describe, expect, it } from "vitest";
import register from "#db/tools.json" with { type: "json" };
import notices from "#locales/en/notices.json" with { type: "json" };
import { type NoticeWords, noticeWordsSchema, unknownFacts } from "./notice.ts";
import { hasChoice, hasChoiceInCare, registerSchema } from "./register.ts";

const { tools } = registerSchema.parse(register);
const english = new Map(Object.entries(notices).map(([id, words]) => [id, noticeWordsSchema.parse(words)]));

function wordsOf(id: string): NoticeWords {
	const words = english.get(id);
	if (words === undefined) throw new RangeError(`no English words for ${id}`);
	return words;
}

const described = tools.map((tool) => ({ id: tool.id, tool, words: wordsOf(tool.id) }));

/** Everything a patient reads of a tool but its name, sentence by sentence, as words without their marks. */
function sentencesOf({ line, who, uses, works, limits, instead, why }: NoticeWords): string[][] {
	return [line, ...who, ...uses, ...works, ...limits, ...instead, ...why]
		.flatMap((text) => text.split(/(?<=[.?!])\s+/))
		.map((sentence) => sentence.split(/\s+/).map((word) => word.replace(/^\(|[).,?!]+$/g, "")));
}

/** US school grade of a tool's words; grade 4 is a reading age of 9. */
function gradeOf(words: NoticeWords): number {
	const sentences = sentencesOf(words);
	const all = sentences.flat();
	const syllables = all.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
	return fleschKincaid({ sentence: sentences.length, word: all.length, syllable: syllables });
}

/** Words that patients told researchers they do not understand, or that promise what nobody knows. */
const NOT_SAID =
	/\b(algorithms?|models?|machine learning|neural|clinicians?|practitioners?|triage|stratify|prioritis|oversight|sensitivity|specificity|false (positive|negative)|risk score|consent|opt(ed|ing)? (in|out)|preferences?|withdraw|process(es|ed)?|portal|platform|apps?|download|digital|log in|proxy|disputes?|accurate(ly)?|proven|safe|always|never wrong|smart|cutting|should|must|refuse)\b/i;

describe("the words about an AI tool", () => {
	it("exist for each tool of the register, in its order, and for nothing else", () => {
		expect([...english.keys()]).toEqual(tools.map(({ id }) => id));
	});

	it.each(described)("of $id can be read at the age of 9", ({ words }) => {
		expect(gradeOf(words)).toBeLessThanOrEqual(4);
	});

	it.each(described)("of $id come in short sentences and are soon read", ({ words }) => {
		const sentences = sentencesOf(words);
		const count = sentences.flat().length;
		expect(Math.max(...sentences.map((sentence) => sentence.length))).toBeLessThanOrEqual(20);
		expect(count / sentences.length).toBeLessThanOrEqual(10);
		expect(count + words.name.split(" ").length).toBeLessThanOrEqual(130);
		expect(words.name.split(" ").length).toBeLessThanOrEqual(5);
		expect(words.line.split(" ").length).toBeLessThanOrEqual(15);
	});

	it.each(described)("of $id use no word that hides its meaning", ({ words }) => {
		expect(JSON.stringify(Object.values(words)).match(NOT_SAID)).toBeNull();
	});

	it.each(described)("of $id end each sentence", ({ words: { name, easy: _, told: _told, ...said } }) => {
		expect(
			Object.values(said)
				.flat()
				.filter((sentence) => !/^[A-Z0-9].*\.$/.test(sentence)),
		).toEqual([]);
		expect(name).toMatch(/^[A-Z].* tool$/);
	});

	it("have no two tools of one name", () => {
		expect(new Set(described.map(({ words }) => words.name)).size).toBe(tools.length);
	});
});

describe("what the words owe the patient", () => {
	it.each(described)("is every stated limit of $id, and no other", ({ tool, words }) => {
		expect(words.limits.length > 0).toBe(tool.statedLimits.length > 0);
	});

	it.each(described)("is every number that the source of $id gives", ({ tool, words }) => {
		const said = sentencesOf(words).flat();
		const stated = [...tool.statedFacts, ...tool.statedLimits].join(" ").match(/\d[\d,]*/g) ?? [];
		for (const number of stated) expect(said.join(" ")).toContain(number.replace(/,$/, ""));
	});

	it.each(described)("is what happens after a no to $id, where a no is possible", ({ tool, words }) => {
		expect(words.instead.length > 0).toBe(hasChoice(tool));
	});

	it.each(described)("is why $id leaves no choice in care, where it leaves none", ({ tool, words }) => {
		expect(words.why.length > 0).toBe(!hasChoiceInCare(tool));
	});

	it.each(described)("is never a person who decides where the source of $id names no help to one", (each) => {
		const helps = /\b(helps|aids|supports?|gives a doctor|together with)\b/i;
		if (each.words.who.length > 0) expect(each.tool.does).toMatch(helps);
	});

	it("is how few pictures of darker skin such tools learned from", () => {
		const limits = wordsOf("skin-lesion-check").limits.join(" ");
		expect(limits).toContain(
			"For 2,436 pictures, the skin colour was given. 10 showed brown skin and 1 showed dark",
		);
		expect(limits).toContain("For 1,585 pictures, the ethnic group was given. 0 came from African,");
		expect(limits).toContain("about such tools in general");
	});

	it.each([
		"sleep-therapy",
		"anxiety-therapy",
		"health-information-bot",
		"home-monitoring",
		"symptom-triage",
	])("is other help where the tool %s is itself the care", (id) => {
		expect(wordsOf(id).instead).toContain("A person talks to you about other help.");
	});
});

describe("what nobody has told us of a tool", () => {
	const unknownOf = (id: string) =>
		described.filter((each) => each.id === id).flatMap(({ tool, words }) => unknownFacts(tool, words));

	it("is nearly everything for the eye scan tool", () => {
		expect(unknownOf("eye-scan-urgency")).toEqual([
			"maker",
			"version",
			"human-check",
			"how-often-right",
			"who-for-less-well",
			"who-checked",
			"where-information-goes",
		]);
	});

	it("leaves out the maker that the source names", () => {
		expect(unknownOf("sleep-therapy")).not.toContain("maker");
	});

	it("leaves out a person's check where a doctor decides", () => {
		expect(unknownOf("diagnosis-list")).not.toContain("human-check");
	});

	it("leaves out for whom the skin picture tool works less well, since a study tells", () => {
		expect(unknownOf("skin-lesion-check")).not.toContain("who-for-less-well");
	});

	it("leaves out who looked at the wait for a scan in Somerset", () => {
		expect(unknownOf("chest-xray-priority")).not.toContain("who-checked");
	});

	it("leaves out where patients' information goes when the tool uses none", () => {
		expect(unknownOf("staff-rostering")).toEqual([
			"maker",
			"version",
			"human-check",
			"how-often-right",
			"who-checked",
		]);
	});
});
