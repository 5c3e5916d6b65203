/** What is recorded when a file changed many patients at once. It names no patient. */
import { z } from "zod";
import { recorder } from "./said.ts";

/** How many of a file came, changed and died, and the accounts of the two people who agreed to it. */
export const patientsImported = z.strictObject({
	kind: z.literal("patients.imported"),
	version: z.literal(1),
	added: z.int().nonnegative(),
	changed: z.int().nonnegative(),
	died: z.int().nonnegative(),
	agreedBy: z.array(z.string().min(1)).length(2),
	recorder,
});
