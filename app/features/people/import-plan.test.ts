import { describe, expect, it } from "vitest";
import { isSamePlan, needsTwoPeople, type WholePlan } from "./import-plan.ts";

const NOTHING: WholePlan = { added: 0, changed: 0, unchanged: 9, absent: 3, lines: [], died: [] };

describe("an import of many patients", () => {
	it("takes one person where it brings in people whom nobody knows, or changes nothing", () => {
		expect([NOTHING, { ...NOTHING, added: 5000 }].map(needsTwoPeople)).toEqual([false, false]);
	});

	it("takes two people where anybody who is here changes or is given as dead", () => {
		expect(
			[
				{ ...NOTHING, changed: 1 },
				{ ...NOTHING, died: [2] },
			].map(needsTwoPeople),
		).toEqual([true, true]);
	});

	it("is no more what was shown once another line, column or list is in it", () => {
		const line = { line: 2, columns: ["address"], gone: [], fresh: [] };
		const shown = { ...NOTHING, changed: 1, lines: [line] };
		expect(isSamePlan(shown, { ...shown, lines: [{ ...line }] })).toBe(true);
		const others = [
			{ ...shown, lines: [{ ...line, line: 3 }] },
			{ ...shown, lines: [{ ...line, columns: ["address", "email"] }] },
			{ ...shown, lines: [{ ...line, gone: ["riverside-eyes"] }] },
			{ ...shown, died: [2] },
			{ ...shown, absent: 4 },
		];
		expect(others.map((now) => isSamePlan(shown, now))).toEqual([false, false, false, false, false]);
	});
});
