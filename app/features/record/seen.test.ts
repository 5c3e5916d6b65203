import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { PATIENT, rowOf } from "#app/core/standing-row.ts";
import { seenParts, whatChanged } from "./seen.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const scan = (number: number) => ({ id: "eye-scan-urgency", notice: { number } }) as never;
const no = rowOf({
	kind: "choice",
	who: PATIENT,
	state: "no",
	seq: 4,
	tool: "eye-scan-urgency",
	purpose: "care",
});
const decides = rowOf({ kind: "status", who: PATIENT, state: "represented", seq: 5 });
const acts = rowOf({ kind: "authority", who: "sam", state: "running", seq: 6 });
const mark = (rows: Parameters<typeof seenParts>[1], notice = 1) => seenParts(sha256, rows, [scan(notice)]);

describe("what a stale page says has changed", () => {
	it.each([
		["nothing, where all is as it was", mark([no, acts]), mark([acts, no]), undefined],
		["who decides", mark([no]), mark([no, decides]), "who-changed"],
		["who acts", mark([no, acts]), mark([no]), "who-changed"],
		["what is said of the tool", mark([no], 1), mark([no], 2), "tool-changed"],
		["what else counts", mark([]), mark([no]), "changed"],
		["who decides before anything else", mark([], 1), mark([no, decides], 2), "who-changed"],
		["that something did, for a mark in another form", sha256("older"), mark([no, decides]), "changed"],
	] as const)("is %s", (_what, before, now, changed) => {
		expect(whatChanged(before, now)).toBe(changed);
	});
});
