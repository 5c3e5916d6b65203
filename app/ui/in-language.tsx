import { type ReactNode, useContext } from "react";
import { I18nContext, I18nextProvider } from "react-i18next";
import { type LanguageTag, languageOf } from "#locales/index.ts";

/** A part of a page as somebody who reads `lang` would be shown it, with its words and its direction; the page around it stays as it is.
 * Each translator knows the words of all languages, so the part has one of its own. */
export function InLanguage({ lang, children }: { readonly lang: LanguageTag; readonly children: ReactNode }) {
	const page = useContext(I18nContext)?.i18n;
	if (page === undefined) throw new Error("words were asked for outside a page");
	if (page.language === lang) return children;
	const { dir, high } = languageOf(lang);
	return (
		<I18nextProvider i18n={page.cloneInstance({ lng: lang, initAsync: false })}>
			<div lang={lang} dir={dir} className={high ? "high" : undefined}>
				{children}
			</div>
		</I18nextProvider>
	);
}
