/** A use: an occasion when a tool was used in a patient's care, and which person checked it. What happened, never what was meant to. */
import { z } from "zod";
import { DECISION_ANSWERS, REASONS } from "./decision-reasons.ts";
import { recorder } from "./said.ts";

/** Did the person who checked agree with the tool? */
export const AGREEMENTS = ["agreed", "partly", "disagreed"] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** Who checked what the tool recommended. `staff` is their account here, where they have one: they never review it again. */
const checked = z.discriminatedUnion("by", [
	z.strictObject({
		by: z.literal("person"),
		name: z.string().min(1).max(200),
		staff: z.string().min(1).nullable(),
		/** Null where we were told who checked, and not whether they agreed. */
		agreed: z.enum(AGREEMENTS).nullable(),
	}),
	z.strictObject({ by: z.literal("nobody") }),
	z.strictObject({ by: z.literal("unknown") }),
]);

export const useReported = z.strictObject({
	kind: z.literal("use.reported"),
	version: z.literal(1),
	/** Random; stands for it in addresses. */
	use: z.string().min(1),
	tool: z.string().min(1),
	/** The maker's version, as whoever reported it wrote it; null where they did not. */
	toolVersion: z.string().min(1).max(100).nullable(),
	/** The notice in force when it was used; null before the first. */
	notice: z.int().positive().nullable(),
	service: z.string().min(1),
	/** When it was used (ISO instant). */
	usedAt: z.iso.datetime(),
	/** In plain words, in the language `lang`; null where nobody said. */
	lookedAt: z.string().min(1).max(1000).nullable(),
	recommended: z.string().min(1).max(2000).nullable(),
	lang: z.string().min(2),
	checked,
	/** What the rule said of this tool in this patient's care at the moment it was used. A use is a fact all the same. */
	decided: z.strictObject({ answer: z.enum(DECISION_ANSWERS), reason: z.enum(REASONS) }),
	/** The sender's own identifier of it, by which it comes in once; null where staff wrote it down. */
	source: z.string().min(1).max(300).nullable(),
	recorder,
});
