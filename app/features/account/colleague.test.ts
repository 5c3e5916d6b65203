import { describe, expect, it } from "vitest";
import { NOON } from "#tests/builders.ts";
import { rhian } from "#tests/portal.ts";
import { MOVES, movesOpenTo } from "./colleague.ts";

const lead = { ...rhian, staffId: "lead", staffRole: "lead" } as const;

describe("an account", () => {
	it("is changed by a lead, and by nobody else", () => {
		for (const staffRole of ["reception", "clinician"] as const)
			expect(movesOpenTo({ ...lead, staffRole }, { id: "other", disabledAt: null })).toEqual([]);
		expect(movesOpenTo(lead, { id: "other", disabledAt: null })).toContain("disabled");
	});

	it("is never changed by whoever it belongs to", () => {
		expect(movesOpenTo(lead, { id: "lead", disabledAt: null })).toEqual([]);
		expect(movesOpenTo(lead, { id: "lead", disabledAt: NOON })).toEqual([]);
	});

	it("that was stopped can only be opened again, and each move is open somewhere", () => {
		expect(movesOpenTo(lead, { id: "other", disabledAt: NOON })).toEqual(["enabled"]);
		const open = [null, NOON].flatMap((disabledAt) => movesOpenTo(lead, { id: "other", disabledAt }));
		expect(open.toSorted()).toEqual([...MOVES].toSorted());
	});
});
