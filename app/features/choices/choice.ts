/** The rules around one choice: how long a draft lives, until when it can be taken back, what a "not sure" leads to. */
import type { Answer } from "#app/core/entry.ts";
import type { Way } from "#app/core/said.ts";
import { addWorkingDays, type Nation } from "#app/core/working-day.ts";

const HOUR = 3_600_000;

/** A typed answer is kept this long, so that nothing is asked twice after signing in again. */
export const DRAFT_KEPT = 24 * HOUR;

/** An answer can be taken back for seven days. */
export const UNDO_KEPT = 7 * 24 * HOUR;

/** Is there still time to take this answer back? */
export function canUndo(madeAt: Date, at: Date): boolean {
	return at.getTime() - madeAt.getTime() <= UNDO_KEPT;
}

/** Until when it can be taken back. */
export function undoUntil(madeAt: Date): Date {
	return new Date(madeAt.getTime() + UNDO_KEPT);
}

/** "Not sure" is a promise: a person calls within three working days. Answers an ISO day. */
export function callBackBy(today: string, nation: Nation): string {
	return addWorkingDays(today, 3, nation);
}

/** A wish (a yes to a tool not used here) is answered within ten working days. Answers an ISO day. */
export function wishAnsweredBy(today: string, nation: Nation): string {
	return addWorkingDays(today, 10, nation);
}

/**
 * Is a notice sent to the address of record? A yes by letter code, phone or paper always; what staff recorded
 * or who acts for the patient saved always, since the patient did not see the screen; a no that the patient saved themself takes effect at once without one.
 */
export function isConfirmedByPost(answer: Answer, way: Way, byOthers: boolean): boolean {
	return byOthers || (answer === "yes" && way !== "in-person");
}
