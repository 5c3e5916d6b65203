/** Who said something, who wrote it down, and by what way it came: the same on every entry that a person caused. */
import { z } from "zod";

/** How an answer reached the record. Staff can never record "online". */
export const WAYS = ["online", "phone", "paper", "in-person", "letter"] as const;
export type Way = (typeof WAYS)[number];

/** The authority of a trusted person. A carer helps or reads; they never decide. */
export const AUTHORITIES = ["parent", "attorney", "deputy"] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** Who decided is what ranks, not who typed or by what channel. */
export const decider = z.discriminatedUnion("who", [
	z.strictObject({ who: z.literal("patient") }),
	z.strictObject({
		who: z.literal("trusted"),
		id: z.string().min(1),
		name: z.string().min(1),
		authority: z.enum(AUTHORITIES),
	}),
]);

/** Who wrote it down. */
export const recorder = z.discriminatedUnion("who", [
	z.strictObject({ who: z.literal("patient") }),
	z.strictObject({ who: z.literal("staff"), id: z.string().min(1), name: z.string().min(1) }),
	z.strictObject({ who: z.literal("system"), name: z.string().min(1) }),
	/** Somebody who acts for the patient, with a letter of their own. */
	z.strictObject({
		who: z.literal("trusted"),
		id: z.string().min(1),
		name: z.string().min(1),
		authority: z.enum([...AUTHORITIES, "carer"]),
	}),
]);

/** How something was said: by whose decision, in whose hand, by what way. */
export const said = z.strictObject({
	decider,
	recorder,
	way: z.enum(WAYS),
	/** What the patient said about help: `null` was not asked. The name of a helper is free text of staff. */
	helped: z.union([z.boolean(), z.string().max(200)]).nullable(),
	interpreter: z.string().max(200).nullable(),
});

export type Said = z.infer<typeof said>;
export type Decider = z.infer<typeof decider>;
export type Recorder = z.infer<typeof recorder>;
