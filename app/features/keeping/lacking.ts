/** What patients would still need to know if a draft were published as it is: each is said to them as missing. */
import { type NoticeWords, type UnknownFact, unknownFacts } from "#app/features/tools/notice.ts";
import { hasChoice, hasChoiceInCare } from "#app/features/tools/register.ts";
import type { DraftContent } from "./draft.ts";

/** Lists of the words that a page is poorer without. `instead` only where somebody can say no, `why` where nobody can. */
export const LISTS_NEEDED = ["who", "uses", "works", "limits", "instead", "why", "easy"] as const;
export type ListNeeded = (typeof LISTS_NEEDED)[number];

export interface Lacking {
	readonly lists: readonly ListNeeded[];
	readonly facts: readonly UnknownFact[];
	/** Languages without words, and without words for what is different. */
	readonly languages: readonly string[];
	readonly differences: readonly string[];
}

/** What is missing, in the order of the page. `languages` are those of this website. */
export function lackingIn(content: DraftContent, languages: readonly string[]): Lacking {
	const { facts, words, difference } = content;
	const english = words["en"];
	if (english === undefined) throw new Error("a draft without English words");
	return {
		lists: LISTS_NEEDED.filter((list) => isNeeded(list, content) && (english[list] ?? []).length === 0),
		facts: unknownFacts(facts, english),
		languages: languages.filter((lang) => !(lang in words)),
		differences: difference === null ? [] : languages.filter((lang) => !(lang in difference)),
	};
}

function isNeeded(list: ListNeeded, { facts }: DraftContent): boolean {
	if (list === "instead") return hasChoice(facts);
	if (list === "why") return !hasChoiceInCare(facts);
	return true;
}

/** The texts of these words in the order of the page, without the name. */
export function textsOf(words: NoticeWords): string[] {
	const { line, who, uses, works, limits, instead, why } = words;
	return [line, ...who, ...uses, ...works, ...limits, ...instead, ...why];
}
