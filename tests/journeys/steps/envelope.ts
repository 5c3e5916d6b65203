/** A letter on paper as its reader gets it: who writes to whom, and the whole document in the style sheet of letters. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Envelope } from "#app/features/people/letter.ts";
import { DOCUMENT_END, documentStart } from "#app/features/people/letter-document.ts";
import type { Html } from "#app/features/people/letter-html.ts";
import { LANGUAGES, type LanguageTag, languageOf } from "#locales/index.ts";
import { writtenIn } from "./words.ts";

const css = readFileSync(fileURLToPath(new URL("../../../app/ui/letter.css", import.meta.url)), "utf8");

/** Where the letter sends people. */
export const ORIGIN = "https://choices.riverside.example";

/** Riverside Health writes to Amina Hussain in this language. */
export function envelopeIn(tag: LanguageTag): Envelope {
	return {
		...{ t: writtenIn(tag), lang: tag, dir: languageOf(tag).dir, printSize: null },
		...{ day: "27 November 2026", origin: ORIGIN },
		provider: {
			...{ name: "Riverside Health", phone: "01632 960 123", isFree: true },
			post: ["Freepost RIVERSIDE AI CHOICES"],
		},
		to: { name: "Amina Hussain", address: ["1 Long Street", "Riverside", "RS1 2AB"] },
		readOn: LANGUAGES.map(({ tag: lang, name, dir }) => ({ lang, name, dir })),
	};
}

/** The whole document of one letter. */
export function posted(tag: LanguageTag, letter: Html): string {
	return `${documentStart("Letter", tag, { css }).html}${letter.html}${DOCUMENT_END.html}`;
}
