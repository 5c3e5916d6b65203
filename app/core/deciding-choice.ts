/**
 * The ending rule: which of the choices that speak about a question still stand, and which one decides.
 * A choice is ended by a later one that is at least as specific; a yes also by any later no or unsure; of those not
 * ended the most cautious decides. All of it is relative to the question: what does not speak about it ends nothing.
 */
import { hasLapsed } from "./authority-row.ts";
import type { Answer } from "./entry.ts";
import { atLeastAsSpecific, covers, type Purpose } from "./scope.ts";
import { PATIENT, type Standing, type StandingRow } from "./standing-row.ts";

/** From the least cautious to the most. A yes that has to be asked again decides only where nothing better stands. */
export const WEIGHT = { againYes: 1, lapsedYes: 2, oldYes: 3, yes: 4, againNo: 5, unsure: 6, no: 7 } as const;
export type Weight = (typeof WEIGHT)[keyof typeof WEIGHT];

/** What makes a yes one to ask again. Both are 0 where nothing does. */
export interface AskAgain {
	/** The patient came to decide for themself with this entry (its seq). */
	readonly becameSelf: number;
	/** The tool changed with this notice, and its policy is to ask again. */
	readonly changedWith: number;
}

/** The choice that decides a question, and how cautious it is. */
export interface Deciding {
	readonly row: StandingRow;
	readonly weight: Weight;
}

/** Is this row a choice that stands or stood about this tool and purpose? */
export function speaks(row: StandingRow, tool: string | null, purpose: Purpose | null): boolean {
	return row.kind === "choice" && covers(row, tool, purpose);
}

/**
 * Was this choice ended, for this tool and purpose? In `oneSequence` the words of all who spoke for the patient are one
 * sequence, in which a trusted person's choice never ends the patient's own no or unsure: neither at once by a yes, nor
 * in two steps, by a no that their next yes replaces. Else each person's choices are ended by their own alone.
 */
export function ended(
	row: StandingRow,
	standing: Standing,
	tool: string | null,
	purpose: Purpose | null,
	oneSequence: boolean,
): boolean {
	for (const later of standing) {
		if (later === row || !speaks(later, tool, purpose)) continue;
		if (later.who !== row.who && !oneSequence) continue;
		if (row.state === "yes" && later.lastNo > row.seq) return true;
		if (later.seq <= row.seq || later.state === "none" || !atLeastAsSpecific(later, row)) continue;
		if (later.authority === null || row.authority !== null) return true;
	}
	return row.state === "yes" && row.lastNo > row.seq;
}

/**
 * The choice that decides in one sequence: the latest of the most cautious that stand. `who` is the person whose
 * choices are a sequence of their own, null for one sequence of all. `tool` null asks what stands for any tool, `purpose` null for any
 * purpose.
 * Undefined where nobody said anything that stands.
 */
export function deciding(
	standing: Standing,
	tool: string | null,
	purpose: Purpose | null,
	who: string | null,
	askAgain: AskAgain,
): Deciding | undefined {
	let found: StandingRow | undefined;
	let most = 0;
	for (const row of standing) {
		if (!speaks(row, tool, purpose) || row.state === "none" || (who !== null && row.who !== who)) continue;
		const weight = weightOf(row, standing, askAgain);
		if (weight < most || (found !== undefined && weight === most && row.seq < found.seq)) continue;
		if (ended(row, standing, tool, purpose, who === null)) continue;
		found = row;
		most = weight;
	}
	return found && { row: found, weight: most as Weight };
}

/**
 * Once the patient has come to decide for themself, what trusted people said before asks again, and so does any later
 * yes of theirs: from then on a yes is the patient's own word. Their later no or unsure counts like anybody's.
 * A yes of somebody whose authority has ended since asks again too. A yes that names no tool was given under no notice of it, so it cannot
 * have known of the tool's change.
 */
export function weightOf(
	row: StandingRow,
	standing: Standing,
	{ becameSelf, changedWith }: AskAgain,
): Weight {
	const byTrusted = becameSelf > 0 && row.authority !== null;
	if (row.state === "yes") {
		if (byTrusted) return WEIGHT.againYes;
		if (hasLapsed(row, standing)) return WEIGHT.lapsedYes;
		return (row.notice ?? 0) < changedWith ? WEIGHT.oldYes : WEIGHT.yes;
	}
	if (byTrusted && row.seq < becameSelf) return WEIGHT.againNo;
	return row.state === "no" ? WEIGHT.no : WEIGHT.unsure;
}

/** What the patient's own words (or those of `who`) come to about this tool (null: any tool) and purpose; undefined when nothing stands. */
export function standingWord(
	standing: Standing,
	tool: string | null,
	purpose: Purpose,
	who: string = PATIENT,
): (StandingRow & { readonly state: Answer }) | undefined {
	const row = deciding(standing, tool, purpose, who, { becameSelf: 0, changedWith: 0 })?.row;
	return row && isAnswered(row) ? row : undefined;
}

function isAnswered(row: StandingRow): row is StandingRow & { readonly state: Answer } {
	return row.state === "yes" || row.state === "no" || row.state === "unsure";
}
