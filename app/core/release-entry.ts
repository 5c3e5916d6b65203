/** What is recorded of a release of data: whom to leave out of it, and that they were. It names no patient. */
import { z } from "zod";
import { recorder } from "./said.ts";

/** What a release is for: what is learned or made from it stays, whatever anybody says later. */
export const RELEASE_PURPOSES = ["training", "synthetic"] as const;
export type ReleasePurpose = (typeof RELEASE_PURPOSES)[number];

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A list was made. `people` are on it; `hash` is SHA-256 over its lines. The entry's reference is that of the release. */
export const releaseListed = z.strictObject({
	kind: z.literal("release.listed"),
	version: z.literal(1),
	provider: z.string().min(1),
	tool: z.string().min(1),
	purpose: z.enum(RELEASE_PURPOSES),
	people: z.int().nonnegative(),
	hash,
	recorder,
});

/** Whoever made the release sent back what they left out, and it was just this list. */
export const releaseApplied = z.strictObject({
	kind: z.literal("release.applied"),
	version: z.literal(1),
	release: z.string().min(1),
	people: z.int().nonnegative(),
	hash,
	recorder,
});
