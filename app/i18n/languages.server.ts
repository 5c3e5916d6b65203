/** One i18next instance a language, made once at start from the files of `locales/`. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInstance, type i18n } from "i18next";
import { isolated } from "#app/core/isolated.ts";
import { LANGUAGES, type LanguageTag } from "#locales/index.ts";

/** The translator of each language. */
export type Translators = ReadonlyMap<LanguageTag, i18n>;

/**
 * Reads every word file below `folder` (one folder a language, one JSON a feature). Missing keys fall back to English. Whatever is filled
 * into a sentence is set apart where it runs the other way: here, once, so that no page can forget it.
 */
export function loadTranslators(folder: string): Translators {
	const resources = Object.fromEntries(LANGUAGES.map(({ tag }) => [tag, wordsOf(join(folder, tag))]));
	const namespaces = Object.keys(resources["en"] ?? {});
	return new Map(
		LANGUAGES.map(({ tag, dir }) => {
			const translator = createInstance();
			void translator.init({
				lng: tag,
				fallbackLng: "en",
				ns: namespaces,
				defaultNS: "common",
				resources,
				initAsync: false,
				interpolation: { escapeValue: true, escape: (value: string) => isolated(value, dir) },
				returnNull: false,
			});
			return [tag, translator] as const;
		}),
	);
}

/** A tool's words come to the screen from its notice in the database; the glossary is for people who translate. */
const NOT_ON_SCREEN: ReadonlySet<string> = new Set(["notices.json", "glossary.json"]);

function wordsOf(folder: string): Record<string, object> {
	return Object.fromEntries(
		readdirSync(folder)
			.filter((file) => file.endsWith(".json") && !NOT_ON_SCREEN.has(file))
			.map((file) => [
				file.replace(/\.json$/, ""),
				JSON.parse(readFileSync(join(folder, file), "utf8")) as object,
			]),
	);
}
