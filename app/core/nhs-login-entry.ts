/** How somebody proved who they are where it was not by letter or password, and what happens to a patient's NHS login. */
import { z } from "zod";
import { recorder } from "./said.ts";

/** How well NHS login knows somebody: P5 by their details alone, P9 by their photo and a document too. P0 opens nothing here. */
export const NHS_LEVELS = ["P5", "P9"] as const;
export type NhsLevel = (typeof NHS_LEVELS)[number];

/** What a session can say of how it began. */
export const PROVED = ["P5", "P9", "openid"] as const;
export type Proved = (typeof PROVED)[number];

/**
 * `linked`: from now on it is this patient's; `used`: they came in with it; `unlinked`: they took it away; `refused`: one came that
 * does not fit what is on record, and staff were told. Which one it is stands in no entry.
 */
export const nhsLoginMoved = z.strictObject({
	kind: z.literal("nhs-login"),
	version: z.literal(1),
	what: z.enum(["linked", "used", "unlinked", "refused"]),
	recorder,
});
