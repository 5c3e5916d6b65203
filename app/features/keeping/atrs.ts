/** A transparency record in the sections and fields of the ATRS template, as JSON and as rows of a table. */
import { z } from "zod";
import {
	ATRS_PHASES,
	ATRS_SECTION_NAMES,
	ATRS_SECTIONS,
	ATRS_VERSION,
	type AtrsSection,
} from "./atrs-template.ts";

export const ATRS_STANDARD = "Algorithmic Transparency Recording Standard";

/** What one field says; null where nobody filled it in. */
const said = z.string().trim().min(1).nullable();

const sections = z.partialRecord(z.enum(ATRS_SECTION_NAMES), z.record(z.string(), said)).refine(
	(given) =>
		ATRS_SECTION_NAMES.every((section) => {
			const known: readonly string[] = ATRS_SECTIONS[section];
			return Object.keys(given[section] ?? {}).every((field) => known.includes(field));
		}),
	"the template has no such field",
);

/** A record as this website writes it. It refuses a section or a field that the template does not have. */
export const atrsRecord = z.strictObject({
	standard: z.literal(ATRS_STANDARD),
	version: z.string().max(20).nullable(),
	/** As GOV.UK lists records by: how far the tool is in use. */
	phase: z.enum(ATRS_PHASES).nullable(),
	/** ISO day of what it says. */
	date: z.iso.date().nullable(),
	/** Where it was published. */
	url: z.string().max(500).nullable(),
	sections,
});
export type AtrsRecord = z.infer<typeof atrsRecord>;

/** Values by section and field; whatever is not in it is null. */
export type AtrsValues = Partial<Record<AtrsSection, Readonly<Record<string, string | null>>>>;

/** A whole record: every section and field of the template, in its order, null where `values` is silent. */
export function wholeRecord(
	about: Pick<AtrsRecord, "phase" | "date" | "url">,
	values: AtrsValues,
): AtrsRecord {
	const { phase, date, url } = about;
	return {
		...{ standard: ATRS_STANDARD, version: ATRS_VERSION, phase, date, url },
		sections: Object.fromEntries(
			ATRS_SECTION_NAMES.map((section) => [
				section,
				Object.fromEntries(ATRS_SECTIONS[section].map((field) => [field, values[section]?.[field] || null])),
			]),
		),
	};
}

/** What the record says in this field; null where it is silent. */
export function saidIn(record: AtrsRecord, section: AtrsSection, field: string): string | null {
	const value = record.sections[section]?.[field];
	return value === undefined || value === null || isEmptyAnswer(value) ? null : value.trim();
}

/** The record as rows of tier, section, field and text: the standard itself was published as a table of such columns. */
export function rowsOf(record: AtrsRecord): string[][] {
	const rows = ATRS_SECTION_NAMES.flatMap((section) =>
		ATRS_SECTIONS[section].map((field) => [
			section.slice(0, "Tier 1".length),
			section.replace(/^Tier \d( -)? /, ""),
			field,
			record.sections[section]?.[field] ?? "",
		]),
	);
	return [["tier", "category", "name", "text"], ...rows];
}

/** Does this text say that there is nothing to say? Makers and bodies write so into fields that they must fill in. */
export function isEmptyAnswer(text: string): boolean {
	return /^(n\s*\/?\s*a|none|nil|not applicable|not known|unknown|tbc|to be (confirmed|completed)|-+)?[.]?$/i.test(
		text.trim(),
	);
}
