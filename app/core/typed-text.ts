/** What people really type into a field for digits or a code, made plain ASCII before a rule reads it. */

/**
 * The zero of each script whose digits our readers type: Arabic, Persian and Urdu, Hindi and Nepali, Bengali,
 * Punjabi, Gujarati, Tamil. In Unicode the ten digits of a script stand in a row from its zero (stability policy).
 */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6] as const;

/** A full-width form stands this far above the ASCII character it shows (U+FF01 to U+FF5E). */
const FULL_WIDTH = 0xfee0;

/** Invisible marks that copying from a page brings along. */
const MARKS = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Spaces of every kind, hyphens, dashes and the minus sign. */
const GAPS = /[\s\p{Pd}\u2212]/gu;

/**
 * The same text with full-width forms and the digits of other scripts as ASCII. Nothing else changes: a superscript
 * or a circled digit stays what it is, and the rule that reads on refuses it.
 */
function toAscii(typed: string): string {
	return Array.from(typed, asciiOf).join("");
}

function asciiOf(character: string): string {
	const point = character.codePointAt(0) ?? 0;
	if (point >= 0xff01 && point <= 0xff5e) return String.fromCharCode(point - FULL_WIDTH);
	const zero = ZEROS.find((first) => point >= first && point < first + 10);
	return zero === undefined ? character : String(point - zero);
}

/** The same text in ASCII without invisible marks, and without space at its ends. */
export function trimmedAscii(typed: string): string {
	return toAscii(typed).replace(MARKS, "").trim();
}

/** The same without any space or dash: people write long numbers in groups. */
export function withoutGaps(typed: string): string {
	return trimmedAscii(typed).replace(GAPS, "");
}
