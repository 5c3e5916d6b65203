/** A tool as readers of answers know it, and the moment at which they read. */
import { createHash } from "node:crypto";
import { type ReadTool, untouched } from "#app/features/fhir/read-tool.ts";
import { NOON } from "./builders.ts";

/** A tool for every purpose that lets each answer count, and to which nothing happened. */
export function aReadTool(id: string, over: Partial<ReadTool> = {}): ReadTool {
	return { id, today: untouched(id), changes: [], ...over };
}

/** At noon. */
export const READ = {
	at: NOON,
	mark: (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16),
};
