import { describe, expect, it } from "vitest";
import { registerTool } from "#app/features/tools/register.ts";
import type { OwnService } from "./draft.ts";
import { readFacts } from "./facts.forms.ts";
import { factsIn } from "./facts-part.ts";
import { factTexts } from "./facts-typed.ts";
import { beginningOf } from "./new-tool.ts";

const DRAFT = beginningOf({ name: "Scan tool", line: "It reads scans." }, "scan-tool", 1001, null);
const service = (id: string, stage: OwnService["stage"]): OwnService => ({
	id,
	names: { en: id },
	stage,
	since: stage === "not-used" ? null : "2025-05-01",
});
const SERVICES = [service("eyes", "in-use"), service("gp", "not-used")];
const GOOD = {
	...factTexts(factsIn(DRAFT, { provider: "riverside", says: {} })),
	care: "objection",
	machineAlone: "no",
	"use-eyes": "in-use",
	"use-gp": "not-used",
};

const read = (over: Readonly<Record<string, string>> = {}) => {
	const form = new FormData();
	for (const [name, text] of Object.entries({ ...GOOD, ...over })) form.append(name, text);
	return readFacts(form, {
		services: SERVICES,
		uses: { elsewhere: { stage: "trial", since: null } },
		planning: "objection",
		today: "2026-11-21",
	});
};
const factsOf = (over: Readonly<Record<string, string>> = {}) => {
	const answer = read(over);
	if ("problems" in answer) throw new Error(JSON.stringify(answer.problems));
	return answer.value;
};
const problemsOf = (over: Readonly<Record<string, string>>) => {
	const answer = read(over);
	return "problems" in answer ? answer.problems.map(({ field, name }) => `${field}: ${name}`) : [];
};

describe("the facts that a lead sends", () => {
	it("are facts that the register takes, and say nothing that nobody said", () => {
		const { facts, said } = factsOf();
		expect(said).toBe(true);
		expect(registerTool.safeParse({ ...DRAFT.facts, ...facts }).success).toBe(true);
		expect(facts).not.toHaveProperty("safetyCase");
		expect(factsOf().here).toEqual({});
	});

	it("rest other uses on a yes, planning on the provider's setting, and nothing on a choice without their information", () => {
		const others = { planning: "yes", research: "yes", training: "yes", synthetic: "yes" };
		expect(factsOf(others).facts.basis).toEqual({
			care: "objection",
			planning: "objection",
			research: "consent",
			training: "consent",
			synthetic: "consent",
		});
		const none = factsOf({ ...others, care: "none", usesPatientData: "no" }).facts.basis;
		expect(new Set(Object.values(none))).toEqual(new Set(["information"]));
	});

	it("tell what is new of them in structure", () => {
		const { facts, here } = factsOf({
			answers: "The eye clinic's lead",
			regulatorClass: "iia",
			onUnknown: "goes-on",
			evidenceSetting: "care",
			evidenceWhere: "Leeds",
			safetyCase: "https://example.org/case",
			dataGoes: "It stays here.",
		});
		expect(here).toEqual({ answers: "The eye clinic's lead", onUnknown: "goes-on" });
		expect(facts).toMatchObject({
			regulatorClass: "iia",
			evidence: { setting: "care", where: "Leeds", when: null, lessWell: null },
			safetyCase: "https://example.org/case",
			dataGoes: "It stays here.",
		});
		expect(registerTool.safeParse({ ...DRAFT.facts, ...facts }).success).toBe(true);
	});

	it.each([
		[{ category: "toy" }, ["category: choice-missing"]],
		[{ usesPatientData: "no" }, ["care: no-patient-data"]],
		[{ machineAlone: "yes" }, ["care: machine-alone"]],
		[{ machineAlone: "yes", care: "information" }, ["care: machine-alone"]],
		[{ machineAlone: "yes", care: "consent" }, []],
		[{ care: "none" }, ["care: no-purpose"]],
		[{ does: " ", source: "" }, ["does: text-missing", "source: text-missing"]],
		[{ safetyCase: "http://example.org" }, ["safetyCase: link-not-https"]],
		[{ safetyCase: "javascript:alert(1)" }, ["safetyCase: link-not-https"]],
		[{ evidenceWhere: "Leeds" }, ["evidenceSetting: setting-missing"]],
		[{ statedFacts: "x\n".repeat(3) + "y".repeat(401) }, ["statedFacts: list-too-long"]],
		[{ supplier: "x".repeat(301) }, ["supplier: not-readable"]],
		[{ "use-gp": "always" }, ["use: choice-missing"]],
		[{ day: "1", month: "1", year: "2027" }, ["day: date-in-future"]],
	])("are refused at their field: %j", (over, problems) => {
		expect(problemsOf(over)).toEqual(problems);
	});
});

describe("where it is used", () => {
	it("is said of the services that change, and of no others; what another provider's lead said stays", () => {
		expect(factsOf().uses).toEqual({ elsewhere: { stage: "trial", since: null } });
		expect(factsOf({ "use-gp": "trial", day: "1", month: "2", year: "2026" }).uses).toEqual({
			elsewhere: { stage: "trial", since: null },
			gp: { stage: "trial", since: "2026-02-01" },
		});
	});

	it("keeps its first day where a trial becomes use, and has none where it ends", () => {
		expect(factsOf({ "use-eyes": "trial" }).uses["eyes"]).toEqual({ stage: "trial", since: "2025-05-01" });
		expect(factsOf({ "use-eyes": "not-used" }).uses["eyes"]).toEqual({ stage: "not-used", since: null });
		expect(factsOf({ "use-gp": "in-use" }).uses["gp"]).toEqual({ stage: "in-use", since: null });
	});
});
