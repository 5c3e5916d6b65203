/**
 * Languages to choose from when somebody says what they read or speak: those of the portal, and those most often the main language
 * in England and Wales after English (census of 2021, table TS024). Another one is said in words.
 */
export const LANGUAGES_ASKED = [
	...["en", "cy", "ur", "bn", "pl", "ar", "pa", "ro", "tr", "pt", "gu", "so", "fa"],
	...["es", "fr", "it", "ta", "lt", "bg", "hu", "zh", "ku", "uk", "ru"],
] as const;
