/** What the list of patients holds of somebody, line by line, as their copy tells it. */
import type { NeededFormat, Needs } from "#app/core/needs-entry.ts";
import { formatNhsNumber } from "#app/core/nhs-number.ts";
import { describedLines } from "#app/features/people/described-words.ts";
import type { Listing } from "#app/features/people/own-listing.store.server.ts";
import type { Words } from "#app/i18n/use-words.ts";

export interface ListedLine {
	readonly label: string;
	readonly words: string;
}

/** How the reader's language writes a day, a number, the name of a language and several words as one. */
export interface Written {
	day(iso: string): string;
	number(number: number): string;
	language(tag: string): string;
	list(words: readonly string[]): string;
}

/** A line for each thing that the list tells. */
export function linesOfListing(t: Words, listing: Listing, written: Written): ListedLine[] {
	const { nhsNumber, name, birthDate, address, email, phone, described } = listing;
	const lines = [
		{ label: t("record:copy.name"), words: name },
		{ label: t("staff:summary.number"), words: formatNhsNumber(nhsNumber) },
		{ label: t("staff:summary.born"), words: written.day(birthDate) },
		{ label: t("record:copy.address"), words: address.join(", ") },
		{ label: t("record:copy.email"), words: email ?? "" },
		{ label: t("record:copy.phone"), words: phone ?? "" },
		...linesOfNeeds(t, listing.needs.needs, written),
		...describedLines(t, described, written.number),
	];
	return lines.filter(({ words }) => words !== "");
}

function linesOfNeeds(t: Words, needs: Needs, written: Written): ListedLine[] {
	const { reads, speaks, interpreters, contact, supports, other } = needs;
	const format = (each: NeededFormat) =>
		each === "large-print" && needs.printSize !== null
			? t("needs:format.large-print-in", { points: written.number(needs.printSize) })
			: t(`needs:format.${each}`);
	return [
		{ label: t("needs:row.reads"), words: reads === null ? "" : written.language(reads) },
		{ label: t("needs:row.speaks"), words: speaks === null ? "" : written.language(speaks) },
		{
			label: t("needs:row.interpreters"),
			words: written.list(interpreters.map((each) => t(`needs:interpreter.${each}`))),
		},
		{ label: t("needs:row.formats"), words: written.list(needs.formats.map(format)) },
		{ label: t("needs:row.own-contact"), words: t(`needs:contact.${contact}`) },
		{
			label: t("needs:row.supports"),
			words: written.list(supports.map((each) => t(`needs:support.${each}`))),
		},
		{ label: t("needs:row.own-other"), words: other ?? "" },
	];
}
