/**
 * A name in a sentence that is written in the other direction. Left bare, it turns the words, numbers and stops beside it around
 * (Unicode Standard Annex 9). In plain text, titles and the texts of options it stands between two characters; on a page in `<bdi>`.
 */

export type Direction = "ltr" | "rtl";

/** Opens a run whose direction is that of its first letter, and one from left to right. */
const [FIRST_STRONG, LEFT_TO_RIGHT] = ["\u2068", "\u2066"] as const;
const END = "\u2069";

/** A run that is set apart already; runs within it first. */
const APART = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/g;

/** What turns a text that runs from left to right: letters of the blocks that Unicode keeps for scripts from right to left, and marks of direction. */
const TURNS_LEFT_TO_RIGHT =
	/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]|\p{Bidi_Control}/u;
/** What turns one that runs from right to left: all other letters, and the same marks. */
const TURNS_RIGHT_TO_LEFT =
	/(?![\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}])\p{L}|\p{Bidi_Control}/u;

/**
 * The text as it may stand in a sentence of this direction: set apart where it would turn what is beside it, unchanged where it would
 * not, or is set apart already. An override in it ends with it; a mark that would end more than itself is left out.
 */
export function isolated(text: string, dir: Direction): string {
	const turns = dir === "ltr" ? TURNS_LEFT_TO_RIGHT : TURNS_RIGHT_TO_LEFT;
	if (!turns.test(text)) return text;
	const bare = withoutApart(text);
	if (!turns.test(bare)) return text;
	const whole = /[\u2066-\u2069]/.test(bare) ? text.replace(/[\u2066-\u2069]/g, "") : text;
	return `${FIRST_STRONG}${whole}${END}`;
}

/** A code, number or address that runs from left to right, in a sentence of this direction. */
export function leftToRight(text: string, dir: Direction): string {
	return dir === "ltr" ? text : `${LEFT_TO_RIGHT}${text}${END}`;
}

/** Lines that were broken out of one text: a run that goes on over the end of a line is set apart on each. */
export function isolatedLines(lines: readonly string[]): readonly string[] {
	let open = "";
	return lines.map((line) => {
		const begun = `${open}${line}`;
		open = withoutApart(begun).replace(/[^\u2066-\u2068]/g, "");
		return `${begun}${END.repeat(open.length)}`;
	});
}

function withoutApart(text: string): string {
	const bare = text.replace(APART, "");
	return bare === text ? text : withoutApart(bare);
}

/** A tag, or an element that can hold nothing but text, with its text: there the characters stay. */
const TAG = /<(?:title|option|textarea)\b[^>]*>[^<]*|<[^>]*>/;
/** What stands between the two characters, without a tag of its own but for those that were put in here. */
const RUN = /\u2068((?:[^<\u2066-\u2069]|<\/?bdi>)*)\u2069/;
const TAG_OR_RUN = new RegExp(`${TAG.source}|${RUN.source}`, "g");

/** The same HTML with `<bdi>` for the characters, which some screen readers and braille displays spell out. */
export function isolatedInMarkup(html: string): string {
	if (!html.includes(FIRST_STRONG)) return html;
	const marked = html.replace(TAG_OR_RUN, (whole, run: string | undefined) =>
		run === undefined ? whole : `<bdi>${run}</bdi>`,
	);
	return marked === html ? html : isolatedInMarkup(marked);
}
