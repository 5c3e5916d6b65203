/**
 * A card that somebody else wrote about a tool, a transparency record or a model card, read for a draft. What it says is the maker's
 * word, shown to the AI lead beside the draft and published to nobody: patients' words are written anew. What it does not say stays
 * unknown. Whether a person checks each answer, what a choice rests on, or that a question is answered well enough to stop telling
 * patients "we do not know": no card decides that, so none of it is taken from one.
 */
import { isEmptyAnswer } from "./atrs.ts";

/** What patients want to know of a tool, in the order of its page. */
export const PATIENT_QUESTIONS = [
	"does",
	"who",
	"uses",
	"how-often-right",
	"who-for-less-well",
	"who-checked",
	"limits",
	"where-information-goes",
	"instead",
	"maker",
	"version",
] as const;
export type PatientQuestion = (typeof PATIENT_QUESTIONS)[number];

/** One text of the card under its own heading there, with the question it is about, if it is about one. */
export interface CardText {
	readonly question: PatientQuestion | null;
	readonly heading: string;
	readonly text: string;
}

/** Facts for a draft, as the register has them. A null or an empty list says that the card is silent. */
export interface CardFacts {
	readonly name: string | null;
	readonly maker: string | null;
	readonly makerVersion: string | null;
	readonly does: string | null;
	readonly statedFacts: readonly string[];
	readonly statedLimits: readonly string[];
	/** Who says so, and where in it. */
	readonly source: string;
	readonly sourcePlace: string | null;
}

export interface Card {
	readonly facts: CardFacts;
	/** All that it says, in its own order. */
	readonly says: readonly CardText[];
	/** What patients would still need to know, since nothing in the card is about it. */
	readonly lacking: readonly PatientQuestion[];
}

/** The card of these facts and texts. Texts that say nothing ("N/A") are left out, and answer no question. */
export function cardOf(facts: CardFacts, texts: readonly CardText[]): Card {
	const says = texts
		.map((one) => ({ ...one, text: one.text.trim() }))
		.filter(({ text }) => !isEmptyAnswer(text));
	const about = new Set(says.map(({ question }) => question));
	return { facts, says, lacking: PATIENT_QUESTIONS.filter((question) => !about.has(question)) };
}

/** The lines of a text, each once and none empty. */
export function linesOf(text: string | null): string[] {
	const lines = (text ?? "").split("\n").map((line) => line.trim());
	return [...new Set(lines.filter((line) => !isEmptyAnswer(line)))];
}
