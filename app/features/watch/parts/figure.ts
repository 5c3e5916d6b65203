/** A figure in words, as every table of figures says it. */
import { formatNumber } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { LanguageTag } from "#locales/index.ts";
import type { Shown, ShownTotal } from "../counts.ts";

/** "0", "15", "fewer than 8" or "not shown". */
export function figureWords(t: Words, lang: LanguageTag, figure: Shown | null): string {
	if (figure === null) return t("watch:figure.left-out");
	return figure === "few" ? t("watch:figure.few") : formatNumber(lang, figure);
}

/** A total made of shown figures. */
export function totalWords(t: Words, lang: LanguageTag, { about, andFew }: ShownTotal): string {
	if (about === 0) return andFew ? t("watch:figure.few-only") : formatNumber(lang, 0);
	const number = formatNumber(lang, about);
	return andFew ? t("watch:figure.about-few", { number }) : t("watch:figure.about", { number });
}
