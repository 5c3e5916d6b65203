/** Who looked is kept in a table of its own; once a day what was added to it goes into the record as one digest. */
import { z } from "zod";

export const looksSealed = z.strictObject({
	kind: z.literal("looks.sealed"),
	version: z.literal(1),
	/** The last whole ISO day of them. */
	day: z.iso.date(),
	/** The numbers of the first and last look, and how many there are from one to the other. */
	first: z.int().positive(),
	last: z.int().positive(),
	count: z.int().positive(),
	/** Hexadecimal digits: see `lookDigest`. */
	digest: z.string().regex(/^[0-9a-f]{64}$/),
});
