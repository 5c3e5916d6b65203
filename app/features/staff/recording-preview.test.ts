import { describe, expect, it } from "vitest";
import type { EntryBody } from "#app/core/entry.ts";
import { fold } from "#app/core/standing.ts";
import {
	aSaying,
	aTool,
	EVERYTHING,
	EYE,
	entries,
	NOON,
	says,
	theAttorney,
	thePatient,
} from "#tests/builders.ts";
import type { RecordedAnswer } from "./recording.ts";
import { previewRecording } from "./recording-preview.ts";

const tools = [aTool(), aTool({ id: "skin-check" })];

function ahead(before: readonly EntryBody[], answers: readonly RecordedAnswer[], decider = thePatient) {
	const recording = {
		way: "phone",
		decider: { who: "patient" },
		helper: null,
		interpreter: null,
		saidOn: null,
		settledHow: null,
		help: false,
		answers,
	} as const;
	return previewRecording(fold(entries(...before)), recording, aSaying(decider, "phone"), tools, NOON);
}

describe("looking ahead", () => {
	it("tells what each answer ends, and what staff will see once all are saved", () => {
		const all = ahead(
			[says("yes")],
			[
				{ tool: "skin-check", answer: "yes" },
				{ tool: null, answer: "no" },
			],
		);
		expect(all).toMatchObject([
			{ tool: null, answer: "no", reason: null, ends: [{ answer: "yes", scope: { tool: EYE } }] },
			{ tool: "skin-check", answer: "yes", reason: "said-yes", ends: [] },
		]);
	});

	it("tells what a no to one use ends, and leaves what staff see of tools in care alone", () => {
		const research = { tool: null, purpose: "research" } as const;
		const all = ahead(
			[says("yes", thePatient, research)],
			[
				{ ...research, answer: "no" },
				{ tool: null, answer: "yes" },
			],
		);
		expect(all).toMatchObject([
			{ tool: null, answer: "yes", reason: null },
			{ ...research, answer: "no", reason: null, ends: [{ answer: "yes", scope: research }] },
		]);
	});

	it("sees that a yes about one tool counts beside an earlier no to everything", () => {
		const [row] = ahead([says("no", thePatient, EVERYTHING)], [{ tool: EYE, answer: "yes" }]);
		expect(row).toMatchObject({ reason: "said-yes" });
	});

	it("sees that a trusted person's yes leaves the patient's own no as it is", () => {
		const [row] = ahead([says("no")], [{ tool: EYE, answer: "yes" }], theAttorney);
		expect(row).toMatchObject({ reason: "said-no", ends: [] });
	});
});
