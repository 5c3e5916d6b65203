/** Names of people: as they may be kept, and as they are compared. */
import { ok, type Result, refuse } from "#app/core/result.ts";
import { singleSpaced, troubleIn } from "#app/core/text-trouble.ts";

const LONGEST = 100;

/** Letters that no decomposition takes apart, as people write them who have not got them on the keyboard. */
const PLAIN: Readonly<Record<string, string>> = {
	ł: "l",
	ø: "o",
	đ: "d",
	ð: "d",
	ħ: "h",
	ŧ: "t",
	þ: "th",
	æ: "ae",
	œ: "oe",
	// How a sigma is written depends on whether its word ends there: a name without its spaces has other ends.
	ς: "σ",
	// Arabic letters that Urdu and Persian keyboards write with a code point of their own.
	ي: "ی",
	ى: "ی",
	ك: "ک",
	ه: "ہ",
};

export type NameRefusal = "name-too-long" | "name-direction" | "name-unreadable" | "name-without-letters";

/**
 * A name as it is kept: NFC, single spaces, 100 characters at most; "" where there is none (some people have one name).
 * Refuses what `troubleIn` names, and a "name" without any letter: what people write into a cell for "none".
 */
export function readName(typed: string): Result<string, NameRefusal> {
	const name = singleSpaced(typed.normalize("NFC"));
	if (Array.from(name).length > LONGEST) return refuse("name-too-long");
	const trouble = troubleIn(name);
	if (trouble !== undefined) return refuse(`name-${trouble}`);
	if (name !== "" && !/\p{L}/u.test(name)) return refuse("name-without-letters");
	return ok(name);
}

/**
 * A family name for comparing: without case, accents, spaces, hyphens, apostrophes and other marks, so that
 * "O’Neill-Łęcka" and "oneill lecka" are the same. For finding only; it may make two names one, never one two.
 */
export function normaliseFamilyName(name: string): string {
	const folded = name.normalize("NFKD").toLowerCase().toUpperCase().toLowerCase().normalize("NFKD");
	return Array.from(folded.replace(/[^\p{L}\p{N}]|\u0640/gu, ""), (letter) => PLAIN[letter] ?? letter).join(
		"",
	);
}

/** The value under which a patient is found by name: normalised family name and ISO birth date. */
export function nameWithBirthDate(familyName: string, birthDate: string): string {
	return `${normaliseFamilyName(familyName)}|${birthDate}`;
}
