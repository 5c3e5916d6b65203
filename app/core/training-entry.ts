/** What is recorded of training: a lead said what a tool needs, somebody of the staff said that they did it, or that this was a mistake. */
import { z } from "zod";
import { recorder } from "./said.ts";

const tool = z.string().min(1);
/** The requirement of the provider that it is about: 1, 2, 3 … for each tool. */
const number = z.int().positive();

/** A lead said whether staff of a provider need training for a tool, and which. */
export const trainingAsked = z.strictObject({
	kind: z.literal("training.asked"),
	version: z.literal(1),
	tool,
	provider: z.string().min(1),
	number,
	needed: z.boolean(),
	/** Empty where none is needed. */
	words: z.string().max(1000),
	link: z.url().max(500).nullable(),
	/** For how many months it counts; null is for good. */
	months: z.int().positive().nullable(),
	recorder,
});

/** Staff said of themself that they did it. Whose training it is, is who recorded it. */
export const trainingConfirmed = z.strictObject({
	kind: z.literal("training.confirmed"),
	version: z.literal(1),
	tool,
	number,
	/** The number of the notice at the tool's last material change; 0 where there was none. */
	material: z.int().min(0),
	/** ISO day on which they did it. */
	on: z.iso.date(),
	recorder,
});

/** The same person said that it was a mistake. */
export const trainingWithdrawn = z.strictObject({
	kind: z.literal("training.withdrawn"),
	version: z.literal(1),
	tool,
	number,
	recorder,
});
