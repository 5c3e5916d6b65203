/** The languages of the portal. Adding one is a folder beside this file and a line here. */

export interface Language {
	/** BCP 47 tag, as it stands in the path. */
	readonly tag: string;
	/** The language's name in itself. */
	readonly name: string;
	readonly dir: "ltr" | "rtl";
	/** Its script has marks above and below its letters: lines are higher. Nastaliq, which needs still more, has a rule by its language. */
	readonly high?: true;
	/** Tag whose formats `Intl` uses. Calendar and digits are forced in `app/i18n/format.ts`. */
	readonly formats: string;
	/** Who checked the words, or null while no person has. */
	readonly reviewedBy: string | null;
}

export const LANGUAGES = [
	{ tag: "en", name: "English", dir: "ltr", formats: "en-GB", reviewedBy: "the authors" },
	{ tag: "cy", name: "Cymraeg", dir: "ltr", formats: "cy", reviewedBy: null },
	{ tag: "ur", name: "اردو", dir: "rtl", formats: "ur-PK", reviewedBy: null },
	{ tag: "bn", name: "বাংলা", dir: "ltr", high: true, formats: "bn", reviewedBy: null },
	{ tag: "pl", name: "Polski", dir: "ltr", formats: "pl", reviewedBy: null },
	{ tag: "ar", name: "العربية", dir: "rtl", high: true, formats: "ar", reviewedBy: null },
	{ tag: "pa", name: "ਪੰਜਾਬੀ", dir: "ltr", high: true, formats: "pa", reviewedBy: null },
	{ tag: "ro", name: "Română", dir: "ltr", formats: "ro", reviewedBy: null },
	{ tag: "tr", name: "Türkçe", dir: "ltr", formats: "tr", reviewedBy: null },
	{ tag: "pt", name: "Português", dir: "ltr", formats: "pt-PT", reviewedBy: null },
	{ tag: "gu", name: "ગુજરાતી", dir: "ltr", high: true, formats: "gu", reviewedBy: null },
	{ tag: "so", name: "Soomaali", dir: "ltr", formats: "so", reviewedBy: null },
	{ tag: "fa", name: "فارسی", dir: "rtl", high: true, formats: "fa", reviewedBy: null },
] as const satisfies readonly Language[];

export type LanguageTag = (typeof LANGUAGES)[number]["tag"];

/** Is this one of our languages? A path segment is a guess until this says so. */
export function isLanguage(tag: string): tag is LanguageTag {
	return LANGUAGES.some((language) => language.tag === tag);
}

/** The language with this tag. */
export function languageOf(tag: LanguageTag): Language {
	const found = LANGUAGES.find((language) => language.tag === tag);
	if (found === undefined) throw new RangeError(`not a language of this portal: ${tag}`);
	return found;
}
