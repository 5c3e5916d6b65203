import { isolated } from "#app/core/isolated.ts";
import { type LanguageTag, languageOf } from "#locales/index.ts";

/** A name beside words of this language where no element can stand: in the title of a page, in the text of an option, in a list. */
export function nameIn(lang: LanguageTag, name: string): string {
	return isolated(name, languageOf(lang).dir);
}
