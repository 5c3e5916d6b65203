/** What AI leads do to a tool's words and facts before patients read them, and with whom they agreed when they do. */
import { z } from "zod";
import { recorder } from "./said.ts";

/** A draft of a new tool was begun; one was saved, given to a second person to read, thrown away, or published as a new notice. */
export const DRAFT_MOVES = ["begun", "saved", "asked", "dropped", "published"] as const;
export type DraftMove = (typeof DRAFT_MOVES)[number];

export const draftMoved = z.strictObject({
	kind: z.literal("draft.moved"),
	version: z.literal(1),
	tool: z.string().min(1),
	/** The provider that begins with a tool which only others use; absent where the draft is of all who use it. */
	beginsAt: z.string().min(1).optional(),
	what: z.enum(DRAFT_MOVES),
	/** SHA-256 over all that the draft said then. */
	digest: z.string().length(64),
	/**
	 * Of what was published: the number of the notice, the accounts of who changed the draft last and who agreed, and the stage at each
	 * service where that changed.
	 */
	published: z
		.strictObject({
			notice: z.int().positive(),
			agreedBy: z.array(z.string().min(1)).length(2),
			uses: z.record(z.string(), z.enum(["in-use", "trial", "not-used"])).optional(),
		})
		.nullable(),
	recorder,
});
export type DraftMoved = z.infer<typeof draftMoved>;
