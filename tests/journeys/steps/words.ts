/** The portal's own words, so that one journey is told in every language. */
import { fileURLToPath } from "node:url";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { LANGUAGES, type LanguageTag } from "#locales/index.ts";

const translators = loadTranslators(fileURLToPath(new URL("../../../locales", import.meta.url)));

/** One language of each direction of writing, for journeys in which the words only have to fit. */
export const BOTH_DIRECTIONS: readonly (typeof LANGUAGES)[number][] = LANGUAGES.filter(
	({ tag }) => tag === "en" || tag === "ur",
);

/** What the pages of this language say: `wordsIn("ur")("choices:check.save")`. */
export function wordsIn(lang: LanguageTag): Words {
	const translator = translators.get(lang);
	if (translator === undefined) throw new RangeError(`no words for ${lang}`);
	return translator.t as Words;
}
