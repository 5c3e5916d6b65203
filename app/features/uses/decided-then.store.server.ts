/** What the rule said of a use at its moment: on the entries recorded until then, of the tool as it was then. */
import { decide } from "#app/core/decision.ts";
import type { Entry } from "#app/core/entry.ts";
import { fold } from "#app/core/standing.ts";
import { ruleOf } from "#app/features/record/decide.store.server.ts";
import type { ToolThen } from "#app/features/record/tool-then.store.server.ts";
import type { KnownProvider, KnownTool } from "#app/features/tools/known-tool.ts";
import type { UseReported } from "./use.ts";

/**
 * May this tool have been used in this patient's care at that moment? It was used at the service, so that the rule is
 * asked as of a tool in use there: a patient's no counts also where the register does not know of the use.
 */
export function decidedThen(
	entries: readonly Entry[],
	tool: KnownTool,
	provider: KnownProvider,
	then: ToolThen,
	moment: Date,
): UseReported["decided"] {
	const standing = fold(entries.filter(({ at }) => at <= moment));
	const { answer, reason } = decide(standing, {
		tool: { ...ruleOf(tool, provider, true), ...then.rule },
		purpose: "care",
		at: moment,
		onList: true,
	});
	return { answer, reason };
}
