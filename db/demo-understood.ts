/** How the page of one tool was understood in the last quarter of the demo: by many, in some languages badly, in one by too few to say. */
import type { SystemActor } from "#app/core/actor.ts";
import { lastQuarter } from "#app/features/groups/quarter.ts";
import { addCounts } from "#app/features/understanding/understood.store.server.ts";
import type { LanguageTag } from "#locales/index.ts";
import type { Db } from "./open.server.ts";

const TOOL = "eye-scan-urgency";

/** Right, wrong and not sure, question by question. */
const COUNTS: readonly (readonly [LanguageTag, ...(readonly [number, number, number])[]])[] = [
	["en", [34, 41, 20], [80, 9, 11], [92, 0, 8]],
	["ur", [12, 9, 10], [22, 8, 0], [26, 0, 9]],
	["pl", [3, 4, 2], [6, 2, 1], [8, 0, 1]],
];
const ASKED = ["decides", "no", "change"] as const;

/** Adds them up as they would have been. */
export async function countDemoUnderstood(db: Db, actor: SystemActor, now: Date): Promise<void> {
	const { quarter } = lastQuarter(now);
	for (const [lang, ...questions] of COUNTS)
		for (const [index, question] of ASKED.entries()) {
			const [right, wrong, unsure] = questions[index] ?? [0, 0, 0];
			await addCounts(db, actor, { tool: TOOL, notice: 1, lang, quarter, question, right, wrong, unsure });
		}
}
