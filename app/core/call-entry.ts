/** A patient asks on the website to be called, or no longer wants it. The job is the one that `task.opened` before it names. */
import { z } from "zod";
import { said } from "./said.ts";

/** When a call suits best. No hours are promised: staff call within theirs. */
export const CALL_TIMES = ["any", "morning", "afternoon"] as const;
export type CallTime = (typeof CALL_TIMES)[number];

/** The most characters of what a call is about. */
export const CALL_ABOUT = 300;

/** The most characters of a name. */
export const CALL_NAME = 100;

export const callAsked = z.strictObject({
	kind: z.literal("call.asked"),
	version: z.literal(1),
	task: z.string().min(1),
	/** A number that the patient typed; null is the one on the list of patients. */
	number: z.string().min(1).max(20).nullable(),
	time: z.enum(CALL_TIMES),
	/** In the patient's words; null where they did not say. */
	about: z.string().min(1).max(CALL_ABOUT).nullable(),
	/** The language of the page on which they asked. */
	lang: z.string().min(2),
	said,
});

export const callTakenBack = z.strictObject({
	kind: z.literal("call.taken-back"),
	version: z.literal(1),
	task: z.string().min(1),
	said,
});
