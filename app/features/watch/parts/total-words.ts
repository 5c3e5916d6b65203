import { formatNumber } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { LanguageTag } from "#locales/index.ts";
import type { ShownTotal } from "../counts.ts";

/** A total made of shown figures. */
export function totalWords(t: Words, lang: LanguageTag, { about, andFew }: ShownTotal): string {
	if (about === 0) return andFew ? t("watch:figure.few-only") : formatNumber(lang, 0);
	const number = formatNumber(lang, about);
	return andFew ? t("watch:figure.about-few", { number }) : t("watch:figure.about", { number });
}
