/** What is wrong in a patients' file, in the operator's words. Never what stands in the cell: it may be somebody's name. */
import type { DayRefusal } from "#app/core/calendar.ts";
import type { NhsNumberRefusal } from "#app/core/nhs-number.ts";
import type { NameRefusal } from "#app/features/people/names.ts";
import type { ImportProblem } from "#app/features/people/patient-import-header.ts";

type Known = NhsNumberRefusal | NameRefusal | DayRefusal;

const WORDS: Readonly<Record<Known, string> & Record<string, string>> = {
	"header-missing": "The first line has no names of columns.",
	"columns-too-many": "There are more than 100 columns. This is not a list of patients.",
	"column-missing": "This column is missing.",
	"column-twice": "This column stands there twice.",
	"column-unknown": "This column is not known. Take it out, or correct its name.",
	"row-length": "The line has more or fewer cells than the first line.",
	"nhs-number-missing": "The NHS number is missing.",
	"nhs-number-length": "An NHS number has 10 digits.",
	"nhs-number-symbols": "An NHS number has only digits.",
	"nhs-number-check-digit": "This is not an NHS number: its last digit does not fit the others.",
	"nhs-number-twice": "Another line has the same NHS number. None of them is imported.",
	"name-missing": "The family name is missing.",
	"name-too-long": "A name has 100 letters at most.",
	"name-direction": "The name has invisible marks that turn text around.",
	"name-unreadable": "The name has symbols that cannot be read.",
	"name-without-letters": "The name has no letter.",
	"date-missing": "The day is missing.",
	"date-format": "Write the day as 1957-03-27 or 27/03/1957.",
	"date-not-real": "There is no such day.",
	"date-in-future": "The day is in the future.",
	"date-year": "The year needs 4 digits.",
	"date-too-long-ago": "The day is before 1900.",
	"died-before-birth": "The day of death is before the birth date.",
	"address-too-long": "An address has 500 letters at most.",
	"address-direction": "The address has invisible marks that turn text around.",
	"address-unreadable": "The address has symbols that cannot be read.",
	"language-not-a-tag": "Write the language as a tag, such as en, cy, ur or pl.",
	"format-unknown": "A format is large-print, easy-read, audio, braille or email.",
	"email-not-real": "This is not an e-mail address.",
	"email-missing": "This patient wants e-mail, and there is no address.",
	"phone-not-real": "This is not a phone number.",
	"sex-unknown": "Sex is female, male or another, or a code of the NHS Data Dictionary (2, 1, 9).",
	"ethnicity-unknown": "Write ethnicity as a code of the NHS Data Dictionary: A to S, or Z.",
	"disability-unknown": "Disability is yes or no.",
	"deprivation-unknown": "Deprivation is a tenth from 1 to 10.",
	"provider-missing": "The provider is missing.",
	"provider-unknown": "There is no such provider here. Import it first (import-tools).",
	"service-unknown": "There is no such service here. Import it first (import-tools).",
	"service-of-another-provider": "This service belongs to another provider.",
};

/** "Line 3, nhs_number: An NHS number has 10 digits." */
export function problemLine({ line, column, reason }: ImportProblem): string {
	const place = column === null ? `Line ${line}` : `Line ${line}, ${JSON.stringify(column).slice(1, -1)}`;
	return `${place}: ${WORDS[reason] ?? reason}`;
}

/** Is there a sentence for this reason? */
export function hasWords(reason: string): boolean {
	return Object.hasOwn(WORDS, reason);
}
