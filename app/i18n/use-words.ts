/** The words of the page's language, in any component. Keys name their feature: `t("choices:check.title")`. */
import type { TFunction } from "i18next";
import { useContext } from "react";
import { I18nContext } from "react-i18next";
import type { LanguageTag } from "#locales/index.ts";

type Namespaces = [
	"common",
	"account",
	"choices",
	"errors",
	"information",
	"letters",
	"reasons",
	"record",
	"staff",
	"tools",
	"ui",
];

/** A translator typed by the English words. */
export type Words = TFunction<Namespaces>;

/**
 * The translator and the language of this page. Reads the provider directly: react-i18next's own hook checks each
 * time whether every namespace is loaded, which costs more than rendering a short page.
 */
export function useWords(): { readonly t: Words; readonly lang: LanguageTag } {
	const provided = useContext(I18nContext);
	if (provided === undefined) throw new Error("words were asked for outside a page");
	return { t: provided.i18n.t as Words, lang: provided.i18n.language as LanguageTag };
}
