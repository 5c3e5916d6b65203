import { describe, expect, it } from "vitest";
import { readRecording } from "./recording.forms.ts";

const EYES = "choice-eye-scan-urgency";

/** The fields that are wrong, as the summary of the page names them. */
function wrong(fields: Readonly<Record<string, string>>): string[] {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	const offered = { offered: ["eye-scan-urgency"], wishes: ["sleep-therapy"] };
	const read = readRecording(form, offered, "2026-11-21");
	return "problems" in read ? read.problems.map(({ field }) => field) : [];
}

describe("what is wrong with what staff write down", () => {
	it("is told in the order of the page, also where something is too long or the number is not real", () => {
		const long = "x".repeat(1100);
		expect(wrong({ helper: long, [EYES]: long, everything: long, wish: "unknown", help: long })).toEqual([
			...["way", "decider", "helper", EYES, "help", "everything", "wish"],
		]);
		expect(wrong({ way: "paper", day: "32", month: "11", year: "2026", [EYES]: "no", printed: "1" })).toEqual(
			[...["printed", "day", "decider"]],
		);
	});
});
