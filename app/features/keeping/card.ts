/**
 * A card that somebody else wrote about a tool, a transparency record or a model card, read for a draft. What it says is the maker's
 * word, shown to the AI lead before the draft is begun: patients' words are written anew. What it does not say stays
 * unknown. Whether a person checks each answer, what a choice rests on, or that a question is answered well enough to stop telling
 * patients "we do not know": no card decides that, so none of it is taken from one.
 */
import { z } from "zod";
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

/** How many signs of it a draft can hold: in all, in a line of text, in a longer text, and how many lines in a list. */
export const CARD_LIMITS = { all: 40_000, line: 200, text: 400, lines: 20 } as const;

const line = z.string().trim().min(1).max(CARD_LIMITS.line);
const text = z.string().trim().min(1).max(CARD_LIMITS.text);
const lines = z.array(text).max(CARD_LIMITS.lines);

/** Facts for a draft, as the register has them. A null or an empty list says that the card is silent. */
export const CARD_FACTS = z.strictObject({
	name: line.nullable(),
	maker: line.nullable(),
	makerVersion: line.nullable(),
	does: text.nullable(),
	statedFacts: lines,
	statedLimits: lines,
	/** Who says so, and where in it. */
	source: line,
	sourcePlace: line.nullable(),
});
export type CardFacts = z.infer<typeof CARD_FACTS>;

/** The facts as far as a draft can hold them; each that is cut ends with an ellipsis. */
export function cutFacts(facts: CardFacts): CardFacts {
	const cut = (said: string, most: number) =>
		said.length <= most ? said : `${said.slice(0, most - 1).trimEnd()}…`;
	const one = (said: string | null) =>
		said === null ? null : cut(said.replace(/\s+/g, " "), CARD_LIMITS.line);
	const many = (said: readonly string[]) =>
		said.slice(0, CARD_LIMITS.lines).map((each) => cut(each, CARD_LIMITS.text));
	return {
		name: one(facts.name),
		maker: one(facts.maker),
		makerVersion: one(facts.makerVersion),
		does: facts.does === null ? null : cut(facts.does, CARD_LIMITS.text),
		statedFacts: many(facts.statedFacts),
		statedLimits: many(facts.statedLimits),
		source: cut(facts.source, CARD_LIMITS.line),
		sourcePlace: one(facts.sourcePlace),
	};
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
