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
import type { RecordedAnswer, Recording } from "./recording.ts";
import { previewRecording } from "./recording-preview.ts";

const tools = [aTool(), aTool({ id: "skin-check" })];

function ahead(
	before: readonly EntryBody[],
	answers: readonly RecordedAnswer[],
	decider = thePatient,
	printed: Recording["printed"] = null,
	rules = tools,
) {
	const recording = {
		way: "phone",
		decider: { who: "patient" },
		helper: null,
		interpreter: null,
		saidOn: null,
		settledHow: null,
		printed,
		help: false,
		answers,
	} as const;
	return previewRecording(fold(entries(...before)), recording, aSaying(decider, "phone"), rules, NOON);
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

	it("knows that a yes on an old form is asked again, where the tool is another one since", () => {
		const changed = [aTool({ notice: 3, materialNotice: 3, reaskOnMaterial: true })];
		const yes = [{ tool: EYE, answer: "yes" }] as const;
		const inHand = (notice: number) => ({ about: "tool", id: "", tool: EYE, notice, lang: "en" }) as const;
		expect(ahead([], yes, thePatient, inHand(2), changed)).toMatchObject([{ reason: "tool-changed" }]);
		expect(ahead([], yes, thePatient, inHand(3), changed)).toMatchObject([{ reason: "said-yes" }]);
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
