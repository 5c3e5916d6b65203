/** The names of tools and services in the reader's language, by id. */
import { type KnownRegister, wordsIn } from "#app/features/tools/known-tool.ts";
import type { LanguageTag } from "#locales/index.ts";

/** The names of all that the register knows: a report of an earlier quarter may name what is not used any more. */
export function namesIn(register: KnownRegister, lang: LanguageTag): Record<string, string> {
	return Object.fromEntries([
		...register.tools.map(({ id, words }) => [id, wordsIn(words, lang).words.name]),
		...[...register.services.values()].map(({ id, names }) => [id, names[lang] ?? names["en"] ?? id]),
	]);
}
