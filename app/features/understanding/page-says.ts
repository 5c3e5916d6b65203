/** The sentences of a tool's page that each question is about, as they stand there: its own, and those that all pages have. */
import type { Words } from "#app/i18n/use-words.ts";
import type { LanguageTag } from "#locales/index.ts";
import type { ShownTold } from "./shown-told.ts";
import type { Question } from "./understood.ts";

/** A sentence, and the language that it is really in. */
export interface SaidLine {
	readonly text: string;
	readonly lang: LanguageTag;
}

/** What the page says of this question, read in the language `lang`, whose words `t` has. */
export function pageSays(t: Words, lang: LanguageTag, told: ShownTold, question: Question): SaidLine[] {
	const { who, instead, why, care, canChoose, wordsLang } = told;
	const theirs = (lines: readonly string[]) => lines.map((text) => ({ text, lang: wordsLang }));
	const ours = (text: string) => ({ text, lang });
	switch (question) {
		case "decides":
			return who.length > 0 ? theirs(who) : [ours(t("tools:page.who-unknown"))];
		case "no":
			return [ours(t(`tools:basis.${care}`)), ...theirs(canChoose ? instead : why)];
		case "change":
			return [ours(canChoose ? t("tools:choice.change") : t("tools:basis.information"))];
	}
}
