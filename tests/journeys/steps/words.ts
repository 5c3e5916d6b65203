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

/** The words of this language as the portal puts them on a page or a letter, with what sets names apart. */
export function writtenIn(lang: LanguageTag): Words {
	const translator = translators.get(lang);
	if (translator === undefined) throw new RangeError(`no words for ${lang}`);
	return translator.t as Words;
}

/** What the pages of this language say: `wordsIn("ur")("choices:check.save")`. What sets a name apart is no word: on a page it is an element. */
export function wordsIn(lang: LanguageTag): Words {
	const written = writtenIn(lang) as unknown as (...asked: unknown[]) => unknown;
	const said = (...asked: unknown[]) => {
		const words = written(...asked);
		return typeof words === "string" ? words.replaceAll(/[\u2068\u2069]/g, "") : words;
	};
	return said as unknown as Words;
}
