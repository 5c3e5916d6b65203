import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readCheckpoint } from "./checkpoint.ts";
import { type KeptRow, standingSealText } from "./standing-seal.ts";

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const origin = "choices.example/record";
const no: KeptRow = { kind: "choice", who: "", tool: 9, purpose: 1, seq: 4, rest: "no - 1 4 - 2026-11-21" };
const pause: KeptRow = { ...no, kind: "pause", seq: 7, rest: "paused - - 0 - -" };
const text = (rows: readonly KeptRow[], patientNo = 3, seq = 7) =>
	standingSealText(sha256, { origin, patientNo, seq, rows });

describe("what is signed of what counts for a patient", () => {
	it("is the same in whatever order the rows were read", () => {
		expect(text([no, pause])).toBe(text([pause, no]));
	});

	it.each([
		["another answer", [{ ...no, rest: "yes - 1 4 - 2026-11-21" }, pause]],
		["another entry", [{ ...no, seq: 5 }, pause]],
		["another tool", [{ ...no, tool: 8 }, pause]],
		["another purpose", [{ ...no, purpose: 2 }, pause]],
		["somebody else's word", [{ ...no, who: "x" }, pause]],
		["a row less", [no]],
		["a row twice", [no, pause, pause]],
		["nothing", []],
	])("differs with %s", (_what, rows) => {
		expect(text(rows)).not.toBe(text([no, pause]));
	});

	it("differs for another patient, and at another entry", () => {
		expect(new Set([text([no]), text([no], 4), text([no], 3, 8)]).size).toBe(3);
	});

	it("can never be taken for a checkpoint", () => {
		expect(readCheckpoint(text([no])).ok).toBe(false);
	});
});
