/** Somebody may act for a patient, or no longer: what staff saw of their authority, its limits, and who ended it. */
import { z } from "zod";
import { AUTHORITIES, recorder, WAYS } from "./said.ts";

/** Why somebody is trusted. A carer is one without any authority to decide. */
export const TRUST_AUTHORITIES = [...AUTHORITIES, "carer"] as const;
export type TrustAuthority = (typeof TRUST_AUTHORITIES)[number];

/** What a trusted person may do, from the most to the least: each holds what stands behind it. */
export const TRUST_MAY = ["decide", "help", "read"] as const;
export type TrustMay = (typeof TRUST_MAY)[number];

/** `patient`: they did not want it any more. `staff`: the authority was found to be over. `age`: the patient is too old for a parent to decide. `over`: its last day has passed. */
export const TRUST_ENDS = ["patient", "staff", "age", "over"] as const;
export type TrustEnd = (typeof TRUST_ENDS)[number];

export const trustGiven = z
	.strictObject({
		kind: z.literal("trust.given"),
		version: z.literal(1),
		/** The id stands as the decider of what they decide. */
		person: z.strictObject({ id: z.string().min(1), name: z.string().min(1) }),
		authority: z.enum(TRUST_AUTHORITIES),
		may: z.enum(TRUST_MAY),
		/** What staff saw, in their words. */
		evidence: z.string().min(1).max(1000),
		/** What they may not do, in words that the patient reads; null where nothing is left out. */
		limits: z.string().min(1).max(1000).nullable(),
		/** ISO days, the first and the last; null is until somebody ends it. */
		from: z.iso.date(),
		until: z.iso.date().nullable(),
		recorder,
	})
	.refine(({ authority, may }) => authority !== "carer" || may !== "decide", "a carer never decides")
	.refine(({ from, until }) => until === null || from <= until, "the last day is not before the first");

const ended = {
	kind: z.literal("trust.ended"),
	/** The person's id. */
	person: z.string().min(1),
	/** In staff's words, which the patient reads; null where nobody wrote any. */
	note: z.string().min(1).max(1000).nullable(),
	/** How the patient said it; null where they did not. */
	way: z.enum(WAYS).nullable(),
	recorder,
};
export const trustEnded = z.discriminatedUnion("version", [
	z.strictObject({ ...ended, version: z.literal(1), because: z.enum(["patient", "staff", "age"]) }),
	z.strictObject({ ...ended, version: z.literal(2), because: z.enum(TRUST_ENDS) }),
]);

export type TrustGiven = z.infer<typeof trustGiven>;
export type TrustEnded = z.infer<typeof trustEnded>;
