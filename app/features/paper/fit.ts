/**
 * Which parts of a form fit on two sides of A4 at 16 point. Nothing here can measure a font, so the heights are reckoned from the
 * number of letters, on the safe side; a test prints every form with a real browser. Type is never made smaller and nothing is cut: the
 * parts that matter least go whole, and the form names them and says where to read them.
 */
import type { PaperLine, PaperSection } from "./section.ts";

/** A side of A4 without its margins (`@page` in `app/ui/letter.css`), in millimetres. */
const SIDE = 275;

/** Where a part does not break, the rest of the first side stays empty: two lines at most. */
const LOST_AT_THE_BREAK = 16;

/** One em at 16 point. */
const EM = 5.644;

/** Letters on a line of 180 mm: nineteen of twenty that were counted with the words of the register. Other languages get the fewest. */
const LETTERS: Readonly<Partial<Record<string, number>>> = {
	...{ en: 66, cy: 64, pl: 63, pt: 63, ro: 65, so: 60, tr: 65 },
	...{ ar: 75, fa: 78, ur: 77, bn: 64, gu: 79, pa: 76 },
};
const FEWEST = 60;

/** Scripts with marks above and below their letters have wider lines. */
const HIGH: readonly string[] = ["ur", "ar", "fa", "bn", "gu", "pa"];

/** Height of a paragraph in this language. `share` is how much of the width it has. */
export function heightOf(text: string, lang: string, share = 1): number {
	if (text === "") return 0;
	const letters = Math.floor((LETTERS[lang] ?? FEWEST) * share);
	return Math.ceil(text.length / letters) * lineOf(lang) + 0.15 * EM;
}

/** Height of a line. */
export function lineOf(lang: string): number {
	return (HIGH.includes(lang) ? 1.35 : 1.2) * EM;
}

/** Height of a heading, which has bigger letters and space around. */
export function headingHeight(text: string, lang: string): number {
	return Math.ceil((text.length * 1.15) / (LETTERS[lang] ?? FEWEST)) * 1.1 * 1.2 * EM + 0.5 * EM;
}

/** What is kept, in its order, and the names of what is not. */
export interface Fitted {
	readonly kept: readonly PaperSection[];
	readonly leftOut: readonly string[];
}

/**
 * The parts that fit above what is always on the form, which is `always` millimetres high. `sayLeftOut` is the sentence for these names;
 * its height counts too.
 */
export function fitted(
	sections: readonly PaperSection[],
	lang: string,
	always: number,
	sayLeftOut: (names: readonly string[]) => string,
): Fitted {
	const room = 2 * SIDE - LOST_AT_THE_BREAK - always;
	const all = sections.filter(({ lines }) => lines.length > 0);
	const withoutThem = (kept: readonly PaperSection[]) =>
		all.filter((section) => !kept.includes(section)).map(({ name }) => name);
	const fits = (kept: readonly PaperSection[]) => {
		const missing = withoutThem(kept);
		const said = missing.length === 0 ? 0 : heightOf(sayLeftOut(missing), lang, 0.96) + EM;
		return said + kept.reduce((sum, section) => sum + sectionHeight(section, lang), 0) <= room;
	};
	if (fits(all)) return { kept: all, leftOut: [] };
	let kept = all.filter(({ rank }) => rank === 0);
	for (const section of [...all].sort((one, other) => other.rank - one.rank)) {
		const more = all.filter((each) => each === section || kept.includes(each));
		if (section.rank > 0 && fits(more)) kept = more;
	}
	return { kept, leftOut: withoutThem(kept) };
}

function sectionHeight({ name, hasHeading, lines }: PaperSection, lang: string): number {
	const heading = hasHeading ? headingHeight(name, lang) : 0;
	return lines.reduce((sum, line) => sum + lineHeight(line, lang), heading);
}

function lineHeight({ text, lang: own, as }: PaperLine, lang: string): number {
	return heightOf(text, own ?? lang, as === undefined ? 1 : 0.93);
}
