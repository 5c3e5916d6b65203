/** What is recorded when staff open the answers of somebody who is on no list of their own provider. */
import { z } from "zod";
import { recorder } from "./said.ts";

/** Why somebody outside a patient's lists may have to know. Their own words always stand beside it. */
export const OUTSIDE_REASONS = ["care-now", "sent-here", "they-asked", "something-else"] as const;
export type OutsideReason = (typeof OUTSIDE_REASONS)[number];

/** The most characters of those words. */
export const MOST_WHY = 200;

/** A member of staff opened them for a while. The patient can read all of it. */
export const lookedFromOutside = z.strictObject({
	kind: z.literal("look.outside"),
	version: z.literal(1),
	/** The provider that they work for. */
	provider: z.string().min(1),
	because: z.enum(OUTSIDE_REASONS),
	/** In their own words, and the language of the page on which they wrote them. */
	why: z.string().min(1).max(MOST_WHY),
	lang: z.string().min(2),
	recorder,
});
