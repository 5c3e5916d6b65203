/** A clinician says that a recommendation was wrong: what they say, before it is recorded. */
import type { Challenge } from "#app/core/dispute-entry.ts";

export interface NewChallenge {
	readonly kind: Challenge;
	/** Id of a use in this patient's care; null where it is about the tool, without a use on record. */
	readonly use: string | null;
	readonly tool: string;
	readonly words: string;
	/** The language of the words. */
	readonly lang: string;
	/** Why the patient is not told of it; null where they see it. */
	readonly withheld: string | null;
	/** The tool is not used for this patient while it is open. */
	readonly pauses: boolean;
}
