import { describe, expect, it } from "vitest";
import { understoodReport } from "./understood-report.ts";

const line = (right: number, wrong: number, unsure: number) => {
	const [decides] = understoodReport([{ lang: "pl", question: "decides", right, wrong, unsure }]);
	return decides?.languages[0];
};

describe("how a page was understood in a language", () => {
	it("is too few to say below 20 answers", () => {
		expect(line(10, 9, 0)).toEqual({ lang: "pl", figures: null });
		expect(line(20, 0, 0)?.figures).not.toBeNull();
	});

	it("is rounded to 5, and its total on its own", () => {
		expect(line(33, 21, 14)?.figures).toMatchObject({
			total: 70,
			cells: [
				["right", 35],
				["wrong", 20],
				["unsure", 15],
			],
		});
	});

	it("hides 1 to 7 with another, so that no subtraction gives them back", () => {
		const figures = line(40, 3, 20)?.figures;
		const hidden = figures?.cells.filter(([, cell]) => cell === null).map(([grade]) => grade) ?? [];
		expect(hidden).toContain("wrong");
		expect(hidden.length).toBeGreaterThanOrEqual(2);
	});

	it("fails from a third of wrong and unsure answers on, by the figures that are shown", () => {
		expect(line(40, 20, 10)?.figures?.fails).toBe(true);
		expect(line(60, 10, 10)?.figures?.fails).toBe(false);
		expect(line(0, 30, 0)?.figures?.fails).toBe(true);
	});

	it("never names a language in which nobody answered", () => {
		expect(understoodReport([]).every(({ languages }) => languages.length === 0)).toBe(true);
	});
});
