/** Staff told the patient about a tool, in a talk: what nobody was told, nobody can choose about. */
import { z } from "zod";
import { recorder } from "./said.ts";

/** How staff can tell: a voice in the room, or on the phone. What is posted is recorded as a letter. */
export const TOLD_WAYS = ["in-person", "phone"] as const;
export type ToldWay = (typeof TOLD_WAYS)[number];

export const noticeTold = z.strictObject({
	kind: z.literal("notice.told"),
	version: z.literal(1),
	tool: z.string().min(1),
	/** The number of the notice in force, whose words were read out; null where the tool had none. */
	notice: z.int().positive().nullable(),
	way: z.enum(TOLD_WAYS),
	/** The language of the page that staff read from. */
	lang: z.string().min(2),
	recorder,
});
