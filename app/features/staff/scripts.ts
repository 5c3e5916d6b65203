/** What is read out to a patient about a tool: in the language of the page, and in the one that the patient reads. */
import { type KnownTool, wordsIn } from "#app/features/tools/known-tool.ts";
import type { LanguageTag } from "#locales/index.ts";

/** Once for each language that is needed: what the tool does, and what happens with a no. */
export type ToolScripts = readonly {
	readonly lang: LanguageTag;
	readonly line: string;
	readonly instead: readonly string[];
}[];

/** `reads` is the patient's language, or `lang` where nobody asked or the portal has it not. Where the words are missing, English stands once. */
export function scriptsOf({ words }: KnownTool, lang: LanguageTag, reads: LanguageTag): ToolScripts {
	const found = new Map([lang, reads].map((one) => wordsIn(words, one)).map((own) => [own.lang, own.words]));
	return [...found].map(([tag, { line, instead }]) => ({ lang: tag, line, instead }));
}
