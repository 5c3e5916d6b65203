/** How somebody has the pages shown: with Easy Read beside what is asked, and in which size of print. It changes no word and no answer. */
import type { Needs } from "./needs-entry.ts";

/** Sizes of large print on a screen, in points. Pages have a little over 14 where nobody chose one. */
export const SCREEN_SIZES = [16, 18, 20, 24, 28] as const;
export type ScreenSize = (typeof SCREEN_SIZES)[number];

export interface Display {
	readonly easy: boolean;
	/** Null is the usual size. */
	readonly size: ScreenSize | null;
}

export const USUAL_DISPLAY: Display = { easy: false, size: null };

/** As a browser remembers it: `easy.20`, `plain.usual`. */
export function displayText({ easy, size }: Display): string {
	return `${easy ? "easy" : "plain"}.${size ?? "usual"}`;
}

/** The display of such a text; undefined for anything else that a browser may send. */
export function readDisplay(text: string): Display | undefined {
	const [kind, print, ...more] = text.split(".");
	const size = readSize(print);
	if ((kind !== "easy" && kind !== "plain") || size === undefined || more.length > 0) return undefined;
	return { easy: kind === "easy", size };
}

/** A size as a form or a browser sends it: `20`, or `usual` for none; undefined for what is neither. */
export function readSize(text: string | undefined): ScreenSize | null | undefined {
	if (text === "usual") return null;
	return SCREEN_SIZES.find((size) => String(size) === text);
}

/** What a patient's needs ask of a screen; undefined where they ask nothing of it. */
export function displayForNeeds({
	formats,
	printSize,
}: Pick<Needs, "formats" | "printSize">): Display | undefined {
	const easy = formats.includes("easy-read");
	return easy || printSize !== null ? { easy, size: printSize } : undefined;
}
