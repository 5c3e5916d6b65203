/** What a paper form needs of the request. */

import type { Printing } from "#app/features/paper/tool-form-of.ts";
import { wordsOf } from "#app/features/people/letter-envelope.ts";
import { formatDay, formatNumber } from "#app/i18n/format.ts";
import { type LanguageTag, languageOf } from "#locales/index.ts";
import type { Context } from "./context.server.ts";

/** What a form in this language is printed with: everybody's 16 point. */
export function printingIn({ translators, origin, now }: Context, lang: LanguageTag): Printing {
	return {
		language: { ...languageOf(lang), tag: lang },
		words: (tag) => wordsOf(translators, tag),
		dayIn: (when) => formatDay(lang, when),
		numberIn: (value) => formatNumber(lang, value),
		origin,
		at: now(),
		printSize: null,
	};
}
