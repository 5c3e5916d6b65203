import { describe, expect, it } from "vitest";
import { minutesAfterNoon, NOON } from "#tests/builders.ts";
import { arrivalOf, type Flip, isFlipDue, isMissed } from "./canary.ts";

const flip = (minute: number, over: Partial<Flip> = {}): Flip => ({
	...{ at: minutesAfterNoon(minute), told: null, acted: false },
	...over,
});
const told = { told: NOON };
const acted = { told: NOON, acted: true };
const at = (minute: number, ...flips: readonly Flip[]) => arrivalOf(flips, minutesAfterNoon(minute));

describe("a change of a canary", () => {
	it("is due each hour, the first at once, and once more where the clock went back", () => {
		expect(isFlipDue(null, NOON)).toBe(true);
		expect([59, 60, 600, -1].map((minute) => isFlipDue(NOON, minutesAfterNoon(minute)))).toEqual([
			...[false, true, true, true],
		]);
	});

	it("has arrived when it was confirmed or asked about, however late", () => {
		expect([at(0, flip(0, acted)), at(59, flip(0, acted))]).toEqual(["arrived", "arrived"]);
	});

	it("is on its way for less than 4 minutes, and then missed: not told, or told and not acted on", () => {
		expect([at(3, flip(0)), at(3, flip(0, told))]).toEqual(["on-its-way", "on-its-way"]);
		expect([at(4, flip(0)), at(4, flip(0, told))]).toEqual(["not-told", "not-acted"]);
	});

	it("does not hide behind the next one that the last was missed", () => {
		expect(at(61, flip(60), flip(0))).toBe("not-told");
		expect(at(61, flip(60), flip(0, told))).toBe("not-acted");
		expect(at(61, flip(60), flip(0, acted))).toBe("on-its-way");
		expect(at(61, flip(60, acted), flip(0))).toBe("arrived");
	});

	it("says nothing where none is made any more", () => {
		expect([arrivalOf([], NOON), at(121, flip(0)), at(120, flip(0))]).toEqual([
			...[undefined, undefined, "not-told"],
		]);
	});

	it("is an alarm only where it was missed", () => {
		expect([isMissed("arrived"), isMissed("on-its-way"), isMissed(undefined)]).toEqual([false, false, false]);
		expect([isMissed("not-told"), isMissed("not-acted")]).toEqual([true, true]);
	});
});
