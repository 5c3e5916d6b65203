/** The name of any language, for those who read it and for those who do not. */

/** The language's own name, and its name in the reader's language `lang`. A tag that is none stands for itself. */
export function languageName(tag: string, lang: string): { readonly own: string; readonly here: string } {
	const nameIn = (reader: string): string => {
		try {
			return new Intl.DisplayNames([reader], { type: "language" }).of(tag) ?? tag;
		} catch {
			return tag;
		}
	};
	return { own: nameIn(tag), here: nameIn(lang) };
}
