/** What stands on a paper form, part by part, before it is known how much of it fits. */

/** One paragraph, or one item of a list. `lang` is set where the words are not in the language of the form. */
export interface PaperLine {
	readonly text: string;
	readonly lang?: string;
	readonly as?: "item" | "strong";
}

/** A part of a form. */
export interface PaperSection {
	/** Names the part where it is left out. */
	readonly name: string;
	/** It stands above the part; without it the part follows the one before. */
	readonly hasHeading: boolean;
	readonly lines: readonly PaperLine[];
	/** The part with the lowest goes first where there is no room for all; 0 is never left out. */
	readonly rank: number;
}
