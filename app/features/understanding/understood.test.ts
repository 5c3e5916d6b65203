import { describe, expect, it } from "vitest";
import { graded, OPTIONS, QUESTIONS, rightAnswers, type ToldOfTool } from "./understood.ts";

const EYE: ToldOfTool = { care: "objection", machineAlone: "unknown", who: [] };
const right = (over: Partial<ToldOfTool>) => rightAnswers({ ...EYE, ...over });

describe("the right answer to “Who decides?”", () => {
	it("is a person only where the page names one", () => {
		expect(right({ who: ["A doctor decides."] }).decides).toBe("person");
		expect(right({ machineAlone: "no" }).decides).toBe("person");
	});

	it("is that nobody knows where nobody told whether a person looks", () => {
		expect(right({}).decides).toBe("not-known");
	});

	it("is the machine where it decides alone, whatever else the page says", () => {
		expect(right({ machineAlone: "yes", who: ["The tool decides."] }).decides).toBe("machine");
	});
});

describe("the right answers about saying no and changing one's mind", () => {
	it("are that care goes on, at any time, where one can choose", () => {
		for (const care of ["objection", "consent"] as const)
			expect(right({ care })).toMatchObject({ no: "without", change: "always" });
	});

	it("are that nobody can choose, where nobody can, or where it has no part in one's own care", () => {
		for (const care of ["information", undefined] as const)
			expect(right({ care })).toMatchObject({ no: "cannot", change: "nothing" });
	});

	it("are never among answers that the page does not offer", () => {
		for (const care of ["objection", "consent", "information", undefined] as const)
			for (const machineAlone of ["yes", "no", "unknown"] as const)
				for (const question of QUESTIONS)
					expect(OPTIONS[question]).toContain(right({ care, machineAlone })[question]);
	});
});

describe("answers", () => {
	it("are right, wrong or not sure, and one that was left out is none of these", () => {
		expect(graded(EYE, { decides: "person", no: "unsure" })).toEqual({ decides: "wrong", no: "unsure" });
		expect(graded(EYE, { no: "without", change: "always" })).toEqual({ no: "right", change: "right" });
		expect(graded(EYE, {})).toEqual({});
	});
});
