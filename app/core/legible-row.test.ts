import { describe, expect, it } from "vitest";
import {
	anOverride,
	aPause,
	aPauseClosed,
	aStatus,
	EVERYTHING,
	entries,
	says,
	theMother,
	thePatient,
} from "#tests/builders.ts";
import { isLegible } from "./legible-row.ts";
import { fold } from "./standing.ts";
import type { StandingRow } from "./standing-row.ts";
import { fromStored, toStored } from "./stored-row.ts";

const rows = fold(
	entries(
		says("no"),
		says("yes", theMother),
		says("yes", thePatient, EVERYTHING),
		aPause(),
		aPauseClosed(),
		anOverride(),
		aStatus("jointly"),
	),
);
const [ownNo, mothersYes, broadYes, pause, override, status] = rows;

function damaged(
	row: StandingRow | undefined,
	change: Partial<Record<keyof StandingRow, unknown>>,
): StandingRow {
	return { ...row, ...change } as StandingRow;
}

describe("a row of the standing", () => {
	it("can be understood as it was made, and as it was stored", () => {
		expect(rows).toHaveLength(6);
		expect(rows.filter(isLegible)).toEqual(rows);
		expect(rows.map(toStored).map(fromStored).filter(isLegible)).toEqual(rows);
	});

	it.each([
		["a no that would end nothing", ownNo, { lastNo: 0 }],
		["a last no that is no place in the record", broadYes, { lastNo: -1 }],
		["a notice of no number", ownNo, { notice: 0 }],
		["a patient with the authority of another", ownNo, { authority: "parent" }],
		["a trusted person without authority", mothersYes, { authority: null }],
		["a carer who decides", mothersYes, { authority: "carer" }],
		["a place in the record that is no whole number", broadYes, { seq: 1.5 }],
		["a dispute about no tool", pause, { tool: null }],
		["a dispute that is yes", pause, { state: "yes" }],
		["an override without end", override, { ends: Number.NaN }],
		["an override that never ends", override, { ends: null }],
		["an override of everything", override, { tool: null }],
		["a status that nobody knows", status, { state: "guardian" }],
		["a kind that every object has", status, { kind: "constructor" }],
	] as const)("is not understood with %s", (_, row, change) => {
		expect(row && isLegible(row)).toBe(true);
		expect(isLegible(damaged(row, change))).toBe(false);
	});

	it.each(["", "no", "no -", "yes - 1", "- - - - - -", "maybe - 1 0 - 2026-11-21"])(
		"is not understood when the rest of it is stored as %j",
		(rest) => {
			const stored = { kind: "choice", who: "", tool: null, purpose: null, seq: 1, rest };
			expect(isLegible(fromStored(stored))).toBe(false);
		},
	);
});
