import { describe, expect, it } from "vitest";
import { noticeWordsSchema } from "#app/features/tools/notice.ts";
import { registerSchema } from "#app/features/tools/register.ts";
import register from "#db/tools.json" with { type: "json" };
import notices from "#locales/en/notices.json" with { type: "json" };
import { atrsRecord, rowsOf, wholeRecord } from "./atrs.ts";
import { atrsCard } from "./atrs-card.ts";
import { atrsOfTool } from "./atrs-of-tool.ts";
import { ATRS_SECTION_NAMES, ATRS_SECTIONS } from "./atrs-template.ts";
import { PATIENT_QUESTIONS } from "./card.ts";

const about = {
	organisation: { name: "Riverside Health", email: "hello@riverside.example" },
	stage: "in-use",
	date: "2026-11-02",
	checked: ["We checked it here on 2 November 2026."],
	choice: ["We use it in your care unless you say no."],
} as const;
const { tools } = registerSchema.parse(register);
const words = new Map(Object.entries(notices).map(([id, one]) => [id, noticeWordsSchema.parse(one)]));
const published = tools.flatMap((facts) => {
	const own = words.get(facts.id);
	const url = `https://ai.riverside.example/en/tools/${facts.id}`;
	return own === undefined ? [] : [{ id: facts.id, tool: { ...about, facts, words: own, url } }];
});

describe("a tool's transparency record", () => {
	it("has the 51 fields of the template in 9 sections, empty where nothing is known", () => {
		const fields = ATRS_SECTION_NAMES.flatMap((section) => ATRS_SECTIONS[section]);
		expect([ATRS_SECTION_NAMES.length, fields.length]).toEqual([9, 51]);
		const empty = wholeRecord({ phase: null, date: null, url: null }, {});
		expect(Object.keys(empty.sections)).toEqual(ATRS_SECTION_NAMES);
		expect(rowsOf(empty)).toHaveLength(52);
		expect(
			rowsOf(empty)
				.slice(1)
				.every(([, , , text]) => text === ""),
		).toBe(true);
	});

	it.each(published)("of $id, sent and read again, gives the same facts", ({ tool }) => {
		const sent = JSON.stringify(atrsOfTool(tool));
		const { facts } = atrsCard(atrsRecord.parse(JSON.parse(sent)));
		const { maker, makerVersion, does, statedFacts, statedLimits } = tool.facts;
		expect(facts).toEqual({
			...{ maker, makerVersion, does, statedFacts, statedLimits },
			name: tool.words.name,
			source: "Riverside Health, Algorithmic Transparency Recording Standard record",
			sourcePlace: tool.url,
		});
	});

	it("makes up nothing: who is responsible, how it was bought and what was assessed stay empty", () => {
		const [first] = published;
		if (first === undefined) throw new Error("no tool");
		const { sections } = atrsOfTool(first.tool);
		const owner = sections["Tier 2 - Owner and Responsibility"];
		expect(owner?.["Senior responsible owner"]).toBeNull();
		expect(owner?.["Procurement procedure type"]).toBeNull();
		expect(sections["Tier 2 - Risks, Mitigations and Impact Assessments"]?.["Impact assessments"]).toBeNull();
	});

	it("says how far its own organisation uses it", () => {
		const [first] = published;
		if (first === undefined) throw new Error("no tool");
		expect(atrsOfTool(first.tool).phase).toBe("production");
		expect(atrsOfTool({ ...first.tool, stage: "trial" }).phase).toBe("beta-pilot");
	});
});

describe("a record from elsewhere", () => {
	const empty = wholeRecord({ phase: null, date: null, url: null }, {});

	it("is refused where it has a section or a field that the template does not have", () => {
		const with_ = (sections: object) => atrsRecord.safeParse({ ...empty, sections }).success;
		expect(with_({ "Tier 3": {} })).toBe(false);
		expect(with_({ "Tier 1 Information": { Colour: "blue" } })).toBe(false);
		expect(with_({ "Tier 1 Information": { Name: "Eyes" } })).toBe(true);
		expect(atrsRecord.safeParse({ ...empty, standard: "Another" }).success).toBe(false);
	});

	it("answers no question where it says nothing, or only that there is nothing to say", () => {
		expect(atrsCard(empty).lacking).toEqual(PATIENT_QUESTIONS);
		const filled = wholeRecord(empty, {
			"Tier 2 - Deployment Context": { "Human review": "N/A", "Appeals and review": "Write to us." },
			"Tier 2 - Model Specification": { "Model performance": "None.", "Model version": "TBC" },
		});
		const { lacking, facts, says } = atrsCard(filled);
		expect(lacking).toEqual(PATIENT_QUESTIONS.filter((question) => question !== "instead"));
		expect([facts.makerVersion, facts.statedFacts]).toEqual([null, []]);
		expect(says).toEqual([{ question: "instead", heading: "Appeals and review", text: "Write to us." }]);
	});
});
