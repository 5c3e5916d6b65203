import { describe, expect, it } from "vitest";
import { isOneHand, type MadeWayIn } from "./one-hand.ts";

const made = (staff: string, by: string | null): MadeWayIn => ({ staff, by });

describe("two who have to agree", () => {
	it.each<[string, readonly MadeWayIn[]]>([
		["nobody made their ways in lately", []],
		["the operator made both", [made("lena", null), made("omar", null)]],
		["somebody else made one of them", [made("omar", "third")]],
		["two people made them", [made("lena", "third"), made("omar", "fourth")]],
		["the operator made anew what one had made for the other", [made("omar", "lena"), made("omar", null)]],
	])("are two where %s", (_why, ways) => {
		expect([isOneHand(ways, "lena", "omar"), isOneHand(ways, "omar", "lena")]).toEqual([false, false]);
	});

	it.each<[string, readonly MadeWayIn[]]>([
		["one made the other's way in", [made("omar", "lena")]],
		["one made it anew after the operator", [made("omar", null), made("omar", "lena")]],
		["one made the way in of who made the other's", [made("third", "lena"), made("omar", "third")]],
		["one person made both", [made("omar", "third"), made("lena", "third")]],
		[
			"one person is behind both at last",
			[made("omar", "third"), made("lena", "fourth"), made("fourth", "fifth"), made("third", "fifth")],
		],
		["they made each other's", [made("omar", "lena"), made("lena", "omar")]],
	])("are one where %s", (_why, ways) => {
		expect([isOneHand(ways, "lena", "omar"), isOneHand(ways, "omar", "lena")]).toEqual([true, true]);
	});

	it("are one where they are the same", () => {
		expect(isOneHand([], "lena", "lena")).toBe(true);
	});
});
