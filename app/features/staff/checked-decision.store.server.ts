/** Decisions for staff about one patient: from what counts, and only where what was said gives the same. */
import type { Entry } from "#app/core/entry.ts";
import type { Purpose } from "#app/core/scope.ts";
import { fold } from "#app/core/standing.ts";
import type { Standing } from "#app/core/standing-row.ts";
import { decideOn } from "#app/features/record/decide.store.server.ts";
import type { KnownRegister, KnownTool } from "#app/features/tools/known-tool.ts";
import { COULD_NOT_TELL, type Shown, shownOf } from "./summary.ts";

/** What is known of a patient. `entries` undefined: they could not be read. `services`: the asker's, whose lists they are on. */
export interface KnownOf {
	readonly standing: Standing;
	readonly entries: readonly Entry[] | undefined;
	readonly services: ReadonlySet<string>;
}

/** Answers for one patient at `at`, each with what it rests on. Where the two ways do not agree nothing can be told. */
export function checkedDecisions(
	register: KnownRegister,
	{ standing, entries, services }: KnownOf,
	at: Date,
): (tool: KnownTool, purpose: Purpose) => Shown {
	const folded = fold(entries ?? []);
	return (tool, purpose) => {
		const asked = { tool, purpose, services, onList: services.size > 0, at };
		const [kept, again] = [decideOn(register, standing, asked), decideOn(register, folded, asked)];
		// What counts is only a copy of what was said: where the two do not agree, somebody or something changed one.
		const agree = kept.reason === again.reason && kept.choiceSeq === again.choiceSeq;
		return agree ? shownOf(kept, entries) : COULD_NOT_TELL;
	};
}
