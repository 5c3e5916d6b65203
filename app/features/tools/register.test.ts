import { describe, expect, it } from "vitest";
import register from "#db/tools.json" with { type: "json" };
import { hasChoice, hasChoiceInCare, type RegisterTool, registerSchema, registerTool } from "./register.ts";

/** Stored choices keep the number, so a tool's place in this list is for ever. New tools go at the end. */
const NUMBERED = [
	"staff-rostering",
	"feedback-reading",
	"consultation-notes",
	"record-filing",
	"patient-letters",
	"appointment-scheduling",
	"waiting-list-order",
	"staff-ideas",
	"eye-scan-urgency",
	"retina-disease-detection",
	"literature-diagnosis",
	"diagnosis-list",
	"emergency-order",
	"prescribing-support",
	"voice-analysis",
	"radiotherapy-targeting",
	"chest-xray-priority",
	"bone-fracture-scan",
	"throat-cancer-rule-out",
	"lung-nodule-ct",
	"breast-image-reading",
	"brain-tumour-type",
	"womb-cancer-risk",
	"skin-lesion-check",
	"colonoscopy-support",
	"glaucoma-screening",
	"genetic-treatment-match",
	"symptom-triage",
	"sleep-therapy",
	"anxiety-therapy",
	"health-information-bot",
	"home-monitoring",
	"area-risk-prediction",
	"record-research",
	"antibiotic-search",
	"synthetic-records",
];

const { tools, generalLimits } = registerSchema.parse(register);

function tool(id: string): RegisterTool {
	const found = tools.find((each) => each.id === id);
	if (found === undefined) throw new RangeError(id);
	return found;
}

describe("the register of AI tools", () => {
	it("keeps every tool at the number it was first given", () => {
		expect(tools.map(({ id, number }) => [number, id])).toEqual(NUMBERED.map((id, index) => [index + 1, id]));
	});

	it("says what each tool does and who says so", () => {
		for (const { id, does, source, sourcePlace } of tools) {
			expect(
				[does, source, sourcePlace].every((said) => said.length > 10),
				id,
			).toBe(true);
		}
	});

	it("gives a source for each limit that all tools or a category share", () => {
		expect(Object.keys(generalLimits)).toEqual(["all", "decision-support"]);
		expect(Object.values(generalLimits).flat()).toHaveLength(6);
	});

	it("keeps what is known of pictures of darker skin to the number", () => {
		const [limit] = tool("skin-lesion-check").statedLimits;
		expect(limit).toMatch(/of 2,436 .* 10 showed brown skin and 1 dark brown or black/);
		expect(limit).toMatch(/of 1,585 .* none came from people of African, Afro-Caribbean or South Asian/);
	});

	it("claims no version, and no knowledge of machines that decide alone, since no source gives them", () => {
		for (const { id, makerVersion, machineAlone } of tools) {
			expect([makerVersion, machineAlone], id).toEqual([null, "unknown"]);
		}
	});
});

describe("where a patient can choose", () => {
	it("is in care for a tool that looks at their scan", () => {
		expect(hasChoiceInCare(tool("eye-scan-urgency"))).toBe(true);
	});

	it("is in another purpose alone for a tool that reads records for research", () => {
		expect([hasChoice(tool("record-research")), hasChoiceInCare(tool("record-research"))]).toEqual([
			true,
			false,
		]);
	});

	it("is nowhere for the tools that use nothing about patients", () => {
		const none = tools.filter((each) => !hasChoice(each)).map(({ id }) => id);
		expect(none).toEqual(["staff-rostering", "staff-ideas", "antibiotic-search"]);
		expect(tools.filter(({ usesPatientData }) => usesPatientData === "no").map(({ id }) => id)).toEqual(none);
	});
});

describe("a tool that the register refuses", () => {
	const eye = tool("eye-scan-urgency");

	it.each([
		[
			"one that would teach AI with patients' information unasked",
			{ ...eye, basis: { training: "objection" } },
		],
		["one that decides alone and is used unless you say no", { ...eye, machineAlone: "yes" }],
		["one with a choice about information that it does not use", { ...eye, usesPatientData: "no" }],
		["one without a purpose", { ...eye, basis: {} }],
		["one with a stage that the page has no words for", { ...eye, sourceStage: "in-use-somewhere" }],
		["one with a fact that the page would not show", { ...eye, price: "free" }],
		["one without a source", { ...eye, source: " " }],
	])("is %s", (_what, refused) => {
		expect(registerTool.safeParse(eye).success).toBe(true);
		expect(registerTool.safeParse(refused).success).toBe(false);
	});

	it.each([
		["id", { ...eye, number: 99 }],
		["number", { ...eye, id: "another-eye-scan" }],
	])("is one whose %s another tool has", (_what, twin) => {
		expect(registerSchema.safeParse({ ...register, tools: [...tools, twin] }).success).toBe(false);
	});
});
