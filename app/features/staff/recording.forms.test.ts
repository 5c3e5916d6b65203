import { describe, expect, it } from "vitest";
import { formId } from "#app/features/paper/form-id.ts";
import { isLanguage } from "#locales/index.ts";
import { readPressed, readRecording } from "./recording.forms.ts";

const OFFERED = { offered: ["eye-scan-urgency", "symptom-triage"], wishes: ["sleep-therapy"] };
const TODAY = "2026-11-21";
const printed = { tools: new Map([[9, { id: "eye-scan-urgency", notice: { number: 2 } }]]), isLanguage };
const PRINTED = formId({ about: "tool", number: 9, notice: 1, lang: "ur" });

const byPhone = { way: "phone", decider: "patient", "choice-eye-scan-urgency": "no" };
const onPaper = { ...byPhone, way: "paper", day: "20", month: "11", year: "2026" };
const settled = { settles: "yes", settledHow: "They meant no." };

function read(fields: Readonly<Record<string, string>>, ...more: readonly (readonly [string, string])[]) {
	const form = new FormData();
	for (const [name, value] of [...Object.entries(fields), ...more]) form.append(name, value);
	return readRecording(form, { ...OFFERED, printed }, TODAY);
}

function problems(...given: Parameters<typeof read>) {
	const found = read(...given);
	return "problems" in found ? found.problems : [];
}

describe("what staff write down", () => {
	it("is taken when it is whole", () => {
		expect(read(byPhone)).toMatchObject({
			recording: {
				way: "phone",
				decider: { who: "patient" },
				helper: null,
				interpreter: null,
				saidOn: null,
				settledHow: null,
				printed: null,
				help: false,
				answers: [{ tool: "eye-scan-urgency", answer: "no" }],
			},
		});
		expect(read({ ...onPaper, everything: "unsure", helper: "her son" })).toMatchObject({
			recording: { saidOn: "2026-11-20", helper: "her son", answers: [{}, { tool: null, answer: "unsure" }] },
		});
	});

	it("from a form with a number is about what was printed on it", () => {
		expect(read({ ...onPaper, printed: PRINTED.toLowerCase() })).toMatchObject({
			recording: { printed: { id: PRINTED, tool: "eye-scan-urgency", notice: 1, lang: "ur" } },
		});
		expect(read({ ...onPaper, printed: "" })).toMatchObject({ recording: { printed: null } });
	});

	it("from a form with a number is about no other tool, but may be about what was written by hand", () => {
		const form = { ...onPaper, printed: PRINTED };
		expect(problems({ ...form, "choice-symptom-triage": "yes" })).toEqual([
			{ field: "tools", name: "tool-not-here" },
		]);
		expect(read({ ...form, everything: "no" })).toMatchObject({
			recording: { answers: [{}, { tool: null }] },
		});
	});

	it("from a form about no one tool is about other uses or everything, and about no tool", () => {
		const { "choice-eye-scan-urgency": about, ...form } = {
			...onPaper,
			printed: formId({ about: "purposes", lang: "ur" }),
			"purpose-research": "no",
		};
		expect(read(form)).toMatchObject({
			recording: { answers: [{ tool: null, purpose: "research", answer: "no" }], printed: { lang: "ur" } },
		});
		expect(problems({ ...form, "choice-eye-scan-urgency": about })).toEqual([
			{ field: "tools", name: "tool-not-here" },
		]);
	});

	it("is not taken with a number that no form has, or that no talk has", () => {
		const wrong = PRINTED.replace("9-", "8-");
		expect(problems({ ...onPaper, printed: wrong })).toEqual([{ field: "printed", name: "form-id-check" }]);
		expect(problems({ ...byPhone, printed: PRINTED })).toEqual([
			{ field: "printed", name: "form-not-paper" },
		]);
	});

	it("names the trusted person and what was seen of their authority", () => {
		const attorney = { ...byPhone, decider: "attorney", deciderName: "Jo Hill", evidence: "Saw the paper." };
		expect(read(attorney)).toMatchObject({
			recording: {
				decider: { who: "trusted", authority: "attorney", name: "Jo Hill", evidence: "Saw the paper." },
			},
		});
	});

	it("is an answer about each other use of information too", () => {
		expect(
			read({
				...byPhone,
				"purpose-research": "no",
				"purpose-synthetic": "unsure",
				"purpose-planning": "leave",
			}),
		).toMatchObject({
			recording: {
				answers: [
					{ tool: "eye-scan-urgency", answer: "no" },
					{ tool: null, purpose: "research", answer: "no" },
					{ tool: null, purpose: "synthetic", answer: "unsure" },
				],
			},
		});
	});

	it("is a wish for a tool that is not used here, which is a yes", () => {
		const { "choice-eye-scan-urgency": _, ...alone } = byPhone;
		expect(read({ ...alone, wish: "sleep-therapy" })).toMatchObject({
			recording: { answers: [{ tool: "sleep-therapy", answer: "yes" }] },
		});
		expect(read({ ...byPhone, wish: "" })).toMatchObject({ recording: { answers: [{ answer: "no" }] } });
	});

	it("passes over a tool that was not asked about", () => {
		expect(read({ ...byPhone, "choice-symptom-triage": "leave" })).toMatchObject({
			recording: { answers: [{ tool: "eye-scan-urgency" }] },
		});
	});
});

describe("what staff left out or cannot have meant", () => {
	it("is told in the order of the page, each with its field", () => {
		expect(problems({})).toEqual([
			{ field: "way", name: "way-missing" },
			{ field: "decider", name: "decider-missing" },
			{ field: "tools", name: "answers-missing" },
		]);
	});

	it.each([
		["a way that staff never have", { ...byPhone, way: "online" }, "way", "way-missing"],
		["a paper form without its date", { ...byPhone, way: "paper" }, "day", "date-missing"],
		["a paper form of tomorrow", { ...onPaper, day: "22" }, "day", "date-in-future"],
		["a date with a call", { ...onPaper, way: "phone" }, "day", "date-not-for-way"],
		["a carer who decides", { ...byPhone, decider: "carer" }, "decider", "decider-missing"],
		[
			"an attorney without a name",
			{ ...byPhone, decider: "attorney", evidence: "x" },
			"deciderName",
			"decider-name-missing",
		],
		[
			"an attorney without evidence",
			{ ...byPhone, decider: "attorney", deciderName: "Jo Hill" },
			"evidence",
			"evidence-missing",
		],
		[
			"a name beside the patient",
			{ ...byPhone, deciderName: "Jo Hill" },
			"deciderName",
			"decider-name-not-needed",
		],
		[
			"an answer that is none",
			{ ...byPhone, "choice-eye-scan-urgency": "maybe" },
			"choice-eye-scan-urgency",
			"answer-unknown",
		],
		["a tool that was not offered", { ...byPhone, "choice-rogue": "yes" }, "tools", "tool-not-here"],
		[
			"a wish for a tool that could not be wished for",
			{ ...byPhone, wish: "rogue" },
			"wish",
			"tool-not-here",
		],
		["a use that is none", { ...byPhone, "purpose-care": "yes" }, "tools", "tool-not-here"],
		[
			"nothing but rows left as they are",
			{ ...byPhone, "choice-eye-scan-urgency": "leave" },
			"tools",
			"answers-missing",
		],
		["a conflict settled on paper", { ...onPaper, ...settled }, "settles", "settles-needs-talk"],
		[
			"a conflict settled without a word",
			{ ...byPhone, settles: "yes" },
			"settledHow",
			"settled-how-missing",
		],
		["what came of nothing", { ...byPhone, settledHow: "Talked." }, "settles", "settles-not-ticked"],
		[
			"a word that turns around",
			{ ...byPhone, ...settled, settledHow: "a\u202Eb" },
			"settledHow",
			"settled-how-not-readable",
		],
		["a helper without end", { ...byPhone, helper: "x".repeat(201) }, "helper", "name-too-long"],
		["a helper whose name turns around", { ...byPhone, helper: "a\u202Eb" }, "helper", "name-direction"],
		["an interpreter who is a dash", { ...byPhone, interpreter: "—" }, "interpreter", "name-without-letters"],
	] as const)("%s", (_what, fields, field, name) => {
		expect(problems(fields)).toEqual([{ field, name }]);
	});

	it("an answer that came twice, even the same one", () => {
		expect(problems(byPhone, ["choice-eye-scan-urgency", "no"])).toEqual([
			{ field: "choice-eye-scan-urgency", name: "sent-twice" },
		]);
	});

	it("keeps what was typed", () => {
		expect(read({ ...byPhone, way: "paper", helper: "her son" }).typed).toEqual({
			...byPhone,
			way: "paper",
			helper: "her son",
		});
	});
});

describe("what stands around the answers", () => {
	const pressed = (
		fields: Readonly<Record<string, string>>,
		...more: readonly (readonly [string, string])[]
	) => {
		const form = new FormData();
		for (const [name, value] of [...Object.entries(fields), ...more]) form.append(name, value);
		return readPressed(form);
	};
	const once = "0123456789abcdef0123456789abcdef";
	const MARK = once + once;

	it("is read as it came", () => {
		expect(pressed({ page: "check", once, seen: MARK, agreed: "yes" })).toEqual({
			page: "check",
			change: false,
			once,
			seen: MARK,
			agreed: true,
		});
	});

	it("counts as nothing when it is no key, no mark, or came twice", () => {
		expect(pressed({ once: "short", seen: "12", agreed: "no" })).toEqual({
			page: "form",
			change: false,
			once: undefined,
			seen: undefined,
			agreed: false,
		});
		expect(pressed({ once }, ["once", once]).once).toBeUndefined();
	});
});
