/** The groups of a report in words, the same on the page and in the file. */

import { WAYS } from "#app/core/said.ts";
import type { Purpose } from "#app/core/scope.ts";
import { describedWords } from "#app/features/people/described-words.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { languageName } from "#app/i18n/language-name.ts";
import { nameIn } from "#app/i18n/name-in.ts";
import type { Words } from "#app/i18n/use-words.ts";
import type { LanguageTag } from "#locales/index.ts";
import { type GroupedBy, OTHER, SEVERAL } from "../group-report.ts";
import { AGES, DAYS_TAKEN } from "../quarter.ts";

/** Names by id, of tools and services, in the reader's language. */
export type Names = Readonly<Record<string, string>>;

/** What a group is called. A tool or service that is not there any more has its id. */
export function groupWords(t: Words, lang: LanguageTag, names: Names, by: GroupedBy, group: string): string {
	if (group === OTHER) return t("groups:other");
	if (group === SEVERAL) return t("groups:several");
	const told = describedWords(t, by, group, (number) => formatNumber(lang, number));
	if (told !== undefined) return told;
	const age = AGES.find((one) => by === "age" && one === group);
	if (age !== undefined) return t(`groups:ages.${age}`);
	const days = DAYS_TAKEN.find((one) => by === "days" && one === group);
	if (days !== undefined) return t(`groups:days.${days}`);
	const way = WAYS.find((one) => by === "way" && one === group);
	if (way !== undefined) return way === "online" ? t("groups:online") : t(`staff:record.way-is.${way}`);
	return by === "language" ? languageName(group, lang).here : (names[group] ?? group);
}

/** What a tool's answers are about: its name and the use. */
export function toolWords(t: Words, lang: LanguageTag, names: Names, tool: string, purpose: Purpose): string {
	return `${nameIn(lang, names[tool] ?? tool)} (${t(`lists:home.purpose-of.${purpose}`)})`;
}
