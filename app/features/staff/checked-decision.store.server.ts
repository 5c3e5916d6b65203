/** Decisions for staff about one patient: from what counts, and only where what was said gives the same. */
import { standingWord } from "#app/core/deciding-choice.ts";
import type { Decision } from "#app/core/decision.ts";
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
		return agree ? shownOf(kept, entries, otherwise(folded, kept, tool, purpose)) : COULD_NOT_TELL;
	};
}

/** The entries of all who said something else than the answer that a conflict rests on: staff have to know both. */
function otherwise(
	standing: Standing,
	{ reason, choiceSeq }: Decision,
	tool: KnownTool,
	purpose: Purpose,
): number[] {
	if (reason !== "conflict") return [];
	const people = new Set(standing.filter(({ kind }) => kind === "choice").map(({ who }) => who));
	const words = [...people].flatMap((who) => standingWord(standing, tool.id, purpose, who) ?? []);
	const decided = words.find(({ seq }) => seq === choiceSeq);
	return decided === undefined
		? []
		: words.filter(({ state }) => state !== decided.state).map(({ seq }) => seq);
}
