/**
 * Languages to choose from when somebody says what they read or speak: those of the portal, and those most often the main language
 * in England and Wales after English (census of 2021, table TS024). Another one is said in words.
 */
import { LANGUAGES } from "#locales/index.ts";

const ALSO_SPOKEN = ["es", "fr", "it", "ta", "lt", "bg", "hu", "zh", "ku", "uk", "ru"];

export const LANGUAGES_ASKED: readonly string[] = [
	...new Set([...LANGUAGES.map(({ tag }) => tag), ...ALSO_SPOKEN]),
];
