/** Why somebody else decides for a patient, or the patient again: a recorded assessment, a parent on record, or an age. */
import { z } from "zod";

/** How it was found out, in the order on screen. `child`: for a young person, whether they understand what is asked. */
export const ASSESSMENTS = ["capacity", "child", "authority", "court"] as const;

export const statusReason = z.discriminatedUnion("what", [
	z.strictObject({
		what: z.literal("assessed"),
		assessment: z.enum(ASSESSMENTS),
		/** ISO day of the assessment. */
		on: z.iso.date(),
		/** Who made it, and what staff saw, in their words. */
		by: z.string().min(1).max(200),
		evidence: z.string().min(1).max(1000),
	}),
	/** A parent came on record while nobody had assessed who decides: the patient's age says it. */
	z.strictObject({ what: z.literal("parent"), person: z.string().min(1) }),
	/** The patient has become so old, on this ISO day. */
	z.strictObject({ what: z.literal("age"), age: z.int().positive(), on: z.iso.date() }),
]);
