/** The facts of a draft as the fields of a form, one text each: what the page shows, what the form sends, and what two drafts differ in. */
import { PURPOSES } from "#app/core/scope.ts";
import { CATEGORIES, SOURCE_ANSWERS, SOURCE_STAGES } from "#app/features/tools/register.ts";
import { EVIDENCE_SETTINGS, ON_UNKNOWN, REGULATOR_CLASSES } from "#app/features/tools/told-facts.ts";
import { CARD_LIMITS } from "./card.ts";
import type { DraftContent } from "./draft.ts";
import type { FactsPart } from "./facts-part.ts";

/** One of a few answers, in the order of the page. Where "" is among them, nobody needs to say it. */
export const FACT_CHOICES = {
	category: CATEGORIES,
	usesPatientData: ["yes", "no"],
	care: ["objection", "consent", "information", "none"],
	machineAlone: ["no", "yes", "unknown"],
	onUnknown: ["", ...ON_UNKNOWN],
	regulatorClass: ["", ...REGULATOR_CLASSES],
	evidenceSetting: ["", ...EVIDENCE_SETTINGS],
	sourceStage: SOURCE_STAGES,
} as const;
export type FactChoice = keyof typeof FACT_CHOICES;

const LIST = CARD_LIMITS.text * CARD_LIMITS.lines;

/** Texts, with how long each may be. Lists have a line for each. */
export const FACT_TEXTS = {
	does: CARD_LIMITS.text,
	statedFacts: LIST,
	statedLimits: LIST,
	source: CARD_LIMITS.line,
	sourcePlace: CARD_LIMITS.line,
	dataGoes: 300,
	answers: 300,
	supplier: 300,
	evidenceWhere: 300,
	evidenceWhen: 300,
	evidenceLessWell: 300,
	safetyCase: 300,
} as const;
export type FactText = keyof typeof FACT_TEXTS;

/** The other uses of information. */
export const OTHER_PURPOSES = PURPOSES.filter((purpose) => purpose !== "care");

/** Ticked or not. */
export const FACT_TICKS = [...OTHER_PURPOSES, ...SOURCE_ANSWERS] as const;
export type FactTick = (typeof FACT_TICKS)[number];

export type FactField = FactChoice | FactText | FactTick;

/** In the order of the page. */
export const FACT_FIELDS: readonly FactField[] = [
	...(Object.keys(FACT_CHOICES) as FactChoice[]),
	...FACT_TICKS,
	...(Object.keys(FACT_TEXTS) as FactText[]),
];

/** What each field has. A list is a line for each; a tick is "yes" or nothing. */
export function factTexts({
	facts,
	here,
}: Pick<FactsPart, "facts" | "here">): Readonly<Record<FactField, string>> {
	const { basis, known, evidence } = facts;
	const ticks = {
		...Object.fromEntries(OTHER_PURPOSES.map((purpose) => [purpose, basis[purpose] ? "yes" : ""])),
		...Object.fromEntries(SOURCE_ANSWERS.map((answer) => [answer, known.includes(answer) ? "yes" : ""])),
	} as Record<FactTick, string>;
	return {
		...ticks,
		category: facts.category,
		usesPatientData: facts.usesPatientData,
		care: basis.care ?? "none",
		machineAlone: facts.machineAlone,
		onUnknown: here.onUnknown ?? "",
		regulatorClass: facts.regulatorClass ?? "",
		evidenceSetting: evidence?.setting ?? "",
		sourceStage: facts.sourceStage,
		does: facts.does,
		statedFacts: facts.statedFacts.join("\n"),
		statedLimits: facts.statedLimits.join("\n"),
		source: facts.source,
		sourcePlace: facts.sourcePlace,
		dataGoes: facts.dataGoes ?? "",
		answers: here.answers ?? "",
		supplier: here.supplier ?? "",
		evidenceWhere: evidence?.where ?? "",
		evidenceWhen: evidence?.when ?? "",
		evidenceLessWell: evidence?.lessWell ?? "",
		safetyCase: facts.safetyCase ?? "",
	};
}

/** Is this one of these fields, not one of the words? */
export function isFact(field: string): field is FactField {
	return FACT_FIELDS.some((one) => one === field);
}

/** Is this a question with a few answers? */
export function isFactChoice(field: string): field is FactChoice {
	return Object.hasOwn(FACT_CHOICES, field);
}

/** Of the services of the reader: the stage that the draft gives each. */
export function stagesIn(
	uses: DraftContent["uses"],
	services: readonly { readonly id: string; readonly stage: DraftContent["uses"][string]["stage"] }[],
): readonly { readonly id: string; readonly stage: DraftContent["uses"][string]["stage"] }[] {
	return services.map(({ id, stage }) => ({ id, stage: uses[id]?.stage ?? stage }));
}
