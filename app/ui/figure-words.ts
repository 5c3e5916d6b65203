import type { Shown } from "#app/features/watch/counts.ts";
import { formatNumber } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { LanguageTag } from "#locales/index.ts";

/** "15", "fewer than 8" of a total, or "not shown", as the other reports say it. */
export function figureWords(t: Words, lang: LanguageTag, figure: Shown | null): string {
	if (figure === null) return t("watch:figure.left-out");
	return figure === "few" ? t("watch:figure.few") : formatNumber(lang, figure);
}
