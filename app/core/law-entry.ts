/** What is recorded of a legal requirement: a lead entered it, another one agreed, somebody ended it early, a patient was told. */
import { z } from "zod";
import { recorder } from "./said.ts";
import { PURPOSES } from "./scope.ts";

const law = z.string().min(1);
const tool = z.string().min(1);

/** A lead entered it for a tool at a provider. It counts for nothing until another lead agrees. */
export const lawEntered = z.strictObject({
	kind: z.literal("law.entered"),
	version: z.literal(1),
	law,
	tool,
	provider: z.string().min(1),
	/** Null is every purpose. */
	purpose: z.enum(PURPOSES).nullable(),
	/** What the law is called. */
	name: z.string().min(1).max(200),
	/** What it asks for in plain words that patients read, by language. English is always there. */
	words: z.record(z.string().min(2), z.string().min(1).max(1000)),
	link: z.url().max(500),
	/** ISO days, the first and the last on which it is in force. */
	starts: z.iso.date(),
	ends: z.iso.date(),
	recorder,
});

/** Another lead agreed: it is in force from now, or from its first day where that is later. */
export const lawAgreed = z.strictObject({
	kind: z.literal("law.agreed"),
	version: z.literal(1),
	law,
	tool,
	recorder,
});

/** One lead ended it before its last day, or did not agree. `why` is in the words of staff, and patients read it. */
export const lawEnded = z.strictObject({
	kind: z.literal("law.ended"),
	version: z.literal(1),
	law,
	tool,
	why: z.string().min(1).max(1000),
	recorder,
});

/** A patient whose no does not count while it is in force was written to. In that patient's own record. */
export const lawTold = z.strictObject({
	kind: z.literal("law.told"),
	version: z.literal(1),
	law,
	tool,
});
