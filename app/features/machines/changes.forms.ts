/** What is asked of the feed of changes, and what it answers. */
import { z } from "zod";
import { PURPOSES } from "#app/core/scope.ts";

/** The most entries that one page tells of. */
export const MOST_TOLD = 100;

/** The parameters of its address. */
export const changesQuery = z.strictObject({
	after: z
		.string()
		.regex(/^(?:0|\d{1,15}\.(?:[0-9a-f]{16})?\.[0-9a-f]{16})$/)
		.describe("next of the page before; 0 is the beginning."),
	count: z
		.string()
		.regex(/^(?:[1-9]\d?|100)$/)
		.optional()
		.describe(`How many entries of the record the page tells of, ${MOST_TOLD} at most.`),
});

/** The answer for this patient, tool and purpose may be another now. */
export const change = z
	.strictObject({
		entry: z
			.int()
			.nullable()
			.describe("The number of the entry that changed it; null where it came from the tool."),
		nhsNumber: z.string().nullable().describe("Ten digits; null is everybody."),
		tool: z.string(),
		purpose: z.enum(PURPOSES).nullable().describe("Null is each purpose."),
		until: z.iso.datetime().optional().describe("Where it changes once more by itself: when."),
	})
	.meta({ id: "Change" });
export type Change = Readonly<z.infer<typeof change>>;

/** One page. */
export const changesAnswer = z
	.strictObject({
		changes: z
			.array(change)
			.describe("In the order of the record. Never what was said: ask POST /api/decisions."),
		next: z.string().describe("From where you go on; keep it when you have acted on this page."),
		more: z.boolean().describe("There is another page now."),
	})
	.meta({ id: "Changes" });

/** Up to where a client acts on what it was told. */
export const confirmation = z
	.strictObject({ cursor: z.string().max(100).describe("next of the page that you act on now.") })
	.meta({ id: "Confirmation" });

/** What is confirmed. */
export const confirmedAnswer = z
	.strictObject({ confirmed: z.string().describe("A cursor: the furthest that you confirmed.") })
	.meta({ id: "Confirmed" });
