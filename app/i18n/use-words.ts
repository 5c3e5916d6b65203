/** The words of the page's language, in any component. Keys name their feature: `t("choices:check.title")`. */
import type { i18n, TFunction } from "i18next";
import { useContext } from "react";
import { I18nContext } from "react-i18next";
import type { LanguageTag } from "#locales/index.ts";

type Namespaces = [
	"common",
	"account",
	"acting",
	"after",
	"calls",
	"cards",
	"choices",
	"clients",
	"colleagues",
	"comments",
	"day",
	"disputes",
	"easy",
	"errors",
	"facts",
	"groups",
	"helping",
	"inbox",
	"information",
	"keeping",
	"laws",
	"letters",
	"lists",
	"needs",
	"outside",
	"trust",
	"overrides",
	"paper",
	"reasons",
	"record",
	"staff",
	"tools",
	"training",
	"ui",
	"understanding",
	"watch",
	"uses",
];

/** A translator typed by the English words. */
export type Words = TFunction<Namespaces>;

/** What was already looked up in each language, for keys that nothing is filled into. As many as the pages name. */
const known = new WeakMap<i18n, Words>();

/** The translator of a language, which looks each plain key up once: it would take a key apart anew each time. */
function wordsOf(translator: i18n): Words {
	const found = known.get(translator);
	if (found !== undefined) return found;
	const plain = new Map<string, string>();
	const translate = translator.t as unknown as (key: string, options?: object) => string;
	const words = ((key: string, options?: object) => {
		if (options !== undefined) return translate(key, options);
		const text = plain.get(key) ?? translate(key);
		plain.set(key, text);
		return text;
	}) as unknown as Words;
	known.set(translator, words);
	return words;
}

/**
 * The translator and the language of this page. Reads the provider directly: react-i18next's own hook checks each
 * time whether every namespace is loaded, which costs more than rendering a short page.
 */
export function useWords(): { readonly t: Words; readonly lang: LanguageTag } {
	const provided = useContext(I18nContext);
	if (provided === undefined) throw new Error("words were asked for outside a page");
	return { t: wordsOf(provided.i18n), lang: provided.i18n.language as LanguageTag };
}
