/** What an import of the patients' file would change, told before it happens; and when two people have to agree to it. */

/** A line of the file that changes something for somebody who is here already. */
export interface PlannedLine {
	/** Row of the file, as a spreadsheet numbers it. */
	readonly line: number;
	/** Columns of the file that are otherwise here. */
	readonly columns: readonly string[];
	/** Services whose lists they leave, and come on. */
	readonly gone: readonly string[];
	readonly fresh: readonly string[];
}

export interface ImportPlan {
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	/** People on lists of the file's providers who are not in the file: nothing changes for them. */
	readonly absent: number;
	readonly lines: readonly PlannedLine[];
}

/** The same with the lines of those of whom the file says for the first time that they died. */
export interface WholePlan extends ImportPlan {
	readonly died: readonly number[];
}

/**
 * Does it touch anybody who is here already? Then two people agree to it. Bringing in people whom nobody knows yet takes
 * no address, no list and no way in from anybody, so one operator does it alone; so does the first import of all.
 */
export function needsTwoPeople({ changed, died }: WholePlan): boolean {
	return changed > 0 || died.length > 0;
}

/** Is what would change now just what was shown? */
export function isSamePlan(shown: WholePlan, now: WholePlan): boolean {
	return JSON.stringify(shown) === JSON.stringify(now);
}
