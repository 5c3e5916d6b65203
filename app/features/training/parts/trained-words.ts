/** How somebody's training stands, in words: the same on the pages and in the file. */
import { formatDay } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { LanguageTag } from "#locales/index.ts";
import type { Trained } from "../training.ts";

/** "Confirmed until 3 May 2027", "Runs out on 3 May 2027", "Not confirmed". */
export function trainedWords(t: Words, lang: LanguageTag, trained: Trained): string {
	if (trained.state === "missing") return t(`training:missing.${trained.why}`);
	if (trained.until === null) return t("training:state.for-good");
	return t(`training:state.${trained.state}`, { to: formatDay(lang, trained.until) });
}
