/** What of a record is the patient's own word: of that they can take a proof away. */
import type { EntryBody } from "#app/core/entry.ts";

/** Written down because somebody signed in: nothing was said by it. */
const OF_SIGNING_IN: readonly EntryBody["kind"][] = ["letter-code", "nhs-login"];

/**
 * Did the patient say or do this, or whoever decides for them, by whatever hand and way? What was said of them, or found out for them, is
 * no word of theirs; nor is a clinician's challenge, which is in nobody's name but theirs.
 */
export function isOwnWord(body: EntryBody): boolean {
	if ("said" in body) return body.said.decider !== null;
	return "recorder" in body && body.recorder.who === "patient" && !OF_SIGNING_IN.includes(body.kind);
}

/** Of these whoever acts for the patient has a proof too, where they may know of them. */
const OF_OTHERS: readonly EntryBody["kind"][] = ["choice.made", "choice.undone", "needs.said"];

/** Is it for whoever acts for the patient as well? What is said to be wrong, of tools, or for after death is the patient's alone. */
export function isOwnWordForOthers(body: EntryBody): boolean {
	return isOwnWord(body) && OF_OTHERS.includes(body.kind);
}
