/** What is recorded of an emergency override: that a named clinician started it, and that somebody ended it before its time. */
import { z } from "zod";
import { recorder } from "./said.ts";

/** Why a patient cannot decide now. A lack of time is none: who can decide is asked. */
export const CANNOT_DECIDE = ["not-awake", "too-ill", "cannot-understand", "cannot-tell-us"] as const;
export type CannotDecide = (typeof CANNOT_DECIDE)[number];

const started = {
	kind: z.literal("override.started"),
	tool: z.string().min(1),
	/** In the clinician's own words; the patient can read them. */
	why: z.string().min(1).max(1000),
	/** An ISO instant, at most 60 minutes after `at`. */
	ends: z.iso.datetime(),
	recorder,
};

/** A named clinician uses a tool in an emergency. */
export const overrideStarted = z.discriminatedUnion("version", [
	z.strictObject({ ...started, version: z.literal(1) }),
	/** `because`: why the patient cannot decide now; `lang`: the language of the page on which `why` was written. */
	z.strictObject({
		...started,
		version: z.literal(2),
		because: z.enum(CANNOT_DECIDE),
		lang: z.string().min(2),
	}),
]);

/** Somebody ended it early. `override` is the seq of its start. */
export const overrideEnded = z.strictObject({
	kind: z.literal("override.ended"),
	version: z.literal(1),
	override: z.int().positive(),
	recorder,
});
