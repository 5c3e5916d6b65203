/** What the list of patients holds of somebody, line by line, as their copy tells it. */
import { formatNhsNumber } from "#app/core/nhs-number.ts";
import { describedLines } from "#app/features/people/described-words.ts";
import type { Listing } from "#app/features/people/own-listing.store.server.ts";
import { FORMATS } from "#app/features/people/patient.ts";
import type { Words } from "#app/i18n/use-words.ts";

export interface ListedLine {
	readonly label: string;
	readonly words: string;
}

/** How the reader's language writes a day, a number and the name of a language. */
export interface Written {
	day(iso: string): string;
	number(number: number): string;
	language(tag: string): string;
}

/** A line for each thing that the list tells. */
export function linesOfListing(t: Words, listing: Listing, written: Written): ListedLine[] {
	const { nhsNumber, name, birthDate, address, email, phone, language, formats, described } = listing;
	const needs = FORMATS.filter((format) => formats.includes(format)).map((format) =>
		t(`staff:summary.format.${format}`),
	);
	const lines = [
		{ label: t("record:copy.name"), words: name },
		{ label: t("staff:summary.number"), words: formatNhsNumber(nhsNumber) },
		{ label: t("staff:summary.born"), words: written.day(birthDate) },
		{ label: t("record:copy.address"), words: address.join(", ") },
		{ label: t("record:copy.email"), words: email ?? "" },
		{ label: t("record:copy.phone"), words: phone ?? "" },
		{ label: t("staff:summary.reads"), words: language === null ? "" : written.language(language) },
		{ label: t("staff:summary.needs"), words: needs.join(", ") },
		...describedLines(t, described, written.number),
	];
	return lines.filter(({ words }) => words !== "");
}
