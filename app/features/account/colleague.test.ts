import { describe, expect, it } from "vitest";
import { NOON } from "#tests/builders.ts";
import { rhian } from "#tests/portal.ts";
import { MOVES, movesOpenTo } from "./colleague.ts";

const lead = { ...rhian, staffId: "lead", staffRole: "lead" } as const;
const other = { id: "other", disabledAt: null, openId: null } as const;
const own = { ...other, id: "lead" } as const;

describe("an account", () => {
	it("is changed by a lead, and by nobody else", () => {
		for (const staffRole of ["reception", "clinician"] as const)
			expect(movesOpenTo({ ...lead, staffRole }, other, true)).toEqual([]);
		expect(movesOpenTo(lead, other, false)).toContain("disabled");
	});

	it("is never changed by whoever it belongs to", () => {
		expect(movesOpenTo(lead, own, true)).toEqual([]);
		expect(movesOpenTo(lead, { ...own, openId: "bound" }, true)).toEqual([]);
		expect(movesOpenTo(lead, { ...own, disabledAt: NOON }, true)).toEqual([]);
	});

	it("that was stopped can only be opened again, and each move is open somewhere", () => {
		expect(movesOpenTo(lead, { ...other, openId: "bound", disabledAt: NOON }, true)).toEqual(["enabled"]);
		const some = [other, { ...other, openId: "bound" }, { ...other, disabledAt: NOON }] as const;
		const open = new Set(some.flatMap((one) => movesOpenTo(lead, one, true)));
		expect([...open].toSorted()).toEqual([...MOVES].toSorted());
	});

	it.each([
		["bound to nobody there", null, true, ["openid-invited"]],
		["invited, and the days may have run out", "invited", true, ["openid-invited", "openid-ended"]],
		["bound", "bound", true, ["openid-ended"]],
		["bound to nobody, where there is no OpenID", null, false, []],
		["bound, where there is no OpenID any more", "bound", false, ["openid-ended"]],
	] as const)("of somebody %s has these moves for OpenID", (_who, openId, offered, moves) => {
		const open = movesOpenTo(lead, { ...other, openId }, offered);
		expect(open.filter((move) => move.startsWith("openid"))).toEqual(moves);
	});
});
