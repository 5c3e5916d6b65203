/** A tool that the register does not have: its name in addresses, its number, and the draft that it begins as. */
import type { NoticeWords } from "#app/features/tools/notice.ts";
import { LAST_FILE_NUMBER, type RegisterTool } from "#app/features/tools/register.ts";
import type { CardFacts, PatientQuestion } from "./card.ts";
import type { DraftContent } from "./draft.ts";

/** What a lead says of it to begin: in plain English, as patients will read it. */
export interface NewTool {
	readonly name: string;
	readonly line: string;
}

/** A maker's card that it is begun from: its facts, and what nothing in it is about. */
export interface BegunFrom {
	readonly facts: CardFacts;
	readonly lacking: readonly PatientQuestion[];
}

/** Words that stand in the place of a tool's name in an address. */
const RESERVED = ["new"];

/** "Chest X-ray tool 2" as it stands in addresses: "chest-x-ray-tool". Empty where no Latin letter is left. */
export function slugOf(name: string): string {
	return name
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^a-z]+/g, "-")
		.replace(/^-+|-+$/g, "");
}

/** The first such name that is free, with a letter after it where others have it: "eye-tool-b". Undefined where none is. */
export function freeSlug(name: string, taken: ReadonlySet<string>): string | undefined {
	const slug = slugOf(name);
	if (slug === "") return undefined;
	const ends = ["", ..."bcdefghijklmnopqrstuvwxyz"].map((letter) =>
		letter === "" ? slug : `${slug}-${letter}`,
	);
	return ends.find((one) => !taken.has(one) && !RESERVED.includes(one));
}

/** The number after all that were ever given here. */
export function nextNumber(given: readonly number[]): number {
	return Math.max(LAST_FILE_NUMBER, ...given) + 1;
}

/** Is this the same name to somebody who reads it? */
export function isSameName(one: string, other: string): boolean {
	const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
	return plain(one) === plain(other);
}

/**
 * The draft that it begins as. What nobody has said yet stands at its most careful, and is said to be unsaid: it is not published so.
 * Of a card only what names the tool is taken over, and texts for the lead: no basis, no answered question, no check by a person.
 */
export function beginningOf(
	{ name, line }: NewTool,
	id: string,
	number: number,
	from: BegunFrom | null,
): DraftContent {
	const card = from?.facts;
	const facts: RegisterTool = {
		id,
		number,
		category: "decision-support",
		usesPatientData: "yes",
		sourceStage: "named-product",
		does: card?.does ?? line,
		statedFacts: [...(card?.statedFacts ?? [])],
		statedLimits: [...(card?.statedLimits ?? [])],
		source: card?.source ?? name,
		sourcePlace: card?.sourcePlace ?? name,
		basis: { care: "consent" },
		maker: card?.maker ?? null,
		makerVersion: card?.makerVersion ?? null,
		machineAlone: "unknown",
		known: [],
	};
	const words: NoticeWords = { name, line, who: [], uses: [], works: [], limits: [], instead: [], why: [] };
	return {
		facts,
		words: { en: words },
		reask: true,
		difference: null,
		uses: {},
		here: {},
		factsSaid: false,
		card: from && { source: from.facts.source, lacking: [...from.lacking] },
	};
}
