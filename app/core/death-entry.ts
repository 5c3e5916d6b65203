/** What a patient wants to hold after their death, and that they have died. */
import { z } from "zod";
import { recorder, said } from "./said.ts";
import type { Purpose } from "./scope.ts";

/** The uses of information that can go on when nobody is cared for any more, in the order on screen. */
export const AFTER_DEATH_PURPOSES = [
	"planning",
	"research",
	"training",
	"synthetic",
] as const satisfies readonly Purpose[];
export type AfterDeathPurpose = (typeof AFTER_DEATH_PURPOSES)[number];

/** `same`: what counts now goes on counting. It is what holds where nobody said anything. */
export const WISHES = ["same", "no", "yes"] as const;
export type Wish = (typeof WISHES)[number];

/** Only the uses of which the wish changed: one that was merely shown again is not said again. */
export const afterDeathWished = z.strictObject({
	kind: z.literal("after-death.wished"),
	version: z.literal(1),
	wishes: z.partialRecord(z.enum(AFTER_DEATH_PURPOSES), z.enum(WISHES)),
	/** The language of the page on which it was said. */
	lang: z.string().min(2),
	said,
});

/** How staff came to know, in the order on screen. `list`: the file with the patients brought it. */
export const DEATH_SOURCES = ["certificate", "nhs", "care-team", "list"] as const;
export type DeathSource = (typeof DEATH_SOURCES)[number];

/** The patient has died. Where it was a mistake, an `entry.in-error` names this entry, and all is as it was. */
export const deathRecorded = z.strictObject({
	kind: z.literal("death.recorded"),
	version: z.literal(1),
	/** ISO day. */
	on: z.iso.date(),
	source: z.enum(DEATH_SOURCES),
	/** What staff saw, in their words; null where the list says it. */
	evidence: z.string().min(1).max(1000).nullable(),
	recorder,
});
