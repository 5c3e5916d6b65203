/** What a tool's page says, as far as the three questions are about it, with the words in the reader's language. */
import { asksInCare, type KnownTool, wordsIn } from "#app/features/tools/known-tool.ts";
import type { LanguageTag } from "#locales/index.ts";
import type { ToldOfTool } from "./understood.ts";

export interface ShownTold extends ToldOfTool {
	readonly name: string;
	/** The language that the words are really in. */
	readonly wordsLang: LanguageTag;
	readonly who: readonly string[];
	readonly instead: readonly string[];
	readonly why: readonly string[];
	/** In the patient's own care: the key of the sentence that says it. */
	readonly care: "objection" | "consent" | "information";
	readonly canChoose: boolean;
}

/** Gathers it from a notice of a tool: its newest, or an older one that people answered about. */
export function toldOf(
	notice: Pick<KnownTool["notice"], "facts"> & Pick<KnownTool, "words">,
	lang: LanguageTag,
): ShownTold {
	const { words, lang: wordsLang } = wordsIn(notice.words, lang);
	const { name, who, instead, why } = words;
	const { machineAlone, basis } = notice.facts;
	const alone = machineAlone === "yes";
	const care = alone ? "consent" : (basis.care ?? "information");
	const canChoose = asksInCare({ basis, machineAlone: alone });
	return { name, wordsLang, who, instead, why, care, canChoose, machineAlone };
}
