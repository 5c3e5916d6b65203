/** A check that the lead made: on which day, what was found, and when the next one is due. */

/** In how many months the next check can be due. */
export const NEXT_IN_MONTHS = [1, 3, 6, 12] as const;

/** What is kept of it. Days are ISO days; `version` is empty where nobody wrote it; `figures` is null where it was no count. */
export interface NewCheck {
	readonly version: string;
	readonly on: string;
	readonly nextOn: string;
	readonly figures: { readonly right: number; readonly of: number } | null;
	readonly found: string;
	readonly source: string;
}
