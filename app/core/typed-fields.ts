/** What was typed on a form, as it is kept for whoever typed it: the fields in the order in which they were sent. */
import { z } from "zod";

const fields = z.array(z.tuple([z.string(), z.string()]));
export type TypedFields = z.infer<typeof fields>;

/** Reads what was kept. Throws on any other text. */
export function readTypedFields(kept: string): TypedFields {
	return fields.parse(JSON.parse(kept));
}
