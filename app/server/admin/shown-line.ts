/** What a command says at a terminal: words of a file may stand in it, and a terminal obeys signs that nobody sees. */

/**
 * The same text with a mark in place of each control sign and each that turns the direction of what stands beside it, so that nothing of a file
 * clears, colours or reorders what the operator reads. Line ends and tabs stay.
 */
export function shownLine(text: string): string {
	return text.replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}/gu, "\uFFFD");
}
