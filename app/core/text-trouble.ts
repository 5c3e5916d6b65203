/** What must not be in a line of text that goes on to screens, letters and lists of other people. */

/**
 * `direction`: marks that turn the direction of the text around, so that what stands beside it reads wrongly.
 * `unreadable`: control, invisible, private or lost characters, line ends, and half characters. The two joiners that
 * Persian, Urdu and Indian scripts and emoji need are no trouble.
 */
export function troubleIn(line: string): "direction" | "unreadable" | undefined {
	if (!line.isWellFormed()) return "unreadable";
	if (/\p{Bidi_Control}/u.test(line)) return "direction";
	if (/[\p{Cc}\p{Co}\p{Zl}\p{Zp}\uFFFD]|(?![\u200C\u200D])\p{Cf}/u.test(line)) return "unreadable";
	return undefined;
}

/** The same line with single spaces, none at its ends. Tabs and line ends are not spaces: they stay, and are trouble. */
export function singleSpaced(line: string): string {
	return line.replace(/[ \u00A0\u2000-\u200A\u202F\u205F\u3000]+/g, " ").replace(/^ | $/g, "");
}
