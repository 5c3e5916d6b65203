/** Pieces of HTML for letters. What comes from anybody's hand is escaped; only a piece is put in as it is. */
import { isolatedInMarkup } from "#app/core/isolated.ts";

/** A piece of HTML that is safe to put into another. Only `html` makes one. */
export interface Html {
	readonly html: string;
}

/** What may stand in a template. Nothing is shown for `false` and `undefined`. */
export type Part = string | Html | readonly Html[] | false | undefined;

const ENTITIES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** A template literal whose texts are escaped, for content and for quoted attributes. What is set apart in them is so by an element. */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Html {
	return { html: isolatedInMarkup(fixed.map((text, place) => `${text}${shown(parts[place])}`).join("")) };
}

function shown(part: Part): string {
	if (part === false || part === undefined) return "";
	if (typeof part === "string") return part.replace(/[&<>"']/g, (symbol) => ENTITIES[symbol] ?? "");
	return "html" in part ? part.html : part.map((piece) => piece.html).join("");
}

/** Stands in a sentence for a piece that is put in afterwards: a private character that no word file has. */
export const SLOT = "\uE000";

/** A sentence with its pieces, in the order of its slots. What is left of either is left out. */
export function filled(sentence: string, ...pieces: readonly Html[]): Html {
	const [first = "", ...rest] = sentence.split(SLOT);
	return html`${first}${rest.map((text, place) => html`${pieces[place]}${text}`)}`;
}

/** Codes, numbers and addresses read from left to right in every language. */
export function ltr(text: string): Html {
	return html`<bdi dir="ltr">${text}</bdi>`;
}

/** Lines of an address, one below the other: each begins where the others do, in the window of the envelope, whatever script it is in. */
export function lines(texts: readonly string[]): Html {
	return html`${texts.map((text) => html`<span class="line"><bdi>${text}</bdi></span>`)}`;
}
