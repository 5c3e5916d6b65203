/** What the AI lead does with a tool for everybody, and what a patient switches on for themself. */
import { z } from "zod";
import { recorder } from "./said.ts";

/**
 * One lead stops a tool for everybody at once. Two let it go on: one asks, another agrees. A review only says that we look. Two retire it,
 * for good: one asks with a reason, another agrees, or says that it is kept.
 */
export const TOOL_STOPS = [
	"paused",
	"resume-asked",
	"resumed",
	"review-opened",
	"review-closed",
	"retire-asked",
	"retire-kept",
	"retired",
] as const;
export type ToolStop = (typeof TOOL_STOPS)[number];

export const toolStopped = z.strictObject({
	kind: z.literal("tool.stopped"),
	version: z.literal(1),
	tool: z.string().min(1),
	what: z.enum(TOOL_STOPS),
	/** In plain words: patients read it on the tool's page. */
	why: z.string().min(1).max(1000),
	recorder,
});

/** A patient who had said yes to a tool that is retired was written to. In that patient's own record. */
export const retirementTold = z.strictObject({
	kind: z.literal("retirement.told"),
	version: z.literal(1),
	tool: z.string().min(1),
});

/** The lead's own check of how well a tool does here. `right` of `of` is null where it was no count. */
export const checkMade = z.strictObject({
	kind: z.literal("tool.checked"),
	version: z.literal(1),
	check: z.string().min(1),
	tool: z.string().min(1),
	toolVersion: z.string().min(1).max(100).nullable(),
	/** ISO days. */
	on: z.iso.date(),
	nextOn: z.iso.date(),
	figures: z.strictObject({ right: z.int().min(0), of: z.int().positive() }).nullable(),
	found: z.string().min(1).max(2000),
	source: z.string().min(1).max(500),
	recorder,
});

/** May health details be shown to whoever signs in with this patient's letter? Off until the patient switched it on. */
export const detailsSwitched = z.strictObject({
	kind: z.literal("details.switched"),
	version: z.literal(1),
	on: z.boolean(),
	/** At the desk, with proof of who they are, or by the code of a second letter. Online it can only be switched off. */
	way: z.enum(["desk", "second-letter", "online"]),
	recorder,
});
