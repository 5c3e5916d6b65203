import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "#app/core/decision.ts";
import type { Entry, EntryBody } from "#app/core/entry.ts";
import { covers } from "#app/core/scope.ts";
import { fold } from "#app/core/standing.ts";
import {
	anError,
	anOverride,
	anOverrideEnded,
	anUndoing,
	aPause,
	aPauseClosed,
	aStatus,
	aTrust,
	aTrustEnded,
	EVERYTHING,
	EYE,
	entries,
	minutesAfterNoon,
	says,
	theMother,
} from "#tests/builders.ts";
import { history, question, RUNS } from "#tests/histories.ts";
import { readCursor } from "./changes-cursor.ts";
import { CHANGING, touchedBy } from "./touched.ts";

/** What the last of these touches. */
function touched(...bodies: readonly EntryBody[]) {
	const happened = entries(...bodies);
	const find = (seq: number): Entry | undefined => happened.find((one) => one.seq === seq);
	return touchedBy(happened.at(-1) as Entry, find);
}

describe("what an entry touches", () => {
	const care = { tool: EYE, purpose: "care", until: null };
	const everything = { tool: null, purpose: null, until: null };

	it.each<readonly [string, readonly EntryBody[], object]>([
		["an answer", [says("no")], care],
		["a broad answer", [says("no", undefined, EVERYTHING)], everything],
		["an answer that is taken back", [says("no"), anUndoing(1)], care],
		["a mistake in taking back", [says("no"), anUndoing(1), anError(2)], care],
		["a correction of what nobody finds", [anError(9)], everything],
		["a correction of itself", [anError(1)], everything],
		["a change of who decides", [aStatus("jointly")], everything],
		["the end of an authority", [aTrustEnded(theMother)], everything],
		[
			"an authority, whose last day is over by itself",
			[aTrust(theMother, { until: "2026-11-22" })],
			{ ...everything, until: "2026-11-23T00:00:00.000Z" },
		],
		["a dispute", [aPause()], { ...care, purpose: null }],
		["the end of one", [aPause(), aPauseClosed()], { ...care, purpose: null }],
		[
			"an emergency, which ends by itself",
			[anOverride()],
			{ ...care, purpose: null, until: minutesAfterNoon(30).toISOString() },
		],
		["the end of one before its time", [anOverride(), anOverrideEnded(1)], { tool: EYE, purpose: null }],
	])("is for %s just that", (_what, bodies, expected) => {
		expect(touched(...bodies)).toMatchObject(expected);
	});

	it("is all that the rule answers otherwise after it, in any history and for any question", () => {
		fc.assert(
			fc.property(history, question, (happened, asked) => {
				const said = (until: number) => {
					const { answer, reason } = decide(fold(happened.slice(0, until)), asked);
					return `${answer} ${reason}`;
				};
				for (const [index, entry] of happened.entries()) {
					if (said(index) === said(index + 1)) continue;
					const found = touchedBy(entry, (seq) => happened.find((one) => one.seq === seq));
					expect(CHANGING).toContain(entry.body.kind);
					expect(found && covers(found, asked.tool.id, asked.purpose)).toBe(true);
				}
			}),
			RUNS,
		);
	});
});

describe("a cursor", () => {
	it("is the beginning, or a place in the record", () => {
		expect(readCursor("0")).toEqual({ size: 0, record: "", tools: "" });
		const [record, tools] = ["0123456789abcdef", "fedcba9876543210"];
		expect(readCursor(`812.${record}.${tools}`)).toEqual({ size: 812, record, tools });
		for (const text of ["", "812", "-1", "1e3", `812.${record}`, `812.${record}.${tools}.x`, " 0", "00"])
			expect(readCursor(text)).toBeUndefined();
	});
});
