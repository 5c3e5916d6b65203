/**
 * What the list of patients may tell of a person so that a provider sees whom it does not reach: nothing else is done with it, and
 * nobody's answer depends on it. Each is null where the list does not tell.
 */
import { z } from "zod";
import { ok, type Result, refuse } from "#app/core/result.ts";

export const SEXES = ["female", "male", "another"] as const;
export const YES_OR_NO = ["yes", "no"] as const;

/** The five groups of the census of 2021 (Office for National Statistics). */
export const ETHNIC_GROUPS = ["asian", "black", "mixed", "white", "another"] as const;
export type EthnicGroup = (typeof ETHNIC_GROUPS)[number];

/**
 * The 16 codes of the NHS Data Dictionary (Ethnic Category 2001) in those groups. Chinese (R) stands among Asian, as the census
 * has it; the dictionary's own heading for it is "other".
 */
const GROUP_OF_CODES: Readonly<Record<EthnicGroup, string>> = {
	white: "ABC",
	mixed: "DEFG",
	asian: "HJKLR",
	black: "MNP",
	another: "S",
};

/** Tenths of the Index of Multiple Deprivation, 1 being the tenth with the most of it. */
export const DEPRIVATION_TENTHS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] as const;

export const described = z.strictObject({
	sex: z.enum(SEXES).nullable(),
	ethnicity: z.enum(ETHNIC_GROUPS).nullable(),
	disability: z.enum(YES_OR_NO).nullable(),
	deprivation: z.enum(DEPRIVATION_TENTHS).nullable(),
});
export type Described = z.infer<typeof described>;

export const NOT_DESCRIBED: Described = { sex: null, ethnicity: null, disability: null, deprivation: null };

/** The text that is kept of it; null where nothing is told. */
export function textOfDescribed(person: Described): string | null {
	return Object.values(person).every((value) => value === null)
		? null
		: JSON.stringify(described.parse(person));
}

/** What that text says. */
export function describedOf(text: string | null): Described {
	return text === null ? NOT_DESCRIBED : described.parse(JSON.parse(text));
}

/** Sex: the words, or the codes of the NHS Data Dictionary (1 male, 2 female, 9 indeterminate; 0 and X not known). */
export function readSexCell(cell: string): Result<Described["sex"], "sex-unknown"> {
	const text = cell.trim().toLowerCase();
	if (["", "0", "x"].includes(text)) return ok(null);
	const code = { "1": "male", "2": "female", "9": "another" }[text] ?? text;
	const sex = SEXES.find((one) => one === code);
	return sex === undefined ? refuse("sex-unknown") : ok(sex);
}

/** Ethnicity: the code of the NHS Data Dictionary, A to S; Z (not stated) and 99 (not known) tell nothing. */
export function readEthnicityCell(cell: string): Result<Described["ethnicity"], "ethnicity-unknown"> {
	const code = cell.trim().toUpperCase();
	if (["", "Z", "99"].includes(code)) return ok(null);
	const group = ETHNIC_GROUPS.find((one) => code.length === 1 && GROUP_OF_CODES[one].includes(code));
	return group === undefined ? refuse("ethnicity-unknown") : ok(group);
}

/** Disability: yes or no. */
export function readDisabilityCell(cell: string): Result<Described["disability"], "disability-unknown"> {
	const text = cell.trim().toLowerCase();
	if (text === "") return ok(null);
	const said = YES_OR_NO.find((one) => one === text);
	return said === undefined ? refuse("disability-unknown") : ok(said);
}

/** Deprivation: the tenth, 1 to 10. */
export function readDeprivationCell(cell: string): Result<Described["deprivation"], "deprivation-unknown"> {
	const text = cell.trim();
	if (text === "") return ok(null);
	const tenth = DEPRIVATION_TENTHS.find((one) => one === text);
	return tenth === undefined ? refuse("deprivation-unknown") : ok(tenth);
}
