/** What holds after a death, use by use: told apart by one short mark, and brought together where two windows changed it. */
import { AFTER_DEATH_PURPOSES, type AfterDeathPurpose, type Wish } from "#app/core/death-entry.ts";

/** A wish for each use. */
export type Wishes = Readonly<Record<AfterDeathPurpose, Wish>>;

/** The wishes as one short text, in the order of the uses. */
export function wishesMark(wishes: Wishes): string {
	return AFTER_DEATH_PURPOSES.map((purpose) => wishes[purpose]).join(" ");
}

/**
 * What was chosen on a page that showed `seen`, now that something else counts: only what the patient changed there stays chosen, so that a
 * no which somebody wrote down meanwhile does not go because they left it as it was.
 */
export function chosenAgain(chosen: Wishes, seen: string, now: Wishes): Wishes {
	const shown = seen.split(" ");
	const entries = AFTER_DEATH_PURPOSES.map((purpose, index) => [
		purpose,
		chosen[purpose] === shown[index] ? now[purpose] : chosen[purpose],
	]);
	return Object.fromEntries(entries) as Wishes;
}
